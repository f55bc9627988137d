using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MspEvents.EventStore;

namespace MspEvents.Api.Security;

/// <summary>Knows callers by <c>Authorization: Bearer msp_...</c>.</summary>
sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CredentialStore credentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string KeyPrefix = "msp_";

    const string Bearer = "Bearer ";

    /// <summary>The bearer token of a request, or null.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
            return AuthenticateResult.NoResult();
        if (await credentials.AuthenticateAsync(token, Context.RequestAborted) is not { } credential)
            return AuthenticateResult.Fail("The key is unknown, wrong or revoked.");

        return AuthenticateResult.Success(
            new(Caller.Principal(Scheme.Name, credential.Tenant, $"key:{credential.KeyId}", credential.Scopes), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] =
            TokenOf(Request) is null ? "Bearer realm=\"msp-events\"" : "Bearer realm=\"msp-events\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
