using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Cli;

/// <summary><c>tenant add NAME</c>: adds a tenant and prints its first key.</summary>
static class TenantCommand
{
    public const string Verb = "tenant";

    public static async Task<int> RunAsync(string[] words, IServiceProvider services, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (words is not ["add", var name] || !TenantRegistry.IsValid(name))
        {
            await errors.WriteLineAsync("Usage: tenant add NAME, a name of 1 to 63 lower-case letters, digits and hyphens.");
            return ExitCode.Usage;
        }

        if (!await services.GetRequiredService<TenantRegistry>().AddAsync(name, cancellation))
        {
            await errors.WriteLineAsync($"There is a tenant {name}.");
            return ExitCode.Refused;
        }

        var key = await services.GetRequiredService<CredentialStore>().AddAsync(name, "first", Scopes.All, cancellation);
        await output.WriteLineAsync($"Tenant {name}. Its first key, told this once: {key}");
        return ExitCode.Done;
    }
}
