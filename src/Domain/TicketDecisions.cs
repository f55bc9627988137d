using MspEvents.Domain.Json;
using NodaTime;
using static MspEvents.Domain.TicketStatus;

namespace MspEvents.Domain;

/// <content>
/// Decisions are made on the ticket as it was at the command's time, so that what is told late counts if it was allowed then. Refusals:
/// <c>id_taken</c>, <c>contract_terminated</c>, <c>priority_missing</c>, <c>invalid_priority</c>, <c>not_allowed</c>, <c>out_of_order</c>,
/// <c>until_passed</c>, <c>reopen_window_passed</c>, <c>change_request_of_other_contract</c>, <c>link_to_itself</c>, <c>duplicate_of_itself</c>, and those of <see cref="WorkLedger"/>.
/// </content>
public sealed partial record Ticket
{
    static IReadOnlyList<ITicketEvent> Decide(Ticket then, Ticket now, TicketCommand command)
    {
        var decided = then.Decide(now, command);
        return now.StatusChangedAt > command.OccurredAt && !command.Imported && decided.Any(ChangesStatus)
            ? throw new BrokenRule("out_of_order", $"The ticket's status changed again at {now.StatusChangedAt}, after this.")
            : decided;
    }

    IReadOnlyList<ITicketEvent> Decide(Ticket now, TicketCommand command) => (Status, command) switch
    {
        (Unopened, OpenTicket c) => [Opening(c)],
        (_, OpenTicket c) => AlreadyOpened(c) ? [] : throw new BrokenRule("id_taken", "Another ticket has this id."),
        (Unopened, _) => throw BrokenRule.NotAllowed(command, Status),

        (_, RespondToTicket c) => [new ProviderResponded(c.Message, c.Public)],
        (_, ReplyAsCustomer c) when Pauses.ContainsKey(AwaitingCustomer) => [new CustomerReplied(c.Message), new TicketResumed(AwaitingCustomer)],
        (_, ReplyAsCustomer c) => [new CustomerReplied(c.Message)],
        (_, CorrectTicket c) => Correct(c),
        (_, LinkTicket c) when c.Target == c.TicketId => throw new BrokenRule("link_to_itself", "A ticket is linked to something else."),
        (_, LinkTicket c) => now.Links.Contains(new(c.Kind, c.Target, c.Relation)) ? [] : [new TicketLinked(c.Kind, c.Target, c.Relation)],
        (_, LogTicketWork { ChangeContractId: { } change }) when change != ContractId => throw ChangeOfOtherContract(),
        (_, CorrectTicketWork { ChangeContractId: { } change }) when change != ContractId => throw ChangeOfOtherContract(),
        (_, LogTicketWork c) => now.Work.ToLog(c.WorkId, c.Work, c.Terms, c.OccurredAt) is { } work ? [new WorkLogged(work)] : [],
        (_, CorrectTicketWork c) => Work.ToCorrect(c.WorkId, c.Changes, c.Terms) is { } work ? [new WorkCorrected(work, c.Reason)] : [],
        (_, VoidTicketWork c) => Work.IsToVoid(c.WorkId) ? [new WorkVoided(c.WorkId, c.Reason)] : [],
        (_, RecordSlaThreshold c) => now.Thresholds.Contains((c.Metric, c.Cycle, c.Threshold, c.DueAt))
            ? []
            : [new SlaThresholdReached(c.Metric, c.Cycle, c.Threshold, c.DueAt)],

        (Open or Resolved, AssignTicket c) => Assign(c),
        (Open or Resolved, ReprioritiseTicket c) => Reprioritise(c),
        (Open or Resolved, EscalateTicket c) => Escalate(c),
        // Another tool may have let its people do so; that they did is a fact.
        (_, AssignTicket { Imported: true } c) => Assign(c),
        (_, ReprioritiseTicket { Imported: true } c) => Reprioritise(c),
        (_, EscalateTicket { Imported: true } c) => Escalate(c),

        (Open, PauseTicket c) => Pause(c),
        (_, ResumeTicket { Reason: null }) when Pauses.IsEmpty => [],
        (_, ResumeTicket { Reason: { } reason }) when !Pauses.ContainsKey(reason) => [],
        (_, ResumeTicket c) => [new TicketResumed(c.Reason)],

        (Open, ResolveTicket c) => [new TicketResolved(c.Resolution, c.Cause, c.KnowledgeRef)],
        (Resolved, ResolveTicket) => [],
        (Open, CloseTicket) => [new TicketResolved(null, null, null), new TicketClosed()],
        (Resolved, CloseTicket) => [new TicketClosed()],
        (Closed, CloseTicket) => [],
        (_, CancelTicket { DuplicateOf: { } original } c) when original == c.TicketId =>
            throw new BrokenRule("duplicate_of_itself", "A ticket is a duplicate of another one."),
        (Open, CancelTicket c) => [new TicketCancelled(c.Reason, c.DuplicateOf)],
        (Cancelled, CancelTicket) => [],
        (Open, ReopenTicket) => [],
        (Resolved or Closed, ReopenTicket c) when !c.Imported && ReopenWindowPassed(c) =>
            throw new BrokenRule("reopen_window_passed", $"It was resolved more than {c.ReopenWindowDays} days ago; open a new ticket linked to it as 'follows'."),
        (Resolved or Closed, ReopenTicket c) => [new TicketReopened(c.Reason)],

        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static BrokenRule ChangeOfOtherContract() => new("change_request_of_other_contract", "The change request belongs to another contract.");

    static bool ChangesStatus(ITicketEvent @event) => @event is TicketResolved or TicketReopened or TicketClosed or TicketCancelled;

    static TicketOpened Opening(OpenTicket c)
    {
        if (!c.Imported && c.ContractTerminatedAt <= c.OccurredAt)
            throw new BrokenRule("contract_terminated", "The contract was terminated by then.");
        var (priority, from) = Rank(c.Impact, c.Urgency, c.Priority, c.Matrix);
        return new()
        {
            ClientId = c.ClientId,
            ContractId = c.ContractId,
            Title = c.Title,
            Description = c.Description,
            Type = c.Type,
            Category = c.Category,
            PausedFor = [.. c.PausedFor.Distinct()],
            Impact = c.Impact,
            Urgency = c.Urgency,
            Priority = priority,
            PriorityFrom = from,
            Requester = c.Requester,
            Channel = c.Channel,
            ServiceArea = c.ServiceArea,
            StoryId = c.StoryId,
            External = c.External,
        };
    }

    bool AlreadyOpened(OpenTicket c)
    {
        // Judged at the first opening's time: a contract terminated since changes nothing about what was asked.
        var again = Opening(c with { Imported = true });
        return DomainJson.Same(again, Opened! with { OccurredAt = default, By = null });
    }

    IReadOnlyList<ITicketEvent> Assign(AssignTicket c) =>
        (Assignee, Group) == (c.Assignee, c.Group) ? [] : [new TicketAssigned(c.Assignee, c.Group)];

    IReadOnlyList<ITicketEvent> Reprioritise(ReprioritiseTicket c)
    {
        var (priority, from) = Rank(c.Impact, c.Urgency, c.Priority, c.Matrix);
        return (priority, from, c.Impact ?? Impact, c.Urgency ?? Urgency) == (Priority, PriorityFrom, Impact, Urgency)
            ? []
            : [new TicketReprioritised(c.Impact, c.Urgency, priority, from, c.Reason, c.Mode)];
    }

    IReadOnlyList<ITicketEvent> Escalate(EscalateTicket c) =>
        Escalation is { } last && (last.Level, last.To, last.Reason, last.NextAction, last.Owner) == (c.Level, c.To, c.Reason, c.NextAction, c.Owner)
            ? []
            : [new TicketEscalated(c.Level, c.To, c.Reason, c.NextAction, c.Owner)];

    IReadOnlyList<ITicketEvent> Pause(PauseTicket c)
    {
        if (!c.Imported && c.Until <= c.OccurredAt)
            throw new BrokenRule("until_passed", "A pause ends after it begins.");
        return Pauses.TryGetValue(c.Reason, out var until) && until == c.Until ? [] : [new TicketPaused(c.Reason, c.Until)];
    }

    IReadOnlyList<ITicketEvent> Correct(CorrectTicket c)
    {
        var corrected = new TicketCorrected(c.Title, c.Description, c.Type, c.Category, c.Requester, c.ServiceArea, c.StoryId, c.Reason);
        return Evolve(this, corrected) == this ? [] : [corrected];
    }

    bool ReopenWindowPassed(ReopenTicket c) => c.OccurredAt - ResolvedAt > Duration.FromDays(c.ReopenWindowDays);

    static (int Priority, PriorityOrigin From) Rank(int? impact, int? urgency, int? stated, IReadOnlyList<IReadOnlyList<int>> matrix) =>
        (impact, urgency, stated) switch
        {
            (_, _, >= 1 and <= 5) => (stated.Value, PriorityOrigin.Stated),
            ( >= 1 and <= 3, >= 1 and <= 3, null) => (matrix[impact.Value - 1][urgency.Value - 1], PriorityOrigin.Matrix),
            (null, _, null) or (_, null, null) => throw new BrokenRule("priority_missing", "A priority is stated, or follows from impact and urgency."),
            _ => throw new BrokenRule("invalid_priority", "Impact and urgency are 1 to 3, a priority is 1 to 5."),
        };
}
