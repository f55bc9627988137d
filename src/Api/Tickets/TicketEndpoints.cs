using MspEvents.Api.Commands;
using MspEvents.Api.Work;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Tickets;

/// <summary>Commands of <c>/tickets</c>.</summary>
static class TicketEndpoints
{
    public static void MapTicketCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<Ticket, TicketCommand, ITicketEvent>(routes, "tickets", "Ticket", Ticket.Decider)
            .Start<OpenRequest>("open", "Open a ticket", OpenAsync)
            .Ask<AssignRequest>("assign", "Give the ticket to a person or group", body => new AssignTicket(body.Assignee, body.Group))
            .Ask<RespondRequest>("respond", "Record the provider's word to the requester, or a note", body => new RespondToTicket(body.Message, body.Public))
            .Ask<CustomerReplyRequest>("customer-reply", "Record the customer's word", body => new ReplyAsCustomer(body.Message))
            .Ask<PauseRequest>("pause", "Pause for a reason", body => new PauseTicket(body.Reason, body.Until))
            .Ask<ResumeRequest>("resume", "End a pause, or all of them", body => new ResumeTicket(body.Reason))
            .Ask<ReprioritiseRequest>("reprioritise", "Change the priority", ReprioritiseAsync)
            .Ask<EscalateRequest>("escalate", "Escalate to a level with an owner and a next action",
                body => new EscalateTicket(body.Level, body.To, body.Reason, body.NextAction, body.Owner))
            .Ask<CorrectRequest>("correct", "Correct what was recorded of the ticket", CorrectAsync)
            .Ask<LogWorkRequest>("log-work", "Log work", LogWorkAsync)
            .Ask<CorrectWorkRequest>("correct-work", "Correct logged work", CorrectWorkAsync)
            .Ask<VoidWorkRequest>("void-work", "Take logged work back", body => new VoidTicketWork(body.WorkId, body.Reason))
            .Ask<LinkRequest>("link", "Link the ticket to a story, a change request, a ticket or an initiative", LinkAsync)
            .Ask<ResolveRequest>("resolve", "Resolve the ticket", body => new ResolveTicket(body.Resolution, body.Cause, body.KnowledgeRef))
            .Ask<ReopenRequest>("reopen", "Reopen the ticket within its contract's window", ReopenAsync)
            .Ask<CloseRequest>("close", "Close the ticket, resolving it first if need be", _ => new CloseTicket())
            .Ask<CancelRequest>("cancel", "Cancel the ticket, as a duplicate if it names the original", CancelAsync);

    static async Task<TicketCommand> OpenAsync(OpenRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        var contract = await situation.LookUps.ContractAsync(body.ContractId, "#/contractId", cancellation);
        await situation.LookUps.RequireAsync(UserStory.Decider.StreamType, body.StoryId, "#/storyId", cancellation);
        return new OpenTicket
        {
            ContractId = body.ContractId,
            ClientId = contract.ClientId,
            Matrix = contract.ServiceLevelsAt(situation.At).Matrix,
            ContractTerminatedAt = contract.Terms.TerminatedAt,
            Title = body.Title,
            Description = body.Description,
            Type = body.Type,
            Category = body.Category,
            PausedFor = body.PausedFor,
            Impact = body.Impact,
            Urgency = body.Urgency,
            Priority = body.Priority,
            Requester = body.Requester,
            Channel = body.Channel,
            ServiceArea = body.ServiceArea,
            StoryId = body.StoryId,
            External = body.External,
        };
    }

    static async Task<TicketCommand> ReprioritiseAsync(ReprioritiseRequest body, Situation<Ticket> situation, CancellationToken cancellation) =>
        new ReprioritiseTicket(
            body.Impact, body.Urgency, body.Priority, body.Reason, body.Mode,
            (await ServiceLevelsAsync(situation, cancellation)).Matrix);

    static async Task<TicketCommand> CorrectAsync(CorrectRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        await situation.LookUps.RequireAsync(UserStory.Decider.StreamType, body.StoryId, "#/storyId", cancellation);
        return new CorrectTicket(
            body.Title, body.Description, body.Type, body.Category, body.Requester, body.ServiceArea, body.StoryId, body.Reason);
    }

    static async Task<TicketCommand> LogWorkAsync(LogWorkRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        return new LogTicketWork(body.WorkId ?? Guid.CreateVersion7(), body.Details, await WorkTermsAsync(situation, cancellation), change?.ContractId);
    }

    static async Task<TicketCommand> CorrectWorkAsync(CorrectWorkRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        return new CorrectTicketWork(body.WorkId, body.Details, body.Reason, await WorkTermsAsync(situation, cancellation), change?.ContractId);
    }

    static async Task<TicketCommand> LinkAsync(LinkRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        await situation.LookUps.RequireAsync(StreamTypeOf(body.Kind), body.Target, "#/target", cancellation);
        return new LinkTicket(body.Kind, body.Target, body.Relation, situation.Id);
    }

    static async Task<TicketCommand> ReopenAsync(ReopenRequest body, Situation<Ticket> situation, CancellationToken cancellation) =>
        new ReopenTicket(body.Reason, (await ServiceLevelsAsync(situation, cancellation)).ReopenWindowDays);

    static async Task<TicketCommand> CancelAsync(CancelRequest body, Situation<Ticket> situation, CancellationToken cancellation)
    {
        await situation.LookUps.RequireAsync(Ticket.Decider.StreamType, body.DuplicateOf, "#/duplicateOf", cancellation);
        return new CancelTicket(body.Reason, body.DuplicateOf, situation.Id);
    }

    // A ticket is judged by what was agreed for its opening, whatever is amended later.
    static async Task<ServiceLevels> ServiceLevelsAsync(Situation<Ticket> situation, CancellationToken cancellation) =>
        (await situation.LookUps.ContractAsync(situation.State.ContractId!.Value, null, cancellation)).ServiceLevelsAt(situation.State.Opened!.OccurredAt);

    static async Task<WorkTerms> WorkTermsAsync(Situation<Ticket> situation, CancellationToken cancellation) =>
        (await situation.LookUps.ContractAsync(situation.State.ContractId!.Value, null, cancellation)).WorkTerms;

    static string StreamTypeOf(LinkKind kind) => kind switch
    {
        LinkKind.Story => UserStory.Decider.StreamType,
        LinkKind.ChangeRequest => ChangeRequest.Decider.StreamType,
        LinkKind.Ticket => Ticket.Decider.StreamType,
        LinkKind.Initiative => Initiative.Decider.StreamType,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
