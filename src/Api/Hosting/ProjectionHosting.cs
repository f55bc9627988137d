using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;

namespace MspEvents.Api.Hosting;

/// <summary>Runs the projections and their timer in this process, and lets queries ask how fresh they are.</summary>
static class ProjectionHosting
{
    public static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton(provider => Thresholds<SatisfactionSettings>(provider, "Satisfaction"))
        .AddSingleton(provider => Thresholds<AttentionSettings>(provider, "Attention"))
        .AddSingleton(provider => ProjectionSet.OfProduct(
            provider.GetRequiredService<SatisfactionSettings>(), provider.GetRequiredService<AttentionSettings>()))
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
        .AddSingleton<ReplayGate>()
        .AddHostedService<SignalService>()
        .AddHostedService<EngineService>()
        .AddHostedService<TimerService>();

    /// <summary>The defaults as a section of the configuration changes them; a name it does not know stops the start.</summary>
    static TSettings Thresholds<TSettings>(IServiceProvider provider, string section)
        where TSettings : new() =>
        provider.GetRequiredService<IConfiguration>().GetSection(section).Get<TSettings>(binding => binding.ErrorOnUnknownConfiguration = true) ?? new();

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
