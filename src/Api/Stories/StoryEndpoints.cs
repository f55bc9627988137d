using MspEvents.Api.Commands;
using MspEvents.Api.Priorities;
using MspEvents.Api.Resources;
using MspEvents.Api.Work;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>Commands of <c>/stories</c>.</summary>
static class StoryEndpoints
{
    public static void MapStoryCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<UserStory, StoryCommand, IStoryEvent>(routes, "stories", "Story", UserStory.Decider)
            .Start<CaptureRequest>("capture", "Write down a need of a client", CaptureAsync)
            .Ask<RequestClarificationRequest>("request-clarification", "Put questions to someone", body => new RequestClarification(body.Questions, body.Of))
            .Ask<ClarifyRequest>("clarify", "Answer the open questions", ClarifyAsync)
            .Ask<RefineRequest>("refine", "Word the story better", RefineAsync)
            .Ask<AnalyseRequest>("analyse", "Examine complexity, impact and dependencies", AnalyseAsync)
            .Ask<PrioritiseRequest>("prioritise", "Rate the story, with a rationale", body => new PrioritiseStory(body.Priority(), body.Moscow, body.Rationale))
            .Ask<ValidateRequest>("validate", "Record whether a stakeholder confirms the need", body => new ValidateStory(body.Evidence, body.Confirmed, body.Note))
            .Ask<DesignRequest>("design", "Lay down how the story will be served", DesignAsync)
            .Ask<StartRequest>("start", "Begin work, or give it to another team", body => new StartStory(body.Team))
            .Ask<DeliverRequest>("deliver", "Record that the story is done", body => new DeliverStory(body.Outcome))
            .Ask<AcceptRequest>("accept", "Record that the stakeholder took it", body => new AcceptStory(body.Alignment, body.Note))
            .Ask<SendBackRequest>("send-back", "Record that the stakeholder did not take it", body => new SendBackStory(body.Reason))
            .Ask<LogWorkUnderContractRequest>("log-work", "Log work under the story's contract, or under the one that is named", LogWorkAsync)
            .Ask<CorrectWorkRequest>("correct-work", "Correct logged work", CorrectWorkAsync)
            .Ask<VoidWorkRequest>("void-work", "Take logged work back", body => new VoidStoryWork(body.WorkId, body.Reason))
            .Ask<AllocateRequest>("allocate", "Set a person or a team aside for the story", body => new AllocateStoryResources(body.Allocation))
            .Ask<MergeRequest>("merge", "Let the story go on in another that says the same", MergeAsync)
            .Ask<UnmergeRequest>("unmerge", "Undo a merge", _ => new UnmergeStory())
            .Ask<RetireRequest>("retire", "Give the story up", body => new RetireStory(body.Reason));

    static async Task<StoryCommand> CaptureAsync(CaptureRequest body, Situation<UserStory> situation, CancellationToken cancellation)
    {
        var client = await situation.LookUps.ClientAsync(body.ClientId, "#/clientId", cancellation);
        return new CaptureStory
        {
            ClientId = body.ClientId,
            ClientOffboarded = client.Offboarded?.OccurredAt <= situation.At,
            Contract = (await ContractAsync(body.ContractId, "#/contractId", situation, cancellation))?.Named,
            Text = body.Text,
            Role = body.Role,
            Want = body.Want,
            Benefit = body.Benefit,
            PainPoint = body.PainPoint,
            DesiredOutcome = body.DesiredOutcome,
            Source = body.Source,
            SourceRef = body.SourceRef,
            Acceptance = body.Acceptance,
        };
    }

    static async Task<StoryCommand> ClarifyAsync(ClarifyRequest body, Situation<UserStory> situation, CancellationToken cancellation) =>
        new ClarifyStory(
            body.Answers, body.Changes?.ToChanges(), (await ContractAsync(body.Changes?.ContractId, "#/changes/contractId", situation, cancellation))?.Named);

    static async Task<StoryCommand> RefineAsync(RefineRequest body, Situation<UserStory> situation, CancellationToken cancellation) =>
        new RefineStory(body.Changes.ToChanges(), (await ContractAsync(body.ContractId, "#/contractId", situation, cancellation))?.Named, body.Reason);

    static async Task<StoryCommand> AnalyseAsync(AnalyseRequest body, Situation<UserStory> situation, CancellationToken cancellation) =>
        new AnalyseStory(
            situation.Id, body.Category, body.Complexity, body.Impact, body.DependsOn, body.Themes,
            await situation.LookUps.DependenciesAsync(body.DependsOn, situation.Id, "#/dependsOn", cancellation));

    static async Task<StoryCommand> DesignAsync(DesignRequest body, Situation<UserStory> situation, CancellationToken cancellation)
    {
        await situation.LookUps.RequireAsync(UseCase.Decider.StreamType, body.UseCaseId, "#/useCaseId", cancellation);
        return new DesignStory(body.Blueprint.ToBlueprint(), body.UseCaseId);
    }

    static async Task<StoryCommand> LogWorkAsync(LogWorkUnderContractRequest body, Situation<UserStory> situation, CancellationToken cancellation)
    {
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        var named = await ContractAsync(body.ContractId, "#/contractId", situation, cancellation);
        var own = await ContractAsync(situation.State.ContractId, null, situation, cancellation);
        return new LogStoryWork(body.WorkId ?? Guid.CreateVersion7(), body.Details, named?.Named, (own ?? named)?.Terms, change?.ContractId);
    }

    static async Task<StoryCommand> CorrectWorkAsync(CorrectWorkRequest body, Situation<UserStory> situation, CancellationToken cancellation)
    {
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        // Work that is not known is refused by the decision, which needs no terms for it.
        Guid? under = situation.State.WorkContracts.TryGetValue(body.WorkId, out var contract) ? contract : null;
        return new CorrectStoryWork(
            body.WorkId, body.Details, body.Reason, (await ContractAsync(under, null, situation, cancellation))?.Terms, change?.ContractId);
    }

    static async Task<StoryCommand> MergeAsync(MergeRequest body, Situation<UserStory> situation, CancellationToken cancellation) =>
        new MergeStory(situation.Id, await situation.LookUps.StoryAsync(body.Into, "#/into", cancellation));

    static async Task<(StoryContract Named, WorkTerms Terms)?> ContractAsync(
        Guid? contractId, string? pointer, Situation<UserStory> situation, CancellationToken cancellation)
    {
        if (contractId is not { } id)
            return null;
        var contract = await situation.LookUps.ContractAsync(id, pointer, cancellation);
        return (new(id, contract.ClientId), contract.WorkTerms);
    }
}
