using MspEvents.Api.Hosting;
using MspEvents.EventStore;
using Spectre.Console;

namespace MspEvents.Api.Cli;

/// <summary>The verbs of the command line; without one the service runs.</summary>
static class CommandLine
{
    static readonly string[] Verbs = [ImportCommand.Verb, DemoCommand.Verb, ProjectionsCommand.Verb, TenantCommand.Verb];

    /// <summary>The verb's words where the arguments begin with one, else null.</summary>
    public static string[]? VerbOf(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=') ? args : null;

    public static async Task<int> RunAsync(string[] words, IConfiguration configuration, CancellationToken cancellation)
    {
        if (!Verbs.Contains(words[0]))
        {
            await Console.Error.WriteLineAsync($"There is no verb '{words[0]}'. Verbs: {string.Join(", ", Verbs)}. Without one the service runs.");
            return ExitCode.Usage;
        }

        await using var store = await StoreConnection.OpenAsync(configuration, cancellation);
        await using var services = new ServiceCollection().AddSingleton(configuration).AddLogging().AddStore(store).AddCommands().AddProjections()
            .BuildServiceProvider();
        await services.GetRequiredService<TenantRegistry>().AddAsync(FirstKey.OperatorTenant, cancellation);
        var exit = words[0] switch
        {
            ImportCommand.Verb => await ImportCommand.RunAsync(words[1..], services, AnsiConsole.Console, Console.Error, cancellation),
            DemoCommand.Verb => await DemoCommand.RunAsync(words[1..], services, AnsiConsole.Console, Console.Error, cancellation),
            ProjectionsCommand.Verb => await ProjectionsCommand.RunAsync(words[1..], services, Console.Out, Console.Error, cancellation),
            _ => await TenantCommand.RunAsync(words[1..], services, Console.Out, Console.Error, cancellation),
        };
        // A service that runs beside this process is told, rather than left to find out at its next poll.
        if (exit == ExitCode.Done)
            await services.GetRequiredService<LogSignal>().SendNowAsync(cancellation);
        return exit;
    }
}
