using System.Security.Cryptography;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>A key a caller authenticates with; it belongs to one tenant. Its secret is never shown again.</summary>
public sealed record Credential(
    string Tenant,
    string KeyId,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);

/// <summary>API keys <c>msp_&lt;keyId&gt;_&lt;secret&gt;</c>, kept as SHA-256.</summary>
public sealed class CredentialStore(StoreDataSources sources, TimeProvider time)
{
    const string Columns = "tenant_id, key_id, name, scopes, created_at, last_used_at, revoked_at, secret_hash";

    // Last use is shown to the minute: a busy key is not written at every request.
    static readonly TimeSpan LastUseStep = TimeSpan.FromMinutes(1);

    /// <summary>The credential of a key's text if the text is well-formed, the secret is right and the key is not revoked; else null.</summary>
    public async Task<Credential?> AuthenticateAsync(string keyText, CancellationToken cancellationToken)
    {
        if (ApiKey.TryParse(keyText) is not { } key || await LookUpAsync(key.KeyId, cancellationToken) is not { } found)
            return null;
        if (!CryptographicOperations.FixedTimeEquals(found.SecretHash, key.SecretHash) || found.Credential.RevokedAt is not null)
            return null;
        await NoteUseAsync(found.Credential, cancellationToken);
        return found.Credential;
    }

    /// <summary>The credential with a key id, of whatever tenant, revoked or not.</summary>
    public async Task<Credential?> FindByKeyIdAsync(string keyId, CancellationToken cancellationToken) =>
        (await LookUpAsync(keyId, cancellationToken))?.Credential;

    /// <summary>Makes a credential of an existing tenant and returns the key's text, once.</summary>
    /// <exception cref="ArgumentException">The tenant does not exist.</exception>
    public async Task<string> AddAsync(string tenant, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        var key = ApiKey.Make();
        await InsertAsync(tenant, key, name, scopes, cancellationToken);
        return key.Text;
    }

    /// <summary>Makes the given key text a credential unless its key id is there already; true if it was made.</summary>
    /// <exception cref="FormatException">The text is no key, or its secret is too short.</exception>
    /// <exception cref="ArgumentException">The tenant does not exist.</exception>
    public async Task<bool> EnsureBootstrapAsync(
        string tenant, string keyText, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        var key = ApiKey.TryParse(keyText)
            ?? throw new FormatException($"A key reads msp_<keyId>_<secret>, letters and digits (the secret also - and _), the secret at least {ApiKey.ShortestSecret} characters long.");
        return await LookUpAsync(key.KeyId, cancellationToken) is null && await InsertAsync(tenant, key, name, scopes, cancellationToken);
    }

    /// <summary>The credentials of a tenant, oldest first.</summary>
    public async Task<IReadOnlyList<Credential>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"select {Columns} from events.credentials where tenant_id = $1 order by created_at, key_id", session.Connection, session.Transaction);
        command.Parameters.Add(new() { Value = tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var credentials = new List<Credential>();
        while (await reader.ReadAsync(cancellationToken))
            credentials.Add(Read(reader));
        return credentials;
    }

    /// <summary>Revokes a credential for ever; false if the tenant has none with that key id that is not revoked.</summary>
    public async Task<bool> RevokeAsync(string tenant, string keyId, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            "update events.credentials set revoked_at = $3 where tenant_id = $1 and key_id = $2 and revoked_at is null", session.Connection, session.Transaction)
        {
            Parameters = { new() { Value = tenant }, new() { Value = keyId }, new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() } },
        };
        var revoked = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        await session.CommitAsync(cancellationToken);
        return revoked;
    }

    // The key id opens a policy of its own for one row; what it names, its tenant, opens the rest. One round trip, one transaction.
    Task<(Credential Credential, byte[] SecretHash)?> LookUpAsync(string keyId, CancellationToken cancellationToken) =>
        sources.OnLiveConnectionAsync(StoreRole.Api, connection => LookUpAsync(connection, keyId, cancellationToken), cancellationToken);

    static async Task<(Credential Credential, byte[] SecretHash)?> LookUpAsync(
        NpgsqlConnection borrowed, string keyId, CancellationToken cancellationToken)
    {
        await using var connection = borrowed;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select set_config('msp.key_id', $1, true)") { Parameters = { new() { Value = keyId } } },
                new("select set_config('msp.tenant', tenant_id, true) from events.credentials where key_id = $1") { Parameters = { new() { Value = keyId } } },
                new("select set_config('msp.key_id', '', true)"),
                new($"select {Columns} from events.credentials where tenant_id = nullif(current_setting('msp.tenant', true), '') and key_id = $1")
                {
                    Parameters = { new() { Value = keyId } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (Read(reader), reader.GetFieldValue<byte[]>(7)) : null;
    }

    async Task<bool> InsertAsync(string tenant, ApiKey key, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
            await using var command = new NpgsqlCommand(
                """
                insert into events.credentials (tenant_id, key_id, name, secret_hash, scopes, created_at) values ($1, $2, $3, $4, $5, $6)
                    on conflict (tenant_id, key_id) do nothing
                """,
                session.Connection,
                session.Transaction)
            {
                Parameters =
                {
                    new() { Value = tenant },
                    new() { Value = key.KeyId },
                    new() { Value = name },
                    new() { Value = key.SecretHash },
                    new() { Value = scopes.ToArray() },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() },
                },
            };
            var made = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
            await session.CommitAsync(cancellationToken);
            return made;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new ArgumentException($"Tenant '{tenant}' does not exist.", nameof(tenant), failure);
        }
    }

    async Task NoteUseAsync(Credential credential, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (credential.LastUsedAt is { } last && now - last < LastUseStep)
            return;
        await using var session = await sources.BeginAsync(StoreRole.Api, credential.Tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            update events.credentials set last_used_at = $3
             where tenant_id = $1 and key_id = $2 and (last_used_at is null or last_used_at <= $4)
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters =
            {
                new() { Value = credential.Tenant },
                new() { Value = credential.KeyId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now - LastUseStep },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    static Credential Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetFieldValue<string[]>(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6));
}
