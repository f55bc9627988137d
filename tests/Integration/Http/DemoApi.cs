using Microsoft.Extensions.DependencyInjection;
using MspEvents.Application.Demo;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Class fixture: the service with the demo in its first tenant.</summary>
public sealed class DemoApi(PostgresFixture postgres) : RunningApi(postgres)
{
    /// <summary>The tenant.</summary>
    public const string Tenant = "default";

    /// <summary>Whether the demo was written.</summary>
    public bool Written { get; private set; }

    /// <summary>Writes the demo again.</summary>
    public Task<bool> RunAsync() => Services.GetRequiredService<DemoRun>().RunAsync(Tenant, (_, _) => { }, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Written = await RunAsync();
    }
}
