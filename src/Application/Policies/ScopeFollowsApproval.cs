using MspEvents.Domain;

namespace MspEvents.Application.Policies;

/// <summary>An approved change amends its contract's scope, at the instant of the approval and by whoever approved it.</summary>
public static class ScopeFollowsApproval
{
    /// <summary>The policy.</summary>
    public static Policy Policy { get; } = new("scope_follows_approval", [DomainEvents.NameOf(typeof(ChangeApproved))], ReactAsync);

    static async Task ReactAsync(PolicyCause cause, CancellationToken cancellationToken)
    {
        var approved = (ChangeApproved)cause.Event;
        // A change within the scope leaves the baseline as it is.
        if (approved.ScopeChange.IsEmpty() || approved.ContractId is not { } contract)
            return;
        await cause.AskAsync(
            Contract.Decider,
            contract,
            approved.ApprovedBy.Name,
            (situation, cancellation) => AmendmentAsync(approved, cause.Stored.StreamId, situation.LookUps, cancellation),
            cancellationToken);
    }

    static async Task<ContractCommand> AmendmentAsync(ChangeApproved approved, Guid change, LookUps lookUps, CancellationToken cancellationToken)
    {
        var facts = await lookUps.FactsAsync<ChangeRequestEvent>(ChangeRequest.Decider.StreamType, change, null, cancellationToken);
        var (scope, request) = (approved.ScopeChange, ChangeRequest.Decider.Fold(facts));
        return new AmendScope(approved.EffectiveFrom, scope.Add, scope.Remove, scope.Change, change, request.Request!.Title) { Approval = request };
    }
}
