using MspEvents.Api.Commands;
using MspEvents.Api.Priorities;
using MspEvents.Api.Resources;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.UseCases;

/// <summary>Commands of <c>/use-cases</c>.</summary>
static class UseCaseEndpoints
{
    const string Scenario = "scenario";

    public static void MapUseCaseCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<UseCase, UseCaseCommand, IUseCaseEvent>(routes, "use-cases", "UseCase", UseCase.Decider)
            .Start<DefineRequest>("define", "Define a use case", DefineAsync)
            .Ask<ReviseRequest>("revise", "Revise what a use case says", ReviseAsync)
            .Ask<PrioritiseRequest>("prioritise", "Rate the use case, with the reason", body => new PrioritiseUseCase(body.Priority(), body.Rationale))
            .Ask<CommunicateRationaleRequest>("communicate-rationale", "Record that stakeholders were told the rationale",
                body => new CommunicateRationale(body.To, body.Channel))
            .Ask<AcknowledgeRequest>("acknowledge", "Record that a stakeholder took note of the rationale", body => new AcknowledgeRationale(body.Stakeholder))
            .Ask<AdoptTemplateRequest>("adopt-template", "Adopt a solution template", AdoptAsync)
            .Ask<RecordTrainingRequest>("record-training", "Record completed training", body => new RecordTraining(body.Team, body.Skill, body.CompletedBy))
            .Ask<ReviewRequest>("review", "Record a review of the use case", body => new ReviewUseCase(body.Outcome, body.NextReviewOn))
            .Ask<AllocateRequest>("allocate", "Set a person or a team aside for the use case", body => new AllocateToUseCase(body.Allocation))
            .Ask<IdentifyScenarioRequest>("scenarios", "Name a scenario of the use case", body => new IdentifyScenario(
                body.ScenarioKey, body.Kind, body.Narrative, body.Variables, body.Challenges, body.Opportunities))
            .AskPart<AssessScenarioRequest>(Scenario, "assess", "Assess how likely a scenario is and how hard it hits",
                (key, body) => new AssessScenario(key, body.Likelihood, body.Impact, body.Note))
            .AskPart<PlanContingencyRequest>(Scenario, "plan", "Plan what is done when a scenario comes",
                (key, body) => new PlanContingency(key, body.Contingency, body.Resources, body.Communication, body.Owner))
            .AskPart<SimulateScenarioRequest>(Scenario, "simulate", "Simulate a scenario against a contract's targets, calendars and credits", SimulateAsync)
            .AskPart<ExerciseScenarioRequest>(Scenario, "exercise", "Record a rehearsal of a scenario",
                (key, body) => new ExerciseScenario(key, body.HeldAt, body.Findings, body.Gaps))
            .Ask<RetireRequest>("retire", "Pursue the use case no longer", body => new RetireUseCase(body.Reason));

    static async Task<UseCaseCommand> DefineAsync(DefineRequest body, Situation<UseCase> situation, CancellationToken cancellation)
    {
        var client = await situation.LookUps.ClientAsync(body.ClientId, "#/clientId", cancellation);
        return new DefineUseCase(
            body.ClientId, body.Content, client.Onboarded!.TimeZone, client.Offboarded is not null,
            await StoryClientsAsync(body.StoryIds, situation.LookUps, cancellation));
    }

    static async Task<UseCaseCommand> ReviseAsync(ReviseRequest body, Situation<UseCase> situation, CancellationToken cancellation) =>
        new ReviseUseCase(body.Changes, body.Reason, await StoryClientsAsync(body.StoryIds ?? [], situation.LookUps, cancellation));

    static async Task<IReadOnlyList<Guid>> StoryClientsAsync(IReadOnlyList<Guid> stories, LookUps lookUps, CancellationToken cancellation)
    {
        var clients = new List<Guid>();
        for (var index = 0; index < stories.Count; index++)
        {
            var owner = await lookUps.OwnerAsync(UserStory.Decider.StreamType, stories[index], FormattableString.Invariant($"#/storyIds/{index}"), cancellation);
            clients.Add(owner!.Value.ClientId);
        }

        return clients;
    }

    static async Task<UseCaseCommand> AdoptAsync(AdoptTemplateRequest body, Situation<UseCase> situation, CancellationToken cancellation)
    {
        var facts = await situation.LookUps.FactsAsync<TemplateEvent>(SolutionTemplate.Decider.StreamType, body.TemplateId, "#/templateId", cancellation);
        var retiredAt = SolutionTemplate.Decider.Fold(facts).RetiredAt;
        return new AdoptTemplate(body.TemplateId, body.Adaptations, retiredAt <= situation.At);
    }

    static async Task<UseCaseCommand> SimulateAsync(string key, SimulateScenarioRequest body, Situation<UseCase> situation, CancellationToken cancellation)
    {
        var contract = await situation.LookUps.ContractAsync(body.ContractId, "#/contractId", cancellation);
        return new SimulateScenario(key, body.Input, contract.ClientId, contract.Terms.TermsAt(body.StartsAt));
    }
}
