using MspEvents.Domain;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>
/// Each client's backlog as a whole: ranks with their sensitivity, duplicates, themes, the usual form. What follows from all stories of a client is worked
/// out anew once a page is written, from the rows alone, and written where it differs.
/// </summary>
public sealed class StoryBacklogProjection() : Projection(BacklogName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string BacklogName = "story_backlog";

    static readonly ViewTable<Row> Stories = new("views_story_backlog", "story_id", ["story_id"],
    [
        Column<Row>.Uuid("story_id", row => row.Id),
        Column<Row>.Uuid("client_id", row => row.Story.ClientId),
        Column<Row>.Uuid("contract_id", row => row.Story.ContractId),
        Column<Row>.Text("text", row => row.Story.Text),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Story.Status)),
        Column<Row>.Integer("value", row => row.Story.Priority?.Value),
        Column<Row>.Integer("urgency", row => row.Story.Priority?.Urgency),
        Column<Row>.Numeric("feasibility", row => row.Story.Priority?.Feasibility),
        Column<Row>.Numeric("value_weight", row => row.Story.Priority?.Weights.Value),
        Column<Row>.Numeric("urgency_weight", row => row.Story.Priority?.Weights.Urgency),
        Column<Row>.Numeric("feasibility_weight", row => row.Story.Priority?.Weights.Feasibility),
        Column<Row>.Text("moscow", row => row.Story.Priority?.Moscow is { } moscow ? SlaTables.NameOf(moscow) : null),
        Column<Row>.Text("rationale", row => row.Story.Priority?.Rationale),
        Column<Row>.Timestamp("captured_at", row => row.Story.CapturedAt),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<IStoryEvent>()
        .On<StoryCaptured>().On<StoryClarified>().On<StoryRefined>().On<StoryAnalysed>().On<StoryPrioritised>().On<StoryValidated>().On<StoryDesigned>()
        .On<StoryStarted>().On<StoryDelivered>().On<StoryAccepted>().On<StorySentBack>().On<StoryMerged>().On<StoryUnmerged>().On<StoryRetired>()
        .Ignore<ClarificationRequested>().Ignore<WorkLogged>().Ignore<WorkCorrected>().Ignore<WorkVoided>().Ignore<ResourcesAllocated>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Stories, .. BacklogTables.Kept];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        if (UserStoryDetails.Of(scope.Of<IStoryEvent>(key)) is { } story)
            rows.Add(Stories, new(key, story));
    }

    internal override async Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
    {
        var ranked = ClientsOf(page, MovesRanks);
        var worded = ClientsOf(page, MovesWords);
        if (ranked.Count + worded.Count == 0)
            return;
        var stories = await ReadAsync(page, [.. ranked.Union(worded)], cancellationToken);
        var rows = new ViewRows();
        foreach (var client in ranked)
        {
            rows.Begin(client);
            BacklogTables.AddRanks(rows, client, stories[client]);
        }

        await WriteAsync(page, rows, [BacklogTables.Ranks], cancellationToken);
        rows = new ViewRows();
        foreach (var client in worded)
        {
            rows.Begin(client);
            BacklogTables.AddWording(rows, client, stories[client]);
        }

        await WriteAsync(page, rows, [BacklogTables.Pairs, BacklogTables.Themes, BacklogTables.Forms], cancellationToken);
    }

    static bool MovesRanks(DomainEvent @event) =>
        @event is StoryPrioritised or StoryAccepted or StoryMerged or StoryUnmerged or StoryRetired;

    // A merged or retired story leaves what it was compared with.
    static bool MovesWords(DomainEvent @event) => @event is StoryCaptured or StoryMerged or StoryUnmerged or StoryRetired
        or StoryRefined { Changes.Text: not null } or StoryClarified { Changes.Text: not null };

    static List<Guid> ClientsOf(ProjectionPage page, Func<DomainEvent, bool> moves) =>
        [.. page.Events.Select(stored => stored.Event).OfType<DomainEvent>().Where(moves).Select(fact => fact.ClientId).Distinct()];

    static async Task WriteAsync(ProjectionPage page, ViewRows rows, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(page.Session.Connection, page.Session.Transaction);
        foreach (var statement in tables.SelectMany(table => table.Statements(page.Session.Tenant, page.Version, rows)))
            batch.BatchCommands.Add(statement);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<ILookup<Guid, BacklogStory>> ReadAsync(ProjectionPage page, Guid[] clients, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select client_id, story_id, text, status, value, urgency, feasibility, value_weight, urgency_weight, feasibility_weight
             from {Stories.In(page.Version)}
             where tenant_id = $1 and client_id = any ($2) and status not in ('merged', 'retired')
             order by captured_at, story_id
             """, page.Session.Connection, page.Session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.Session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = clients });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stories = new List<(Guid Client, BacklogStory Story)>();
        while (await reader.ReadAsync(cancellationToken))
            stories.Add((reader.GetGuid(0), new(reader.GetGuid(1), reader.GetString(2), reader.GetString(3) == "accepted", RatingRows.Read(reader, 4))));
        return stories.ToLookup(row => row.Client, row => row.Story);
    }

    sealed record Row(Guid Id, UserStoryDetails Story);
}

/// <summary>A live story as its backlog needs to know it.</summary>
/// <param name="Id">The story.</param>
/// <param name="Text">Its words.</param>
/// <param name="Done">Whether it was accepted: ranked no longer, still compared with.</param>
/// <param name="Priority">Its rating, where it has one.</param>
sealed record BacklogStory(Guid Id, string Text, bool Done, WeightedPriority? Priority);
