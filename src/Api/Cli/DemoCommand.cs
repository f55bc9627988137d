using MspEvents.Api.Hosting;
using MspEvents.Application.Demo;
using MspEvents.EventStore;
using Spectre.Console;

namespace MspEvents.Api.Cli;

/// <summary><c>demo</c>: writes a plausible past of one provider with three clients and one that left.</summary>
static class DemoCommand
{
    public const string Verb = "demo";

    public static async Task<int> RunAsync(string[] words, IServiceProvider services, IAnsiConsole console, TextWriter errors, CancellationToken cancellation)
    {
        var tenant = words switch
        {
            [] => FirstKey.OperatorTenant,
            ["--tenant", var name] when TenantRegistry.IsValid(name) => name,
            _ => null,
        };
        if (tenant is null)
        {
            await errors.WriteLineAsync("Usage: demo [--tenant NAME]");
            return ExitCode.Usage;
        }

        var written = await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(bars =>
        {
            var bar = bars.AddTask("Writing the past of four clients");
            return services.GetRequiredService<DemoRun>().RunAsync(
                tenant,
                (done, all) =>
                {
                    bar.MaxValue = all;
                    bar.Value = done;
                },
                cancellation);
        });
        console.WriteLine(written
            ? "Done. Start the service and look at /v1/clients, /v1/clients/{id}/satisfaction, /v1/contracts/{id}/sla, /v1/contracts/{id}/scope, /v1/contracts/{id}/kpis, "
                + "/v1/attention, /v1/improvements and /v1/interactions?groupBy=client,month; Northfield Logistics is told in full."
            : $"Tenant {tenant} has the demo already; nothing was written.");
        return ExitCode.Done;
    }
}
