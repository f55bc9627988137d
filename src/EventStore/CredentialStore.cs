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
    /// <summary>The credential of a key's text if the text is well-formed, the secret is right and the key is not revoked; else null.</summary>
    public Task<Credential?> AuthenticateAsync(string keyText, CancellationToken cancellationToken) => throw new NotSupportedException($"{sources} {time}");

    /// <summary>The credential with a key id, of whatever tenant, revoked or not.</summary>
    public Task<Credential?> FindByKeyIdAsync(string keyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Makes a credential of an existing tenant and returns the key's text, once.</summary>
    public Task<string> AddAsync(string tenant, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Makes the given key text a credential unless its key id is there already; true if it was made.</summary>
    /// <exception cref="FormatException">The text is no key, or its secret is too short.</exception>
    public Task<bool> EnsureBootstrapAsync(
        string tenant, string keyText, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The credentials of a tenant, oldest first.</summary>
    public Task<IReadOnlyList<Credential>> ListAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Revokes a credential for ever; false if the tenant has none with that key id that is not revoked.</summary>
    public Task<bool> RevokeAsync(string tenant, string keyId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
