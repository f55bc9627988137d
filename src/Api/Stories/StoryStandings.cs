using System.Text.Json;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Api.Stories;

/// <summary>Reads where a story stands among the others: now from rows that are brought up to the answer's position first, at another time by replay.</summary>
sealed class StoryStandings(StoreDataSources sources, ProjectionFreshness freshness, BacklogReplay replays, GuardedReplays guarded)
{
    const int MostSimilar = 100;

    // A projection that stands still must not keep every reader waiting.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Where a story stands now.</summary>
    public async Task<StoryBacklogView> ReadAsync(string tenant, Guid clientId, Guid storyId, long position, CancellationToken cancellationToken)
    {
        await freshness.WaitForAsync(tenant, StoryBacklogProjection.BacklogName, position, Longest, cancellationToken);
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, StoryBacklogProjection.BacklogName, cancellationToken);
        var similar = await SimilarAsync(session, state.Version, storyId, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             select r.rank, r.best_rank, r.worst_rank,
                    (select count(*)::integer from views.views_story_ranks_v{state.Version} where tenant_id = $1 and client_id = $2),
                    t.theme_id, t.label, f.client_id, f.role, f.means, f.ends
             from (values ($1::text)) as one (tenant_id)
             left join views.views_story_ranks_v{state.Version} r on r.tenant_id = $1 and r.client_id = $2 and r.story_id = $3
             left join views.views_story_themes_v{state.Version} t on t.tenant_id = $1 and t.client_id = $2 and $3::text = any (t.story_ids)
             left join views.views_story_forms_v{state.Version} f on f.tenant_id = $1 and f.client_id = $2
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = clientId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = storyId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            new(state.Position, Number(0), Number(1), Number(2), reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetGuid(4), Text(5), similar),
            reader.IsDBNull(6) ? null : new(Text(7), Text(8), Text(9)));

        int? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <summary>Where a story stood at the point it was read at, by the code that makes the rows.</summary>
    public async Task<StoryBacklogView> ReplayAsync(PastStream story, Guid clientId, CancellationToken cancellationToken)
    {
        var point = story.Stream.Point;
        var question = new Question(story.Session.Tenant, clientId, story.Stream.Id, point.Position, point.AsOf);
        var answer = await guarded.AnswerAsync(
            story.Caller,
            question,
            async cancellation => JsonSerializer.SerializeToUtf8Bytes(
                ViewOf(question, await replays.StoriesAsync(question.Tenant, clientId, point.Position, point.AsOf, cancellation)), AnswerJson.Default.StoryBacklogView),
            cancellationToken);
        return JsonSerializer.Deserialize(answer, AnswerJson.Default.StoryBacklogView)!;
    }

    static StoryBacklogView ViewOf(Question question, PastBacklog backlog)
    {
        var id = question.StoryId;
        var ranked = backlog.Ranks.FirstOrDefault(ranked => ranked.Id == id);
        var theme = backlog.Themes.FirstOrDefault(theme => theme.Stories.Contains(id));
        var similar =
            from pair in backlog.Pairs
            where pair.First == id || pair.Second == id
            let other = pair.First == id ? pair.Second : pair.First
            orderby pair.Similarity descending, other
            select new SimilarStory(other, pair.IsDuplicate ? StoryLikeness.Duplicate : StoryLikeness.Related, pair.Similarity, pair.IsIdentical);
        return new(
            new(question.Position, ranked?.Rank, ranked?.BestRank, ranked?.WorstRank, backlog.Ranks.Count, theme?.Id, theme?.Label, [.. similar.Take(MostSimilar)]),
            backlog.Form);
    }

    static async Task<IReadOnlyList<SimilarStory>> SimilarAsync(TenantSession session, int version, Guid storyId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select other, kind, similarity, identical from (
                 select second_id as other, kind, similarity, identical from views.views_story_pairs_v{version} where tenant_id = $1 and first_id = $2
                 union all
                 select first_id, kind, similarity, identical from views.views_story_pairs_v{version} where tenant_id = $1 and second_id = $2) as pairs
             order by similarity desc, other limit {MostSimilar}
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = storyId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var similar = new List<SimilarStory>();
        while (await reader.ReadAsync(cancellationToken))
        {
            similar.Add(new(
                reader.GetGuid(0), reader.GetString(1) == "duplicate" ? StoryLikeness.Duplicate : StoryLikeness.Related, reader.GetDecimal(2), reader.GetBoolean(3)));
        }

        return similar;
    }

    /// <summary>All that a replayed answer follows from.</summary>
    sealed record Question(string Tenant, Guid ClientId, Guid StoryId, long Position, Instant? AsOf);
}
