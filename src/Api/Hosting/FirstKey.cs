using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Hosting;

/// <summary>Makes sure that there is a tenant to begin with, and a key to reach it by.</summary>
sealed class FirstKey(TenantRegistry tenants, CredentialStore credentials, IConfiguration configuration)
{
    /// <summary>The tenant whose keys of scope admin may add tenants.</summary>
    public const string OperatorTenant = "default";

    /// <summary>The key's text where it was made now, and can be told this once; else null.</summary>
    public async Task<string?> EnsureAsync(CancellationToken cancellation)
    {
        await tenants.AddAsync(OperatorTenant, cancellation);
        if (configuration["Msp:BootstrapKey"] is { Length: > 0 } configured)
        {
            await credentials.EnsureBootstrapAsync(OperatorTenant, configured, "bootstrap", Scopes.All, cancellation);
            return null;
        }

        return (await credentials.ListAsync(OperatorTenant, cancellation)).Count == 0
            ? await credentials.AddAsync(OperatorTenant, "first", Scopes.All, cancellation)
            : null;
    }
}
