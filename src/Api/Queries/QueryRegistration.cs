using MspEvents.Api.Attention;
using MspEvents.Api.ChangeRequests;
using MspEvents.Api.Clients;
using MspEvents.Api.Contracts;
using MspEvents.Api.Evaluations;
using MspEvents.Api.Feedbacks;
using MspEvents.Api.Initiatives;
using MspEvents.Api.Interactions;
using MspEvents.Api.Links;
using MspEvents.Api.Lists;
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

namespace MspEvents.Api.Queries;

/// <summary>Puts the read side into the host.</summary>
static class QueryRegistration
{
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<MinPosition>()
        .AddSingleton<ListReader>()
        .AddSingleton<CursorSeals>()
        .AddSingleton<ListEndpoint>()
        .AddSingleton<StreamReplay>()
        .AddSingleton<LinkReader>()
        .AddSingleton<EventLog>()
        .AddSingleton<History>()
        .AddSingleton<HistoryEndpoint>()
        .AddSingleton<BreachHistories>()
        .AddSingleton<ClockItems>()
        .AddSingleton<ComplianceReader>()
        .AddSingleton<GuardedReplays>()
        .AddSingleton<ContractScope>()
        .AddSingleton<ContractSla>()
        .AddSingleton<StoryStandings>()
        .AddSingleton<UseCaseStandings>()
        .AddSingleton<TemplateUses>()
        .AddSingleton<ClientSatisfaction>();

    public static void MapQueries(this IEndpointRouteBuilder routes)
    {
        routes.MapClientQueries();
        routes.MapContractQueries();
        routes.MapTicketQueries();
        routes.MapChangeRequestQueries();
        routes.MapFeedbackQueries();
        routes.MapInitiativeQueries();
        routes.MapReviewQueries();
        routes.MapInteractions();
        routes.MapStoryQueries();
        routes.MapTemplateQueries();
        routes.MapUseCaseQueries();
        routes.MapServiceAreaQueries();
        routes.MapSlaQueries();
        routes.MapScopeQueries();
        routes.MapSatisfactionQueries();
        routes.MapAttention();
        routes.MapSettingsQueries();
        routes.MapEvaluations();
    }
}
