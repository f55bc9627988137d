using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Api.Hosting;
using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Tenants;

/// <summary>Adds a tenant with its first key.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, at most 63.</param>
sealed record AddTenantRequest(string Id) : IExample<AddTenantRequest>
{
    public static AddTenantRequest Example => new("northwind-it");

    public sealed class Validator : AbstractValidator<AddTenantRequest>
    {
        public Validator() => RuleFor(body => body.Id).Must(TenantRegistry.IsValid)
            .WithErrorCode("wrong_format").WithMessage("1 to 63 lower-case letters, digits and hyphens, not beginning with a hyphen.");
    }
}

/// <summary>A new tenant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its first key with every scope; told this once.</param>
sealed record AddedTenant(string Id, string Key);

/// <summary>A tenant.</summary>
/// <param name="Id">Its id.</param>
sealed record TenantItem(string Id);

/// <summary>Every tenant.</summary>
/// <param name="Items">In order of id.</param>
sealed record TenantList(IReadOnlyList<TenantItem> Items);

/// <summary>Tenants; only for the operator's own keys.</summary>
static class TenantEndpoints
{
    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/tenants").RequireScope(Scopes.Admin).WithTags("Tenants").AddEndpointFilter(OperatorOnly).AddEndpointFilter(IdempotencyKey.Refuse);
        tenants.MapPost("", AddAsync).WithName("addTenant").WithSummary("Add a tenant with its first key")
            .Accepts<AddTenantRequest>("application/json").Produces<AddedTenant>(StatusCodes.Status201Created).Refuses(400, 401, 403, 409, 413, 415, 429, 503);
        tenants.MapGet("", async (TenantRegistry registry, CancellationToken cancellation) =>
                new TenantList([.. (await registry.ListAsync(cancellation)).Select(tenant => new TenantItem(tenant))]))
            .WithName("listTenants").WithSummary("List the tenants").Refuses(401, 403, 429, 503);
    }

    static async Task<IResult> AddAsync(AddTenantRequest body, TenantRegistry registry, CredentialStore credentials, HttpContext http)
    {
        if (!await registry.AddAsync(body.Id, http.RequestAborted))
            throw new Refusal(StatusCodes.Status409Conflict, "tenant_exists", $"There is a tenant {body.Id}.");
        var key = await credentials.AddAsync(body.Id, "first", Scopes.All, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new AddedTenant(body.Id, key), statusCode: StatusCodes.Status201Created);
    }

    static ValueTask<object?> OperatorOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Caller.Of(context.HttpContext.User).Tenant == FirstKey.OperatorTenant
            ? next(context)
            : throw new Refusal(StatusCodes.Status403Forbidden, "operator_only", "Only the operator's keys reach the tenants.");
}
