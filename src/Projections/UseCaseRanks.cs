using MspEvents.Domain;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>The ranks of the rated use cases that a client pursues: worked out anew once a page moved one of them, and written where they differ.</summary>
static class UseCaseRanks
{
    static readonly ViewTable<Row> Ranks = new("views_use_case_ranks", "client_id", ["client_id", "use_case_id"],
    [
        Column<Row>.Uuid("client_id", row => row.ClientId),
        Column<Row>.Uuid("use_case_id", row => row.Ranked.Id),
        Column<Row>.Integer("rank", row => row.Ranked.Rank),
        Column<Row>.Integer("best_rank", row => row.Ranked.BestRank),
        Column<Row>.Integer("worst_rank", row => row.Ranked.WorstRank),
    ]);

    /// <summary>The table as the projection's fold sees it: not its own to write.</summary>
    public static ViewTable Kept { get; } = new KeptTable(Ranks.Name, Ranks.Scope, Ranks.Key);

    /// <summary>Ranks the use cases of the clients that a page's events concern, from the rows of all their use cases.</summary>
    public static async Task WriteAsync(ProjectionPage page, ViewTable useCases, CancellationToken cancellationToken)
    {
        Guid[] clients =
        [
            .. page.Events.Select(stored => stored.Event).OfType<DomainEvent>().Where(fact => fact is UseCasePrioritised or UseCaseRetired)
                .Select(fact => fact.ClientId).Distinct(),
        ];
        if (clients.Length == 0)
            return;
        var rated = await ReadAsync(page, useCases, clients, cancellationToken);
        var rows = new ViewRows();
        foreach (var client in clients)
        {
            rows.Begin(client);
            foreach (var ranked in PriorityRanking.Of([.. rated[client]]))
                rows.Add(Ranks, new(client, ranked));
        }

        await using var batch = new NpgsqlBatch(page.Session.Connection, page.Session.Transaction);
        foreach (var statement in Ranks.Differences(page.Session.Tenant, page.Version, rows))
            batch.BatchCommands.Add(statement);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<ILookup<Guid, (Guid Id, WeightedPriority Priority)>> ReadAsync(
        ProjectionPage page, ViewTable useCases, Guid[] clients, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select client_id, id, value, urgency, feasibility, value_weight, urgency_weight, feasibility_weight
             from {useCases.In(page.Version)}
             where tenant_id = $1 and client_id = any ($2) and status = 'active' and value is not null
             """, page.Session.Connection, page.Session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.Session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = clients });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rated = new List<(Guid Client, Guid Id, WeightedPriority Priority)>();
        while (await reader.ReadAsync(cancellationToken))
            rated.Add((reader.GetGuid(0), reader.GetGuid(1), RatingRows.Read(reader, 2)!));
        return rated.ToLookup(row => row.Client, row => (row.Id, row.Priority));
    }

    sealed record Row(Guid ClientId, RankedPriority Ranked);
}
