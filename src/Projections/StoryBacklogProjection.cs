using MspEvents.Domain;
using MspEvents.EventStore;
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

    // Cutting a story takes longer than comparing it, and what it is cut into follows from its text alone, whoever's it is.
    readonly BoundedCache<string, StoryTokens> tokens = new(10_000);

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

    internal override bool Gathers => true;

    internal override bool IsCostly(StoredEvent stored) => stored.Event is DomainEvent fact && (MovesRanks(fact) || MovesWords(fact));

    internal override async Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
    {
        if (ClientsOf(page, MovesRanks) is { Length: > 0 } ranked)
            await WriteAsync(page, ranked, await RatedAsync(page, ranked, cancellationToken), BacklogTables.AddRanks, BacklogTables.OfRanks, cancellationToken);
        if (ClientsOf(page, MovesWords) is { Length: > 0 } worded)
            await WriteAsync(page, worded, await WordedAsync(page, worded, cancellationToken), BacklogTables.AddWording, BacklogTables.OfWording, cancellationToken);
    }

    static bool MovesRanks(DomainEvent @event) =>
        @event is StoryPrioritised or StoryAccepted or StoryMerged or StoryUnmerged or StoryRetired;

    // A merged or retired story leaves what it was compared with.
    static bool MovesWords(DomainEvent @event) => @event is StoryCaptured or StoryMerged or StoryUnmerged or StoryRetired
        or StoryRefined { Changes.Text: not null } or StoryClarified { Changes.Text: not null };

    static Guid[] ClientsOf(ProjectionPage page, Func<DomainEvent, bool> moves) =>
        [.. page.Events.Select(stored => stored.Event).OfType<DomainEvent>().Where(moves).Select(fact => fact.ClientId).Distinct()];

    static async Task WriteAsync<TStory>(
        ProjectionPage page, Guid[] clients, ILookup<Guid, TStory> stories, Action<ViewRows, Guid, IEnumerable<TStory>> add, IReadOnlyList<ViewTable> tables,
        CancellationToken cancellationToken)
    {
        var rows = new ViewRows();
        foreach (var client in clients)
        {
            rows.Begin(client);
            add(rows, client, stories[client]);
        }

        await using var batch = new NpgsqlBatch(page.Session.Connection, page.Session.Transaction);
        foreach (var statement in tables.SelectMany(table => table.Differences(page.Session.Tenant, page.Version, rows)))
            batch.BatchCommands.Add(statement);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static Task<ILookup<Guid, RatedStory>> RatedAsync(ProjectionPage page, Guid[] clients, CancellationToken cancellationToken) => ReadAsync(
        page, clients, "value, urgency, feasibility, value_weight, urgency_weight, feasibility_weight", "status not in ('accepted', 'merged', 'retired') and value is not null",
        (reader, first) => new RatedStory(reader.GetGuid(1), RatingRows.Read(reader, first)!), cancellationToken);

    Task<ILookup<Guid, WordedStory>> WordedAsync(ProjectionPage page, Guid[] clients, CancellationToken cancellationToken) => ReadAsync(
        page, clients, "text", "status not in ('merged', 'retired')",
        (reader, first) => new WordedStory(reader.GetGuid(1), TokensOf(reader.GetString(first))), cancellationToken);

    static async Task<ILookup<Guid, TStory>> ReadAsync<TStory>(
        ProjectionPage page, Guid[] clients, string columns, string condition, Func<NpgsqlDataReader, int, TStory> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select client_id, story_id, {columns} from {Stories.In(page.Version)}
             where tenant_id = $1 and client_id = any ($2) and {condition}
             order by captured_at, story_id
             """, page.Session.Connection, page.Session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.Session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = clients });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stories = new List<(Guid Client, TStory Story)>();
        while (await reader.ReadAsync(cancellationToken))
            stories.Add((reader.GetGuid(0), read(reader, 2)));
        return stories.ToLookup(row => row.Client, row => row.Story);
    }

    StoryTokens TokensOf(string text)
    {
        if (tokens.TryGet(text, out var known))
            return known;
        var cut = StoryTokens.Of(text);
        tokens.Set(text, cut);
        return cut;
    }

    sealed record Row(Guid Id, UserStoryDetails Story);
}
