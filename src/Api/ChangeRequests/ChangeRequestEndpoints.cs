using MspEvents.Api.Commands;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.ChangeRequests;

/// <summary>Commands of <c>/change-requests</c>.</summary>
static class ChangeRequestEndpoints
{
    public static void MapChangeRequestCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<ChangeRequest, ChangeRequestCommand, ChangeRequestEvent>(routes, "change-requests", "ChangeRequest", ChangeRequest.Decider)
            .Start<RaiseRequest>("raise", "Ask for a change of what was agreed", RaiseAsync)
            .Ask<AssessRequest>("assess", "Say what the change would take in cost and time", AssessAsync)
            .Ask<SubmitRequest>("submit", "Put the change to someone for a decision", SubmitAsync)
            .Ask<ApproveRequest>("approve", "Approve the change; the contract's scope is then amended by it, once", ApproveAsync)
            .Ask<RejectRequest>("reject", "Reject the change for good", body => new RejectChange(body.Reason))
            .Ask<DeferRequest>("defer", "Put the decision off", DeferAsync)
            .Ask<WithdrawRequest>("withdraw", "Withdraw the change while it is undecided", body => new WithdrawChange(body.Reason))
            .Ask<ImplementRequest>("implement", "Record that the approved change was carried out",
                body => new ImplementChange(body.ActualEffortMinutes, body.ActualCost));

    static async Task<ChangeRequestCommand> RaiseAsync(RaiseRequest body, Situation<ChangeRequest> situation, CancellationToken cancellation)
    {
        var contract = await situation.LookUps.ContractAsync(body.ContractId, "#/contractId", cancellation);
        return new RaiseChange
        {
            ContractId = body.ContractId,
            ClientId = contract.ClientId,
            ContractTerminatedAt = contract.Terms.TerminatedAt,
            Title = body.Title,
            Reason = body.Reason,
            Priority = body.Priority,
            RequestedBy = body.RequestedBy,
            Kind = body.Kind,
            StoryId = body.StoryId,
            StoryClientId = (await situation.LookUps.OwnerAsync(UserStory.Decider.StreamType, body.StoryId, "#/storyId", cancellation))?.ClientId,
            TicketId = body.TicketId,
            TicketContractId = (await situation.LookUps.OwnerAsync(Ticket.Decider.StreamType, body.TicketId, "#/ticketId", cancellation))?.ContractId,
        };
    }

    static async Task<ChangeRequestCommand> AssessAsync(AssessRequest body, Situation<ChangeRequest> situation, CancellationToken cancellation) =>
        new AssessChange(
            body.EffortMinutes, body.Cost, body.ScheduleDays, body.Priority, body.Risk, body.Affects, body.Note,
            (await TermsAsync(situation, cancellation)).KnownScopeItems);

    static async Task<ChangeRequestCommand> ApproveAsync(ApproveRequest body, Situation<ChangeRequest> situation, CancellationToken cancellation) =>
        new ApproveChange(
            body.ApprovedBy, body.ScopeChange.Resolved(), body.EffectiveFrom, body.Conditions, await TermsAsync(situation, cancellation));

    static async Task<ChangeRequestCommand> SubmitAsync(SubmitRequest body, Situation<ChangeRequest> situation, CancellationToken cancellation) =>
        new SubmitChange(body.To, body.DecideBy?.EndIn(await TermsAsync(situation, cancellation)));

    static async Task<ChangeRequestCommand> DeferAsync(DeferRequest body, Situation<ChangeRequest> situation, CancellationToken cancellation) =>
        new DeferChange(body.Until?.BeginningIn(await TermsAsync(situation, cancellation)), body.Phase, body.Reason);

    static async Task<ContractTerms> TermsAsync(Situation<ChangeRequest> situation, CancellationToken cancellation) =>
        (await situation.LookUps.ContractAsync(situation.State.ContractId!.Value, null, cancellation)).Terms;
}
