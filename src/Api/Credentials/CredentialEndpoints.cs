using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Credentials;

/// <summary>Makes a key for the caller's tenant.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
sealed record AddCredentialRequest(string Name, IReadOnlyList<string> Scopes) : IExample<AddCredentialRequest>
{
    public static AddCredentialRequest Example => new("reporting", [Security.Scopes.Read]);

    public sealed class Validator : AbstractValidator<AddCredentialRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Name).Text(TextLimits.Name);
            RuleFor(body => body.Scopes).NotEmpty().WithMessage("At least one scope is needed.").Distinct(scope => scope);
            RuleForEach(body => body.Scopes).Must(Security.Scopes.All.Contains)
                .WithErrorCode("unknown_value").WithMessage($"One of {string.Join(", ", Security.Scopes.All)} is expected.");
        }
    }
}

/// <summary>A new key.</summary>
/// <param name="KeyId">What it is known by.</param>
/// <param name="Key">The key itself; told this once.</param>
sealed record AddedCredential(string KeyId, string Key);

/// <summary>A key, without its secret.</summary>
/// <param name="KeyId">What it is known by.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it was used last, within a few minutes.</param>
/// <param name="RevokedAt">When it was revoked.</param>
sealed record CredentialItem(
    string KeyId, string Name, IReadOnlyList<string> Scopes, Instant CreatedAt, Instant? LastUsedAt, Instant? RevokedAt)
{
    public static CredentialItem Of(Credential credential) => new(
        credential.KeyId,
        credential.Name,
        credential.Scopes,
        Instant.FromDateTimeOffset(credential.CreatedAt),
        InstantOf(credential.LastUsedAt),
        InstantOf(credential.RevokedAt));

    static Instant? InstantOf(DateTimeOffset? time) => time is { } known ? Instant.FromDateTimeOffset(known) : null;
}

/// <summary>The keys of a tenant.</summary>
/// <param name="Items">Oldest first.</param>
sealed record CredentialList(IReadOnlyList<CredentialItem> Items);

/// <summary>The keys of the caller's tenant.</summary>
static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder routes)
    {
        var credentials = routes.MapGroup("/credentials").RequireScope(Scopes.Admin).WithTags("Credentials").AddEndpointFilter(IdempotencyKey.Refuse);
        credentials.MapPost("", AddAsync).WithName("addCredential").WithSummary("Make a key for the caller's tenant")
            .Accepts<AddCredentialRequest>("application/json").Produces<AddedCredential>(StatusCodes.Status201Created).Refuses(400, 401, 403, 413, 415, 429, 503);
        credentials.MapGet("", async (Caller caller, CredentialStore store, CancellationToken cancellation) =>
                new CredentialList([.. (await store.ListAsync(caller.Tenant, cancellation)).Select(CredentialItem.Of)]))
            .WithName("listCredentials").WithSummary("List the tenant's keys").Refuses(401, 403, 429, 503);
        credentials.MapPost("/{keyId}/revoke", RevokeAsync).WithName("revokeCredential").WithSummary("Revoke a key for ever")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 429, 503);
    }

    static async Task<IResult> AddAsync(AddCredentialRequest body, CredentialStore store, HttpContext http)
    {
        var key = await store.AddAsync(Caller.Of(http.User).Tenant, body.Name, body.Scopes, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new AddedCredential(key.Split('_')[1], key), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> RevokeAsync(string keyId, CredentialStore store, HttpContext http) =>
        await store.RevokeAsync(Caller.Of(http.User).Tenant, keyId, http.RequestAborted)
            ? Results.NoContent()
            : throw new Refusal(StatusCodes.Status404NotFound, "credential_not_found", $"There is no key {keyId} to revoke.");
}
