using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a use case's stream.</summary>
public abstract record UseCaseCommand : DomainCommand;

/// <summary>Defines a use case. The client's zone, whether it is still served and whose the stories are, are looked up.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Content">What it says; title and goal among it.</param>
/// <param name="TimeZone">The client's, looked up.</param>
/// <param name="ClientOffboarded">Whether the client is served no longer, looked up.</param>
/// <param name="StoryClients">The clients of the stories named, looked up.</param>
public sealed record DefineUseCase(
    Guid ClientId, UseCaseChanges Content, string TimeZone, bool ClientOffboarded, IReadOnlyList<Guid> StoryClients) : UseCaseCommand;

/// <summary>Changes what a use case says. Whose the stories are is looked up.</summary>
public sealed record ReviseUseCase(UseCaseChanges Changes, string Reason, IReadOnlyList<Guid> StoryClients) : UseCaseCommand;

/// <summary>Gives a priority, with the reason for it.</summary>
public sealed record PrioritiseUseCase(WeightedPriority Priority, string Rationale) : UseCaseCommand;

/// <summary>Tells stakeholders the rationale in force.</summary>
public sealed record CommunicateRationale(IReadOnlyList<string> To, string Channel) : UseCaseCommand;

/// <summary>Records that a stakeholder took note of the rationale.</summary>
public sealed record AcknowledgeRationale(string Stakeholder) : UseCaseCommand;

/// <summary>Adopts a solution template. Whether it is retired is looked up.</summary>
public sealed record AdoptTemplate(Guid TemplateId, string? Adaptations, bool TemplateRetired) : UseCaseCommand;

/// <summary>Records completed training.</summary>
public sealed record RecordTraining(string Team, string Skill, IReadOnlyList<string> CompletedBy) : UseCaseCommand;

/// <summary>Reviews the use case.</summary>
public sealed record ReviewUseCase(string Outcome, LocalDate NextReviewOn) : UseCaseCommand;

/// <summary>Sets someone, or a team, aside.</summary>
public sealed record AllocateToUseCase(ResourceAllocation Allocation) : UseCaseCommand;

/// <summary>Names a scenario.</summary>
public sealed record IdentifyScenario(
    string ScenarioKey,
    ScenarioKind Kind,
    string Narrative,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Challenges,
    IReadOnlyList<string> Opportunities) : UseCaseCommand;

/// <summary>Assesses a scenario's likelihood and impact.</summary>
public sealed record AssessScenario(string ScenarioKey, int Likelihood, int Impact, string? Note) : UseCaseCommand;

/// <summary>Plans what is done when a scenario comes.</summary>
public sealed record PlanContingency(
    string ScenarioKey, IReadOnlyList<string> Contingency, IReadOnlyList<string> Resources, IReadOnlyList<string> Communication, string Owner) : UseCaseCommand;

/// <summary>Simulates a scenario. The contract's client and its terms are looked up.</summary>
/// <param name="ScenarioKey">The scenario.</param>
/// <param name="Input">What happens, and who works on it.</param>
/// <param name="ContractClientId">The contract's client, looked up.</param>
/// <param name="Terms">The contract's terms in force when the run starts, looked up; null where it is not in force then.</param>
public sealed record SimulateScenario(string ScenarioKey, SimulationInput Input, Guid ContractClientId, TermsInForce? Terms) : UseCaseCommand;

/// <summary>Records a rehearsal of a scenario.</summary>
public sealed record ExerciseScenario(string ScenarioKey, Instant HeldAt, IReadOnlyList<string> Findings, IReadOnlyList<string> Gaps) : UseCaseCommand;

/// <summary>Pursues the use case no longer.</summary>
public sealed record RetireUseCase(string Reason) : UseCaseCommand;
