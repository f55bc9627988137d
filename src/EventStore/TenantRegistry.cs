using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>The tenants; one exists, with its position row and secret, before its first append.</summary>
public sealed partial class TenantRegistry(StoreDataSources sources)
{
    const int SecretLength = 32;

    /// <summary>Whether a text may name a tenant: <c>^[a-z0-9][a-z0-9-]{0,62}$</c>.</summary>
    public static bool IsValid(string tenant) => ValidName().IsMatch(tenant);

    /// <summary>Adds a tenant; false if it was there.</summary>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public async Task<bool> AddAsync(string tenant, CancellationToken cancellationToken)
    {
        if (!IsValid(tenant))
            throw new ArgumentException($"'{tenant}' cannot name a tenant: lower-case letters, digits and hyphens, at most 63, no hyphen first.", nameof(tenant));
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction)
        {
            BatchCommands =
            {
                new("insert into events.tenants (tenant_id, secret) values ($1, $2) on conflict (tenant_id) do nothing")
                {
                    Parameters = { new() { Value = tenant }, new() { Value = RandomNumberGenerator.GetBytes(SecretLength) } },
                },
                new("insert into events.tenant_positions (tenant_id) values ($1) on conflict (tenant_id) do nothing") { Parameters = { new() { Value = tenant } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return batch.BatchCommands[0].RecordsAffected == 1;
    }

    /// <summary>Whether the tenant is there.</summary>
    public async Task<bool> ExistsAsync(string tenant, CancellationToken cancellationToken)
    {
        if (!IsValid(tenant))
            return false;
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand("select exists (select from events.tenants where tenant_id = $1)", session.Connection, session.Transaction);
        command.Parameters.Add(new() { Value = tenant });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Every tenant, in order of name.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        // The search for work sees every tenant's position and needs no further hole in the wall.
        await using var session = await sources.BeginSearchAsync(CrossTenantSearch.Work, cancellationToken);
        await using var command = new NpgsqlCommand(
            "select tenant_id from events.tenant_positions order by tenant_id collate \"C\"", session.Connection, session.Transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(reader.GetString(0));
        return tenants;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
