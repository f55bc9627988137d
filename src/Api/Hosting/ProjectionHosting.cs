using MspEvents.EventStore;
using MspEvents.Projections;

namespace MspEvents.Api.Hosting;

/// <summary>Runs the projections and their timer in this process, and lets queries ask how fresh they are.</summary>
static class ProjectionHosting
{
    public static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton(ProjectionSet.OfProduct())
        .AddSingleton(new EngineOptions())
        .AddSingleton<ProjectionEngine>()
        .AddSingleton<ProjectionFreshness>()
        .AddSingleton<ProjectionOperations>()
        .AddSingleton<SlaTimer>()
        .AddSingleton<SlaRecords>()
        .AddSingleton<SlaReplay>()
        .AddSingleton<ScopeRecords>()
        .AddSingleton<ScopeReplay>()
        .AddSingleton<SatisfactionRecords>()
        .AddSingleton<SatisfactionReplay>()
        .AddSingleton<BacklogReplay>()
        .AddSingleton<ReplayGate>()
        .AddHostedService<SignalService>()
        .AddHostedService<EngineService>()
        .AddHostedService<TimerService>();

    sealed class SignalService(LogSignal signal) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => signal.RunAsync(stoppingToken);
    }

    sealed class EngineService(ProjectionEngine engine) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine.RunAsync(stoppingToken);
    }

    sealed class TimerService(SlaTimer timer) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => timer.RunAsync(stoppingToken);
    }
}
