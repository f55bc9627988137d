using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MspEvents.Domain.Json;

/// <summary>How events and their values are written as JSON: camelCase, enums as camelCase strings, nothing written for null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(InstantConverter), typeof(LocalDateConverter), typeof(YearMonthConverter), typeof(TimeWindowConverter),
        typeof(CamelCaseEnumConverter), typeof(TextConverter),
    ])]
[JsonSerializable(typeof(ClientOnboarded))]
[JsonSerializable(typeof(ClientRenamed))]
[JsonSerializable(typeof(PainPointNamed))]
[JsonSerializable(typeof(ClientOffboarded))]
[JsonSerializable(typeof(ContractSigned))]
[JsonSerializable(typeof(ServiceLevelsAmended))]
[JsonSerializable(typeof(CalendarAmended))]
[JsonSerializable(typeof(IncentivesAmended))]
[JsonSerializable(typeof(ScopeAmended))]
[JsonSerializable(typeof(BlockHoursPurchased))]
[JsonSerializable(typeof(OutageRecorded))]
[JsonSerializable(typeof(OutageEnded))]
[JsonSerializable(typeof(CommunicationAgreed))]
[JsonSerializable(typeof(KpiAgreed))]
[JsonSerializable(typeof(KpiMeasured))]
[JsonSerializable(typeof(KpiRetired))]
[JsonSerializable(typeof(SlaExclusionAgreed))]
[JsonSerializable(typeof(SlaRestated))]
[JsonSerializable(typeof(ReportDelivered))]
[JsonSerializable(typeof(ContractRenewed))]
[JsonSerializable(typeof(ContractTerminated))]
[JsonSerializable(typeof(TicketOpened))]
[JsonSerializable(typeof(TicketAssigned))]
[JsonSerializable(typeof(ProviderResponded))]
[JsonSerializable(typeof(CustomerReplied))]
[JsonSerializable(typeof(TicketPaused))]
[JsonSerializable(typeof(TicketResumed))]
[JsonSerializable(typeof(TicketReprioritised))]
[JsonSerializable(typeof(TicketEscalated))]
[JsonSerializable(typeof(TicketCorrected))]
[JsonSerializable(typeof(WorkLogged))]
[JsonSerializable(typeof(WorkCorrected))]
[JsonSerializable(typeof(WorkVoided))]
[JsonSerializable(typeof(TicketLinked))]
[JsonSerializable(typeof(TicketResolved))]
[JsonSerializable(typeof(TicketReopened))]
[JsonSerializable(typeof(TicketClosed))]
[JsonSerializable(typeof(TicketCancelled))]
[JsonSerializable(typeof(SlaThresholdReached))]
[JsonSerializable(typeof(FeedbackReceived))]
[JsonSerializable(typeof(FeedbackAcknowledged))]
[JsonSerializable(typeof(FeedbackActedUpon))]
[JsonSerializable(typeof(FeedbackClosed))]
[JsonSerializable(typeof(FeedbackRetracted))]
[JsonSerializable(typeof(InitiativePlanned))]
[JsonSerializable(typeof(InitiativeStarted))]
[JsonSerializable(typeof(InitiativeProgressed))]
[JsonSerializable(typeof(InitiativeCommunicated))]
[JsonSerializable(typeof(InvestmentRecorded))]
[JsonSerializable(typeof(InitiativeFinished))]
[JsonSerializable(typeof(BenefitConfirmed))]
[JsonSerializable(typeof(InitiativeAbandoned))]
[JsonSerializable(typeof(ReviewScheduled))]
[JsonSerializable(typeof(ReviewHeld))]
[JsonSerializable(typeof(ActionAgreed))]
[JsonSerializable(typeof(ActionCompleted))]
[JsonSerializable(typeof(ReviewCancelled))]
[JsonSerializable(typeof(ResourcesAllocated))]
[JsonSerializable(typeof(UseCaseDefined))]
[JsonSerializable(typeof(UseCaseRevised))]
[JsonSerializable(typeof(UseCasePrioritised))]
[JsonSerializable(typeof(RationaleCommunicated))]
[JsonSerializable(typeof(RationaleAcknowledged))]
[JsonSerializable(typeof(TemplateAdopted))]
[JsonSerializable(typeof(TrainingRecorded))]
[JsonSerializable(typeof(UseCaseReviewed))]
[JsonSerializable(typeof(UseCaseRetired))]
[JsonSerializable(typeof(ScenarioIdentified))]
[JsonSerializable(typeof(ScenarioAssessed))]
[JsonSerializable(typeof(ContingencyPlanned))]
[JsonSerializable(typeof(ScenarioSimulated))]
[JsonSerializable(typeof(ScenarioExercised))]
[JsonSerializable(typeof(ServiceAreaTargeted))]
[JsonSerializable(typeof(CustomerVoiceHeard))]
[JsonSerializable(typeof(KeiDefined))]
[JsonSerializable(typeof(KeiMeasured))]
[JsonSerializable(typeof(KeiReviewed))]
[JsonSerializable(typeof(AwarenessDelivered))]
[JsonSerializable(typeof(PhaseAdvanced))]
[JsonSerializable(typeof(ChangeRaised))]
[JsonSerializable(typeof(ChangeAssessed))]
[JsonSerializable(typeof(ChangeSubmitted))]
[JsonSerializable(typeof(ChangeApproved))]
[JsonSerializable(typeof(ChangeRejected))]
[JsonSerializable(typeof(ChangeDeferred))]
[JsonSerializable(typeof(ChangeWithdrawn))]
[JsonSerializable(typeof(ChangeImplemented))]
[JsonSerializable(typeof(StoryCaptured))]
[JsonSerializable(typeof(ClarificationRequested))]
[JsonSerializable(typeof(StoryClarified))]
[JsonSerializable(typeof(StoryRefined))]
[JsonSerializable(typeof(StoryAnalysed))]
[JsonSerializable(typeof(StoryPrioritised))]
[JsonSerializable(typeof(StoryValidated))]
[JsonSerializable(typeof(StoryDesigned))]
[JsonSerializable(typeof(StoryStarted))]
[JsonSerializable(typeof(StoryDelivered))]
[JsonSerializable(typeof(StoryAccepted))]
[JsonSerializable(typeof(StorySentBack))]
[JsonSerializable(typeof(StoryMerged))]
[JsonSerializable(typeof(StoryUnmerged))]
[JsonSerializable(typeof(StoryRetired))]
[JsonSerializable(typeof(TemplateCreated))]
[JsonSerializable(typeof(TemplateRevised))]
[JsonSerializable(typeof(TemplateRetired))]
[JsonSerializable(typeof(SatisfactionThresholdsSet))]
[JsonSerializable(typeof(AttentionThresholdsSet))]
[JsonSerializable(typeof(ScopeThresholdsSet))]
[JsonSerializable(typeof(ClientDetails))]
[JsonSerializable(typeof(ContractDetails))]
[JsonSerializable(typeof(TicketDetails))]
[JsonSerializable(typeof(ServiceAreaDetails))]
[JsonSerializable(typeof(UserStoryDetails))]
[JsonSerializable(typeof(SolutionTemplateDetails))]
[JsonSerializable(typeof(UseCaseDetails))]
[JsonSerializable(typeof(ChangeRequestDetails))]
[JsonSerializable(typeof(FeedbackDetails))]
[JsonSerializable(typeof(InitiativeDetails))]
[JsonSerializable(typeof(ServiceReviewDetails))]
[JsonSerializable(typeof(TenantSettingsDetails))]
public sealed partial class DomainJson : JsonSerializerContext
{
    /// <summary>The contract of a type; fails for one that is not listed here.</summary>
    public static JsonTypeInfo ContractOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is not listed in {nameof(DomainJson)}.");
    }

    /// <summary>Whether two values say the same, however their lists and dictionaries came to be.</summary>
    public static bool Same<T>(T left, T right)
        where T : notnull
    {
        var contract = ContractOf(left.GetType());
        return left.GetType() == right.GetType()
            && JsonElement.DeepEquals(JsonSerializer.SerializeToElement(left, contract), JsonSerializer.SerializeToElement(right, contract));
    }
}
