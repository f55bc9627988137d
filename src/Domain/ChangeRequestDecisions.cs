using MspEvents.Domain.Json;
using static MspEvents.Domain.ChangeStatus;

namespace MspEvents.Domain;

/// <content>
/// Cost and time come first, decisions are final. Refusals: <c>id_taken</c>, <c>not_allowed</c>, <c>out_of_order</c>, <c>contract_terminated</c>,
/// <c>story_of_other_client</c>, <c>ticket_of_other_contract</c>, <c>not_assessed</c>, <c>same_person</c>, <c>client_approval_needed</c>,
/// <c>decision_final</c>, <c>until_passed</c>, <c>effective_before_signing</c>, and those of <see cref="ScopeChange.Require"/>.
/// </content>
public sealed partial record ChangeRequest
{
    static IReadOnlyList<ChangeRequestEvent> Decide(ChangeRequest then, ChangeRequest now, ChangeRequestCommand command)
    {
        var decided = then.Decide(command);
        // Whatever happens to a change request moves it to another status.
        return decided.Count > 0 && now.StatusChangedAt > command.OccurredAt && !command.Imported
            ? throw new BrokenRule("out_of_order", $"The change request's status changed again at {now.StatusChangedAt}, after this.")
            : decided;
    }

    IReadOnlyList<ChangeRequestEvent> Decide(ChangeRequestCommand command) => (Status, command) switch
    {
        (Unraised, RaiseChange c) => [Raising(c)],
        (_, RaiseChange c) => AlreadyRaised(c) ? [] : throw new BrokenRule("id_taken", "Another change request has this id."),
        (Unraised, _) => throw BrokenRule.NotAllowed(command, Status),

        (Raised or Assessed or Submitted or Deferred, AssessChange c) => Assess(c),
        (Raised or Assessed or Submitted or Deferred, WithdrawChange c) => [new ChangeWithdrawn(c.Reason)],
        (Raised, SubmitChange or ApproveChange or RejectChange or DeferChange) =>
            throw new BrokenRule("not_assessed", "What the change takes in cost and time is assessed before anyone decides on it."),

        (Assessed or Deferred, SubmitChange c) => [Submitting(c)],
        (Submitted, SubmitChange c) when Says(Submission, Submitting(c)) => [],
        (Assessed or Submitted or Deferred, ApproveChange c) => [Approving(c)],
        (Assessed or Submitted or Deferred, RejectChange c) => [new ChangeRejected(c.Reason)],
        (Assessed or Submitted or Deferred, DeferChange c) => Defer(c),

        (Approved, ImplementChange c) => [new ChangeImplemented(c.ActualEffortMinutes, c.ActualCost)],
        (Implemented, ImplementChange c) when Says(Implementation, new ChangeImplemented(c.ActualEffortMinutes, c.ActualCost)) => [],

        (Approved or Implemented, ApproveChange c) when Says(Decision, Approval(c)) => [],
        (Rejected, RejectChange) => [],
        (Withdrawn, WithdrawChange) => [],
        (Approved or Implemented or Rejected or Withdrawn, AssessChange or SubmitChange or ApproveChange or RejectChange or DeferChange or WithdrawChange) =>
            throw new BrokenRule("decision_final", $"It is {Status}; to undo an approval, raise a change of kind removal."),

        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static ChangeRaised Raising(RaiseChange c)
    {
        if (!c.Imported && c.ContractTerminatedAt <= c.OccurredAt)
            throw new BrokenRule("contract_terminated", "The contract was terminated by then.");
        if (c.StoryClientId is { } client && client != c.ClientId)
            throw new BrokenRule("story_of_other_client", "The story is another client's.");
        if (c.TicketContractId is { } contract && contract != c.ContractId)
            throw new BrokenRule("ticket_of_other_contract", "The ticket falls under another contract.");
        return new(c.Title, c.Reason, c.Priority, c.RequestedBy, c.Kind, c.StoryId, c.TicketId) { ClientId = c.ClientId, ContractId = c.ContractId };
    }

    // Judged as when it was raised: a contract terminated since changes nothing about what was asked.
    bool AlreadyRaised(RaiseChange c) => DomainJson.Same(Raising(c with { Imported = true }), Request! with { OccurredAt = default, By = null });

    IReadOnlyList<ChangeRequestEvent> Assess(AssessChange c)
    {
        var assessed = new ChangeAssessed(c.EffortMinutes, c.Cost, c.ScheduleDays, c.Priority, c.Risk, c.Affects, c.Note);
        if (Status == Assessed && Says(Assessment, assessed))
            return [];
        return c.Affects.FirstOrDefault(key => !c.KnownScopeItems.Contains(key)) is { } unknown
            ? throw new BrokenRule("unknown_scope_item", $"No baseline of the contract ever had '{unknown}'.")
            : [assessed];
    }

    static ChangeSubmitted Submitting(SubmitChange c) => new(c.To, c.DecideBy);

    ChangeApproved Approving(ApproveChange c)
    {
        if (!c.Imported && IsSamePerson(c.ApprovedBy.Name, Request!.RequestedBy.Name))
            throw new BrokenRule("same_person", "Nobody approves a change that he asked for himself.");
        if (!c.Imported && Request!.RequestedBy.Organisation == Organisation.Provider && c.ApprovedBy.Organisation != Organisation.Client)
            throw new BrokenRule("client_approval_needed", "What the provider asks for is approved by the client.");
        var approved = Approval(c);
        if (approved.ScopeChange.IsEmpty())
            return approved;
        if (approved.EffectiveFrom < c.Terms.Signed!.SignedOn)
            throw new BrokenRule("effective_before_signing", $"Nothing was agreed before the signing on {c.Terms.Signed.SignedOn}.");
        if (!c.Imported && c.Terms.TerminatedAt <= c.Terms.StartOf(approved.EffectiveFrom))
            throw new BrokenRule("contract_terminated", "The contract is terminated from then on.");
        approved.ScopeChange.Require(c.Terms, approved.EffectiveFrom);
        return approved;
    }

    // Said again without a date, an approval means the date it took effect.
    ChangeApproved Approval(ApproveChange c) => new(
        c.ApprovedBy,
        c.ScopeChange,
        c.EffectiveFrom ?? (Decision as ChangeApproved)?.EffectiveFrom ?? c.OccurredAt.InZone(c.Terms.Zone).Date,
        c.Conditions);

    IReadOnlyList<ChangeRequestEvent> Defer(DeferChange c)
    {
        var deferred = new ChangeDeferred(c.Until, c.Phase, c.Reason);
        if (Status == Deferred && Says(Deferral, deferred))
            return [];
        return c.Until <= c.OccurredAt && !c.Imported ? throw new BrokenRule("until_passed", "A decision is put off to a later time.") : [deferred];
    }

    // Names are all that is known of people here; as with their keys, case and spaces make no other person.
    static bool IsSamePerson(string left, string right) => string.Equals(Bare(left), Bare(right), StringComparison.OrdinalIgnoreCase);

    static string Bare(string name) => string.Join(' ', name.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    static bool Says(ChangeRequestEvent? known, ChangeRequestEvent asked) =>
        known is not null && DomainJson.Same(known with { OccurredAt = default, By = null, ClientId = default, ContractId = null }, asked);
}
