using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of change requests, and the words they are found by.</summary>
public sealed class ChangeRequestsProjection() : Projection("change_requests", 1, 2)
{
    static readonly ViewTable<Row> Changes = new("views_change_requests", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Change.Version),
        Column<Row>.Uuid("contract_id", row => row.Change.ContractId),
        Column<Row>.Uuid("client_id", row => row.Change.ClientId),
        Column<Row>.Text("title", row => row.Change.Title),
        Column<Row>.Text("kind", row => SlaTables.NameOf(row.Change.Kind)),
        Column<Row>.Text("priority", row => row.Change.Priority is { } priority ? SlaTables.NameOf(priority) : null),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Change.Status)),
        Column<Row>.Text("requested_by_name", row => row.Change.RequestedBy.Name),
        Column<Row>.Text("requested_by_role", row => row.Change.RequestedBy.Role),
        Column<Row>.Text("requested_by_organisation", row => SlaTables.NameOf(row.Change.RequestedBy.Organisation)),
        Column<Row>.Uuid("story_id", row => row.Change.StoryId),
        Column<Row>.Uuid("ticket_id", row => row.Change.TicketId),
        Column<Row>.Integer("effort_minutes", row => row.Change.Assessment?.EffortMinutes),
        Column<Row>.BigInt("cost", row => row.Change.Assessment?.Cost),
        Column<Row>.Integer("schedule_days", row => row.Change.Assessment?.ScheduleDays),
        Column<Row>.Text("risk", row => row.Change.Assessment?.Risk is { } risk ? SlaTables.NameOf(risk) : null),
        Column<Row>.TextList("affects", row => row.Change.Assessment?.Affects ?? []),
        Column<Row>.Text("decider", row => row.Change.Submission?.To),
        Column<Row>.Timestamp("decide_by", row => row.Change.Submission?.DecideBy),
        Column<Row>.Timestamp("raised_at", row => row.Change.RaisedAt),
        Column<Row>.Timestamp("submitted_at", row => row.Change.SubmittedAt),
        Column<Row>.Timestamp("deferred_until", row => row.Change.Deferral?.Until),
        Column<Row>.Timestamp("decided_at", row => row.Change.DecidedAt),
        Column<Row>.Text("approved_by_name", row => row.Change.Approval?.ApprovedBy.Name),
        Column<Row>.Text("approved_by_organisation", row => row.Change.Approval is { } approval ? SlaTables.NameOf(approval.ApprovedBy.Organisation) : null),
        Column<Row>.Date("effective_from", row => row.Change.Approval?.EffectiveFrom),
        Column<Row>.Integer("actual_effort_minutes", row => row.Change.Implementation?.ActualEffortMinutes),
        Column<Row>.BigInt("actual_cost", row => row.Change.Implementation?.ActualCost),
        Column<Row>.Timestamp("implemented_at", row => row.Change.Implementation?.ImplementedAt),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> ChangeWords = WordRow.Table("views_change_request_words", "change_request_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ChangeRequestEvent>()
        .On<ChangeRaised>().On<ChangeAssessed>().On<ChangeSubmitted>().On<ChangeApproved>().On<ChangeRejected>().On<ChangeDeferred>()
        .On<ChangeWithdrawn>().On<ChangeImplemented>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Changes, ChangeWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (ChangeRequestDetails.Of(facts) is not { } change)
            return;
        rows.Add(Changes, new(key, change, facts[^1].Position));
        foreach (var word in Words.Of(change.Title, change.Reason, change.RequestedBy.Name, change.RequestedBy.Role, change.Submission?.To))
            rows.Add(ChangeWords, new(word, key));
    }

    sealed record Row(Guid Id, ChangeRequestDetails Change, long LastPosition);
}
