using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Application.Policies;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Policies;

/// <summary>How far a policy has followed the log.</summary>
/// <param name="Name">The policy.</param>
/// <param name="Status">running or stopped.</param>
/// <param name="Position">The last position whose consequences are in the log.</param>
/// <param name="Head">The end of the log.</param>
/// <param name="Error">Why it stopped.</param>
/// <param name="EventId">The event it stopped at.</param>
/// <param name="UpdatedAt">When it last moved.</param>
sealed record PolicyItem(string Name, string Status, long Position, long Head, string? Error, Guid? EventId, Instant UpdatedAt)
{
    public static PolicyItem Of(PolicyProgress row) => new(
        row.Policy, row.Stopped ? "stopped" : "running", row.Position, row.Head, row.Error, row.EventId, Instant.FromDateTimeOffset(row.UpdatedAt));
}

/// <summary>A tenant's policies.</summary>
/// <param name="Items">By name.</param>
sealed record PolicyList(IReadOnlyList<PolicyItem> Items);

/// <summary>What followed from an event and was refused.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Policy">The policy that asked.</param>
/// <param name="EventId">The event it followed from.</param>
/// <param name="EventType">That event's type.</param>
/// <param name="Position">That event's position.</param>
/// <param name="StreamId">The stream that refused.</param>
/// <param name="Code">The refusal's code, as a command's.</param>
/// <param name="Detail">What it said.</param>
/// <param name="RefusedAt">When.</param>
sealed record RefusalItem(
    Guid Id, string Policy, Guid EventId, string EventType, long Position, Guid StreamId, string Code, string Detail, Instant RefusedAt)
{
    public static RefusalItem Of(PolicyRefusal refusal) => new(
        refusal.Id, refusal.Policy, refusal.CauseId, refusal.CauseType, refusal.Position, refusal.StreamId, refusal.Code, refusal.Detail,
        Instant.FromDateTimeOffset(refusal.RefusedAt));
}

/// <summary>Refusals, the latest event first.</summary>
/// <param name="Items">The refusals.</param>
/// <param name="Next">What <c>before</c> leads to the next page; absent where this is the last.</param>
sealed record RefusalList(IReadOnlyList<RefusalItem> Items, long? Next);

/// <summary>What an operator sees of the policies of the caller's tenant.</summary>
static class PolicyEndpoints
{
    const int LargestPage = 1000;
    const int UsualPage = 100;

    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/policies").RequireScope(Scopes.Admin).WithTags("Policies");
        group.MapGet("", ListAsync).WithName("listPolicies").WithSummary("How far each policy has followed the log, and why one stopped")
            .WithDescription("scope_follows_approval amends a contract's scope by each approved change, exactly once.")
            .Refuses(401, 403, 429, 503);
        group.MapGet("/refusals", RefusalsAsync).WithName("listPolicyRefusals")
            .WithSummary("What followed from an event and was refused by a rule")
            .WithDescription(
                "A refused consequence is asked for once and never again: someone has to settle it, an amendment of the scope by "
                + "POST /contracts/{id}/amend-scope with the change request's id.")
            .Takes("policy", "Those of one policy; sla-timer for what time brings about, escalations among it.")
            .Takes("before", "Those of events before this position.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .Takes("limit", $"1 to {LargestPage}, {UsualPage} unless said otherwise; what followed from one event stays together.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .Produces<RefusalList>()
            .RefusesAsQuery();
        group.MapPost("/{name}/retry", RetryAsync).WithName("retryPolicy").WithSummary("Let a stopped policy try its event again")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 429, 503);
    }

    static async Task<PolicyList> ListAsync(Caller caller, StoreDataSources sources, CancellationToken cancellation)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, caller.Tenant, cancellation);
        return new([.. (await PolicyCursors.ReadAsync(session, cancellation)).Select(PolicyItem.Of)]);
    }

    static async Task<RefusalList> RefusalsAsync(HttpRequest request, Caller caller, StoreDataSources sources, CancellationToken cancellation)
    {
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(request.Query, ["policy", "before", "limit"], faults);
        var before = WholeNumber.Of(request.Query, "before", 1, long.MaxValue, faults) ?? long.MaxValue;
        var limit = (int)(WholeNumber.Of(request.Query, "limit", 1, LargestPage, faults) ?? UsualPage);
        QueryFaults.Refuse(faults);
        var policy = request.Query["policy"].ToString() is { Length: > 0 } named ? named : null;

        await using var session = await sources.BeginAsync(StoreRole.Projector, caller.Tenant, cancellation);
        var refusals = await PolicyRefusals.ReadAsync(session, policy, before, limit, cancellation);
        return new([.. refusals.Select(RefusalItem.Of)], refusals.Count >= limit ? refusals[^1].Position : null);
    }

    static async Task<IResult> RetryAsync(string name, Caller caller, StoreDataSources sources, PolicyEngine engine, CancellationToken cancellation)
    {
        if (!engine.Policies.Any(policy => policy.Name == name))
            throw new Refusal(StatusCodes.Status404NotFound, "policy_not_found", $"There is no policy {name}.");
        await using var session = await sources.BeginAsync(StoreRole.Projector, caller.Tenant, cancellation);
        await PolicyCursors.RetryAsync(session, name, cancellation);
        await session.CommitAsync(cancellation);
        engine.Wake(caller.Tenant);
        return Results.NoContent();
    }
}
