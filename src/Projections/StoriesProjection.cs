using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of user stories, and the words they are found by.</summary>
public sealed class StoriesProjection() : Projection("stories", 1, 2)
{
    static readonly ViewTable<Row> Stories = new("views_stories", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Story.Version),
        Column<Row>.Uuid("client_id", row => row.Story.ClientId),
        Column<Row>.Uuid("contract_id", row => row.Story.ContractId),
        Column<Row>.Text("text", row => row.Story.Text),
        Column<Row>.Text("role", row => row.Story.Role),
        Column<Row>.Text("want", row => row.Story.Want),
        Column<Row>.Text("benefit", row => row.Story.Benefit),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Story.Status)),
        Column<Row>.Integer("open_questions", row => row.Story.OpenQuestions.Count),
        Column<Row>.Text("source", row => SlaTables.NameOf(row.Story.Source)),
        Column<Row>.Text("source_ref", row => row.Story.SourceRef),
        Column<Row>.Text("category", row => row.Story.Analysis?.Category),
        Column<Row>.Integer("complexity", row => row.Story.Analysis?.Complexity),
        Column<Row>.Integer("impact", row => row.Story.Analysis?.Impact),
        Column<Row>.TextList("themes", row => row.Story.Analysis?.Themes ?? []),
        Column<Row>.Integer("value", row => row.Story.Priority?.Value),
        Column<Row>.Integer("urgency", row => row.Story.Priority?.Urgency),
        Column<Row>.Numeric("feasibility", row => row.Story.Priority?.Feasibility),
        Column<Row>.Numeric("score", row => row.Story.Priority?.Score),
        Column<Row>.Text("moscow", row => row.Story.Priority?.Moscow is { } moscow ? SlaTables.NameOf(moscow) : null),
        Column<Row>.Boolean("confirmed", row => row.Story.Validation?.Confirmed),
        Column<Row>.Uuid("use_case_id", row => row.Story.UseCaseId),
        Column<Row>.Text("team", row => row.Story.Team),
        Column<Row>.Integer("alignment", row => row.Story.Accepted?.Alignment),
        Column<Row>.Uuid("merged_into", row => row.Story.MergedInto),
        Column<Row>.Integer("findings", row => row.Findings),
        Column<Row>.Timestamp("captured_at", row => row.Story.CapturedAt),
        Column<Row>.Timestamp("started_at", row => row.Story.StartedAt),
        Column<Row>.Timestamp("delivered_at", row => row.Story.DeliveredAt),
        Column<Row>.Timestamp("accepted_at", row => row.Story.Accepted?.At),
        Column<Row>.BigInt("work_minutes", row => row.Story.WorkMinutes),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> StoryWordRows = WordRow.Table("views_story_words", "story_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<IStoryEvent>()
        .On<StoryCaptured>().On<ClarificationRequested>().On<StoryClarified>().On<StoryRefined>().On<StoryAnalysed>().On<StoryPrioritised>()
        .On<StoryValidated>().On<StoryDesigned>().On<StoryStarted>().On<StoryDelivered>().On<StoryAccepted>().On<StorySentBack>().On<StoryMerged>()
        .On<StoryUnmerged>().On<StoryRetired>().On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>().On<ResourcesAllocated>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Stories, StoryWordRows];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<IStoryEvent>(key);
        if (UserStoryDetails.Of(facts) is not { } story)
            return;
        rows.Add(Stories, new(key, story, StoryFindings.Of(story.Text).Count, facts[^1].Position));
        foreach (var word in Words.Of([story.Text, story.PainPoint, story.DesiredOutcome, story.SourceRef, story.Analysis?.Category, .. story.Analysis?.Themes ?? []]))
            rows.Add(StoryWordRows, new(word, key));
    }

    sealed record Row(Guid Id, UserStoryDetails Story, int Findings, long LastPosition);
}
