using System.Text.Json;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Api.UseCases;

/// <summary>Where a rated use case stands among those its client pursues, by score.</summary>
/// <param name="Position">The position of the log the ranks are of.</param>
/// <param name="Rank">From 1; equal scores share the better rank.</param>
/// <param name="BestRank">The best rank were any one weight a fifth lower or higher.</param>
/// <param name="WorstRank">The worst rank likewise.</param>
/// <param name="Ranked">How many use cases are ranked.</param>
sealed record UseCaseStanding(long Position, int Rank, int BestRank, int WorstRank, int Ranked);

/// <summary>Reads where use cases stand: now from rows, at another time by replay.</summary>
sealed class UseCaseStandings(StoreDataSources sources, ProjectionFreshness freshness, BacklogReplay replays, GuardedReplays guarded)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>A use case's standing, as far as the ranks have come in good time; null for one that is not ranked.</summary>
    public async Task<UseCaseStanding?> OfAsync(string tenant, Guid clientId, Guid useCaseId, long position, CancellationToken cancellationToken)
    {
        await freshness.WaitForAsync(tenant, UseCasesProjection.UseCasesName, position, Longest, cancellationToken);
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, UseCasesProjection.UseCasesName, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             select rank, best_rank, worst_rank, ranked
             from (select use_case_id, rank, best_rank, worst_rank, count(*) over ()::integer as ranked
                   from views.views_use_case_ranks_v{state.Version} where tenant_id = $1 and client_id = $2) as ranks
             where use_case_id = $3
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = clientId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = useCaseId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(state.Position, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))
            : null;
    }

    /// <summary>Where a use case stood that was pursued and rated at the point it was read at.</summary>
    public async Task<UseCaseStanding> ReplayAsync(PastStream useCase, Guid clientId, CancellationToken cancellationToken)
    {
        var point = useCase.Stream.Point;
        var question = new Question(useCase.Session.Tenant, clientId, useCase.Stream.Id, point.Position, point.AsOf, point.JudgedAt);
        var answer = await guarded.AnswerAsync(
            useCase.Caller,
            question,
            async cancellation => JsonSerializer.SerializeToUtf8Bytes(
                StandingOf(question, await replays.UseCasesAsync(question.Tenant, clientId, point.Position, point.AsOf, point.JudgedAt, cancellation)),
                AnswerJson.Default.UseCaseStanding),
            cancellationToken);
        return JsonSerializer.Deserialize(answer, AnswerJson.Default.UseCaseStanding)!;
    }

    static UseCaseStanding StandingOf(Question question, IReadOnlyList<RankedPriority> ranks)
    {
        var ranked = ranks.Single(ranked => ranked.Id == question.UseCaseId);
        return new(question.Position, ranked.Rank, ranked.BestRank, ranked.WorstRank, ranks.Count);
    }

    /// <summary>All that a replayed answer follows from.</summary>
    sealed record Question(string Tenant, Guid ClientId, Guid UseCaseId, long Position, Instant? AsOf, Instant JudgedAt);
}
