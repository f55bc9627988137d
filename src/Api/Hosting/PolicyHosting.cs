using MspEvents.Application.Policies;

namespace MspEvents.Api.Hosting;

/// <summary>Lets the policies follow the log in this process.</summary>
static class PolicyHosting
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddSingleton(Policy.OfProduct)
        .AddSingleton<PolicyRunner>()
        .AddSingleton<PolicyEngine>()
        .AddHostedService<EngineService>();

    sealed class EngineService(PolicyEngine engine) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine.RunAsync(stoppingToken);
    }
}
