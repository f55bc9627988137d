using System.Text.Json.Serialization;
using MspEvents.Api.ChangeRequests;
using MspEvents.Api.Clients;
using MspEvents.Api.Contracts;
using MspEvents.Api.Evaluations;
using MspEvents.Api.Feedbacks;
using MspEvents.Api.Initiatives;
using MspEvents.Api.Replays;
using MspEvents.Api.Reviews;
using MspEvents.Api.Satisfaction;
using MspEvents.Api.Scope;
using MspEvents.Api.ServiceAreas;
using MspEvents.Api.Settings;
using MspEvents.Api.Sla;
using MspEvents.Api.Stories;
using MspEvents.Api.Templates;
using MspEvents.Api.Tickets;
using MspEvents.Api.UseCases;
using MspEvents.Domain.Json;

namespace MspEvents.Api.Queries;

/// <summary>How answers of queries are written: as events are, so that a replay reads like the log.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(InstantConverter), typeof(LocalDateConverter), typeof(YearMonthConverter), typeof(TimeWindowConverter), typeof(CamelCaseEnumConverter),
    ])]
[JsonSerializable(typeof(ClientAnswer))]
[JsonSerializable(typeof(ContractAnswer))]
[JsonSerializable(typeof(KpiBoardAnswer))]
[JsonSerializable(typeof(TicketAnswer))]
[JsonSerializable(typeof(ChangeRequestAnswer))]
[JsonSerializable(typeof(FeedbackAnswer))]
[JsonSerializable(typeof(InitiativeAnswer))]
[JsonSerializable(typeof(ReviewAnswer))]
[JsonSerializable(typeof(StoryAnswer))]
[JsonSerializable(typeof(StoryBacklogView))]
[JsonSerializable(typeof(TemplateAnswer))]
[JsonSerializable(typeof(UseCaseAnswer))]
[JsonSerializable(typeof(ServiceAreaAnswer))]
[JsonSerializable(typeof(RecordedEvent))]
[JsonSerializable(typeof(IReadOnlyList<RecordedEvent>))]
[JsonSerializable(typeof(HistoryPage))]
[JsonSerializable(typeof(ContractSlaAnswer))]
[JsonSerializable(typeof(ContractScopeAnswer))]
[JsonSerializable(typeof(ComplianceTable))]
[JsonSerializable(typeof(SatisfactionAnswer))]
[JsonSerializable(typeof(SettingsAnswer))]
[JsonSerializable(typeof(CalendarEvaluation))]
[JsonSerializable(typeof(ServiceLevelTrialAnswer))]
sealed partial class AnswerJson : JsonSerializerContext;
