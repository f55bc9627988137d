using MspEvents.Api.Hosting;

namespace MspEvents.Api.Cli;

/// <summary>The verbs of the command line; without one the service runs.</summary>
static class CommandLine
{
    /// <summary>The verb's words where the arguments begin with one, else null.</summary>
    public static IReadOnlyList<string>? VerbOf(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=') ? args : null;

    public static async Task<int> RunAsync(IReadOnlyList<string> words, IConfiguration configuration, CancellationToken cancellation)
    {
        if (words[0] is not TenantCommand.Verb)
        {
            await Console.Error.WriteLineAsync($"There is no verb '{words[0]}'. Verbs: {TenantCommand.Verb}. Without one the service runs.");
            return ExitCode.Usage;
        }

        await using var store = await StoreConnection.OpenAsync(configuration, cancellation);
        return await TenantCommand.RunAsync([.. words.Skip(1)], store, Console.Out, Console.Error, cancellation);
    }
}
