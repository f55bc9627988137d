using Microsoft.Extensions.DependencyInjection.Extensions;
using MspEvents.Api.ChangeRequests;
using MspEvents.Api.Clients;
using MspEvents.Api.Commands;
using MspEvents.Api.Contracts;
using MspEvents.Api.Conventions;
using MspEvents.Api.Credentials;
using MspEvents.Api.Feedbacks;
using MspEvents.Api.Health;
using MspEvents.Api.Imports;
using MspEvents.Api.Initiatives;
using MspEvents.Api.OpenApi;
using MspEvents.Api.Policies;
using MspEvents.Api.Projections;
using MspEvents.Api.Queries;
using MspEvents.Api.Reviews;
using MspEvents.Api.Security;
using MspEvents.Api.ServiceAreas;
using MspEvents.Api.Settings;
using MspEvents.Api.Stories;
using MspEvents.Api.Telemetry;
using MspEvents.Api.Templates;
using MspEvents.Api.Tenants;
using MspEvents.Api.Tickets;
using MspEvents.Api.UseCases;
using MspEvents.Application;
using MspEvents.Application.Demo;
using MspEvents.Application.Imports;
using MspEvents.EventStore;

namespace MspEvents.Api.Hosting;

/// <summary>Puts the service together: what it is made of, and the order a request goes through it.</summary>
static class ApiHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplication Build(WebApplicationBuilder builder, StoreConnection store)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter(typeof(ApiKeyAuthentication).FullName, LogLevel.Warning);
        builder.AddTelemetry();
        builder.Services
            .AddStore(store)
            .AddCommands()
            .AddProjections()
            .AddPolicies()
            .AddImports()
            .AddQueries()
            .AddConventions(builder.Configuration)
            .AddApiDescription()
            .AddCallers(builder.Configuration);

        var app = builder.Build();
        app.UseRouteOnSpans();
        app.UseConventions();
        app.UseDocsPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<RequestBodyMiddleware>();
        app.MapOpenApi(ApiDescription.Route).AllowAnonymous();
        app.MapHealth();
        MapVersion1(app.MapGroup("/v1").AddEndpointFilterFactory(BodyValidation.Filter));
        return app;
    }

    static void MapVersion1(IEndpointRouteBuilder routes)
    {
        routes.MapClientCommands();
        routes.MapContractCommands();
        routes.MapTicketCommands();
        routes.MapChangeRequestCommands();
        routes.MapFeedbackCommands();
        routes.MapInitiativeCommands();
        routes.MapReviewCommands();
        routes.MapStoryCommands();
        routes.MapTemplateCommands();
        routes.MapUseCaseCommands();
        routes.MapServiceAreaCommands();
        routes.MapSettingsCommands();
        routes.MapImports();
        routes.MapQueries();
        routes.MapProjections();
        routes.MapPolicies();
        routes.MapTenants();
        routes.MapCredentials();
    }

    public static IServiceCollection AddStore(this IServiceCollection services, StoreConnection store)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(store.Sources)
            .AddSingleton(DomainCatalogue.Create())
            .AddSingleton<TenantRegistry>()
            .AddSingleton<CredentialStore>()
            .AddSingleton<IdempotencyStore>()
            .AddSingleton<LogSignal>()
            .AddSingleton<EventAppender>()
            .AddSingleton<EventReader>()
            .AddSingleton<FirstKey>()
            .AddSingleton<Readiness>();
    }

    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandHandler>()
        .AddSingleton<ServiceNowImport>()
        .AddSingleton<ImportJobs>()
        .AddSingleton<DemoRun>()
        .AddSingleton<CommandDesk>()
        .AddSingleton<RunningRequests>()
        .AddSingleton<IdempotencyFilter>()
        .AddHostedService<IdempotencyRetention>();
}
