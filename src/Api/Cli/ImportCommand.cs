using System.Globalization;
using MspEvents.Api.Hosting;
using MspEvents.Application;
using MspEvents.Application.Imports;
using MspEvents.EventStore;
using Spectre.Console;

namespace MspEvents.Api.Cli;

/// <summary><c>import servicenow FILE --contract ID</c>: imports a file in this process, with a progress bar, the rate and what was refused.</summary>
static class ImportCommand
{
    public const string Verb = "import";

    const string Usage = "Usage: import servicenow FILE (--contract ID | --client-by COLUMN) [--tenant NAME]";

    public static async Task<int> RunAsync(string[] words, IServiceProvider services, IAnsiConsole console, TextWriter errors, CancellationToken cancellation)
    {
        if (OptionsOf(words) is not { } options)
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.Usage;
        }

        if (!File.Exists(options.File))
        {
            await errors.WriteLineAsync($"There is no file {options.File}.");
            return ExitCode.Usage;
        }

        var refused = new List<RefusedRow>();
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        try
        {
            var done = await ImportAsync(options, services, refused.Add, console, cancellation);
            Report(done, refused, clock.GetElapsedTime(started), console);
            return ExitCode.Done;
        }
        catch (Exception refusal) when (refusal is UnreadableImport or StreamNotFound or StoreUnavailableException)
        {
            await errors.WriteLineAsync(refusal.Message);
            return ExitCode.Refused;
        }
    }

    static Task<ImportProgress> ImportAsync(
        Options options, IServiceProvider services, Action<RefusedRow> refuse, IAnsiConsole console, CancellationToken cancellation) =>
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async bars =>
        {
            await using var file = new FileStream(options.File, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            var bar = bars.AddTask("Importing", maxValue: Math.Max(1, file.Length));
            var request = new ImportRequest(options.Tenant, options.ContractId, options.ClientBy, "cli", $"import:{Path.GetFileName(options.File)}");
            var clock = services.GetRequiredService<TimeProvider>();
            var started = clock.GetTimestamp();
            return await services.GetRequiredService<ServiceNowImport>().RunAsync(
                request,
                file,
                refuse,
                (progress, _) =>
                {
                    bar.Value = file.Position;
                    bar.Description = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{progress.RowsRead:n0} rows, {progress.EventsWritten:n0} events, {progress.RowsRead / clock.GetElapsedTime(started).TotalSeconds:n0} rows/s");
                    return Task.CompletedTask;
                },
                cancellation);
        });

    static void Report(ImportProgress done, List<RefusedRow> refused, TimeSpan elapsed, IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done.RowsRead:n0} rows of {done.Streams:n0} tickets in {elapsed.TotalSeconds:n1} s ({done.RowsRead / elapsed.TotalSeconds:n0} rows/s); {done.EventsWritten:n0} events written, {done.Adjusted:n0} adjusted, {refused.Count:n0} rows refused."));
        foreach (var row in refused.OrderBy(row => row.Line))
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {row.Reason}"));
    }

    static Options? OptionsOf(string[] words)
    {
        if (words is not [ImportSystems.ServiceNow, var file, .. var rest] || rest.Length % 2 != 0)
            return null;

        var options = new Options(file, FirstKey.OperatorTenant, null, null);
        foreach (var pair in rest.Chunk(2))
        {
            switch (pair)
            {
                case ["--contract", var text] when Guid.TryParse(text, out var contractId):
                    options = options with { ContractId = contractId };
                    break;
                case ["--client-by", var column]:
                    options = options with { ClientBy = column };
                    break;
                case ["--tenant", var tenant] when TenantRegistry.IsValid(tenant):
                    options = options with { Tenant = tenant };
                    break;
                default:
                    return null;
            }
        }

        return options.ContractId is null == options.ClientBy is null ? null : options;
    }

    sealed record Options(string File, string Tenant, Guid? ContractId, string? ClientBy);
}
