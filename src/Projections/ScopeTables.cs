using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The tables of the scope projection.</summary>
static class ScopeTables
{
    public static readonly ViewTable<WorkRow> Work = new("views_scope_work", "stream_id", ["stream_id", "work_id"],
    [
        Column<WorkRow>.Uuid("stream_id", row => row.StreamId),
        Column<WorkRow>.Uuid("work_id", row => row.Entry.WorkId),
        Column<WorkRow>.Text("holder", row => SlaTables.NameOf(row.Holder)),
        Column<WorkRow>.Uuid("contract_id", row => row.ContractId),
        Column<WorkRow>.Uuid("client_id", row => row.ClientId),
        Column<WorkRow>.Text("coverage", row => SlaTables.NameOf(row.Coverage)),
        Column<WorkRow>.Timestamp("started_at", row => row.Entry.StartedAt),
        Column<WorkRow>.Date("month", row => row.Month),
        Column<WorkRow>.Text("who", row => row.Entry.Who),
        Column<WorkRow>.Text("role", row => row.Entry.Role),
        Column<WorkRow>.Integer("minutes", row => row.Entry.Minutes),
        Column<WorkRow>.BigInt("rate", row => row.Entry.Rate),
        Column<WorkRow>.BigInt("cost", row => row.Entry.Cost),
        Column<WorkRow>.Boolean("unrated", row => row.Entry.Unrated),
        Column<WorkRow>.Boolean("billable", row => row.Entry.Billable),
        Column<WorkRow>.Text("scope_item", row => row.Entry.ScopeItem),
        Column<WorkRow>.Uuid("change_request_id", row => row.Entry.ChangeRequestId),
    ]);

    public static readonly ViewTable<WorkStepRow> WorkSteps = new("views_scope_work_steps", "stream_id", ["stream_id", "position"],
    [
        Column<WorkStepRow>.Uuid("stream_id", row => row.Step.StreamId),
        Column<WorkStepRow>.BigInt("position", row => row.Step.Position),
        Column<WorkStepRow>.Uuid("contract_id", row => row.ContractId),
        Column<WorkStepRow>.Timestamp("occurred_at", row => row.Step.OccurredAt),
        Column<WorkStepRow>.Text("what", row => row.Step.What),
        Column<WorkStepRow>.Text("holder", row => SlaTables.NameOf(row.Step.Holder)),
        Column<WorkStepRow>.Uuid("work_id", row => row.Step.WorkId),
        Column<WorkStepRow>.Timestamp("started_at", row => row.Step.Work?.StartedAt),
        Column<WorkStepRow>.Integer("minutes", row => row.Step.Work?.Minutes),
        Column<WorkStepRow>.BigInt("cost", row => row.Step.Work?.Cost),
        Column<WorkStepRow>.Boolean("unrated", row => row.Step.Work?.Unrated),
        Column<WorkStepRow>.Boolean("billable", row => row.Step.Work?.Billable),
        Column<WorkStepRow>.Text("scope_item", row => row.Step.Work?.ScopeItem),
        Column<WorkStepRow>.Uuid("change_request_id", row => row.Step.Work?.ChangeRequestId),
    ]);

    public static readonly ViewTable<StoryStepRow> StorySteps = new("views_scope_story_steps", "story_id", ["story_id", "position"],
    [
        Column<StoryStepRow>.Uuid("story_id", row => row.Step.StoryId),
        Column<StoryStepRow>.BigInt("position", row => row.Step.Position),
        Column<StoryStepRow>.Uuid("contract_id", row => row.ContractId),
        Column<StoryStepRow>.Timestamp("occurred_at", row => row.Step.OccurredAt),
        Column<StoryStepRow>.Text("move", row => SlaTables.NameOf(row.Step.Move)),
    ]);

    public static readonly ViewTable<ChangeRow> Changes = new("views_scope_changes", "change_request_id", ["change_request_id"],
    [
        Column<ChangeRow>.Uuid("change_request_id", row => row.Id),
        Column<ChangeRow>.Uuid("contract_id", row => row.Raised.ContractId),
        Column<ChangeRow>.Uuid("client_id", row => row.Raised.ClientId),
        Column<ChangeRow>.BigInt("first_position", row => row.FirstPosition),
        Column<ChangeRow>.Text("status", row => SlaTables.NameOf(row.Change.Status)),
        Column<ChangeRow>.Integer("effort_minutes", row => row.Change.Assessment?.EffortMinutes),
        Column<ChangeRow>.BigInt("cost", row => row.Change.Assessment?.Cost),
        Column<ChangeRow>.Timestamp("raised_at", row => row.Raised.OccurredAt),
        Column<ChangeRow>.Timestamp("submitted_at", row => row.Change.FirstSubmission?.OccurredAt),
        Column<ChangeRow>.Timestamp("decided_at", row => row.Change.Decision is ChangeApproved or ChangeRejected ? row.Change.Decision.OccurredAt : null),
    ]);

    public static readonly ViewTable<BaselineRow> Baselines = new("views_scope_baselines", "contract_id", ["contract_id", "sequence"],
    [
        Column<BaselineRow>.Uuid("contract_id", row => row.ContractId),
        Column<BaselineRow>.Integer("sequence", row => row.Sequence),
        Column<BaselineRow>.Uuid("client_id", row => row.ClientId),
        Column<BaselineRow>.Integer("version", row => row.Step.Baseline.Version),
        Column<BaselineRow>.Timestamp("effective_at", row => row.Step.Baseline.EffectiveAt),
        Column<BaselineRow>.Date("month", row => row.Month),
        Column<BaselineRow>.Uuid("change_request_id", row => row.Step.Baseline.ChangeRequestId),
        Column<BaselineRow>.BigInt("effort_minutes", row => row.Step.Budget.EffortMinutes),
        Column<BaselineRow>.BigInt("cost", row => row.Step.Budget.Cost),
        Column<BaselineRow>.BigInt("effort_growth", row => row.Step.Growth.EffortMinutes),
        Column<BaselineRow>.BigInt("cost_growth", row => row.Step.Growth.Cost),
        Column<BaselineRow>.BigInt("effort_descoped", row => row.Step.Descoped.EffortMinutes),
        Column<BaselineRow>.BigInt("cost_descoped", row => row.Step.Descoped.Cost),
    ]);

    public sealed record WorkRow(WorkEntry Entry, WorkHolder Holder, Guid StreamId, Guid ContractId, Guid ClientId, WorkCoverage Coverage, LocalDate Month);

    public sealed record WorkStepRow(Guid ContractId, WorkStep Step);

    public sealed record StoryStepRow(Guid ContractId, StoryStep Step);

    public sealed record ChangeRow(Guid Id, ChangeRaised Raised, ChangeRequest Change, long FirstPosition);

    public sealed record BaselineRow(Guid ContractId, Guid ClientId, int Sequence, BaselineStep Step, LocalDate Month);
}
