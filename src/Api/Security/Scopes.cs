namespace MspEvents.Api.Security;

/// <summary>What a credential may do; also the names of the authorization policies.</summary>
static class Scopes
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Import = "import";
    public const string Audit = "audit";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Read, Write, Import, Audit, Admin];

    /// <summary>Requires one scope of the caller on every route of a group.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(scope);

    public static IServiceCollection AddScopes(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in All)
            authorization.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(Caller.ScopeClaim, scope));
        // A route that names no scope still needs a caller; what is public says so.
        authorization.SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
