using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Api.Projections;

/// <summary>How far one version of a projection is.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Version">The version of its tables.</param>
/// <param name="Status">running or stopped.</param>
/// <param name="Serving">Whether queries read it; another is being filled.</param>
/// <param name="Position">The last position in its rows.</param>
/// <param name="Head">The end of the log.</param>
/// <param name="EventsPerSecond">Since it began.</param>
/// <param name="SecondsLeft">For the rest at that rate.</param>
/// <param name="Error">Why it stopped.</param>
/// <param name="EventId">The event it stopped at.</param>
/// <param name="UpdatedAt">When it last moved.</param>
sealed record ProjectionItem(
    string Name, int Version, string Status, bool Serving, long Position, long Head, double EventsPerSecond, double? SecondsLeft, string? Error, Guid? EventId,
    Instant UpdatedAt)
{
    public static ProjectionItem Of(Progress row) => new(
        row.Projection,
        row.Version,
        row.Stopped ? "stopped" : "running",
        row.Active,
        row.Position,
        row.Head,
        Math.Round(row.EventsPerSecond, 1),
        row.TimeLeft is { } left ? Math.Round(left.TotalSeconds, 1) : null,
        row.Error,
        row.FailedEvent,
        row.UpdatedAt);
}

/// <summary>A tenant's projections.</summary>
/// <param name="Items">By name and version.</param>
sealed record ProjectionList(IReadOnlyList<ProjectionItem> Items);

/// <summary>A rebuild that was begun.</summary>
/// <param name="Version">The version that is filled; the tenant switches to it by itself.</param>
sealed record BegunRebuild(int Version);

/// <summary>What an operator does with the projections of the caller's tenant.</summary>
static class ProjectionEndpoints
{
    public static void MapProjections(this IEndpointRouteBuilder routes)
    {
        var projections = routes.MapGroup("/projections").RequireScope(Scopes.Admin).WithTags("Projections");
        projections.MapGet("", async (Caller caller, ProjectionOperations operations, CancellationToken cancellation) =>
                new ProjectionList([.. (await operations.ProgressAsync(caller.Tenant, cancellation)).Select(ProjectionItem.Of)]))
            .WithName("listProjections").WithSummary("How far each projection is, and why one stopped").Refuses(401, 403, 429, 503);
        projections.MapPost("/{name}/rebuild", RebuildAsync).WithName("rebuildProjection")
            .WithSummary("Fill the rows anew beside those that serve, then switch")
            .Produces<BegunRebuild>(StatusCodes.Status202Accepted).Refuses(401, 403, 404, 409, 429, 503);
        projections.MapPost("/{name}/retry", RetryAsync).WithName("retryProjection").WithSummary("Let a stopped projection try its event again")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 429, 503);
    }

    static async Task<IResult> RebuildAsync(string name, Caller caller, ProjectionSet projections, ProjectionOperations operations, CancellationToken cancellation)
    {
        Require(name, projections);
        if (!projections.CanRebuild(name))
            throw new Refusal(StatusCodes.Status409Conflict, "not_rebuildable", $"{name} has effects outside its rows and is never rebuilt.");
        return Results.Json(new BegunRebuild(await operations.RebuildAsync(caller.Tenant, name, cancellation)), statusCode: StatusCodes.Status202Accepted);
    }

    static async Task<IResult> RetryAsync(string name, Caller caller, ProjectionSet projections, ProjectionOperations operations, CancellationToken cancellation)
    {
        Require(name, projections);
        await operations.RetryAsync(caller.Tenant, name, cancellation);
        return Results.NoContent();
    }

    static void Require(string name, ProjectionSet projections)
    {
        if (!projections.All.Any(projection => projection.Name == name))
            throw new Refusal(StatusCodes.Status404NotFound, "projection_not_found", $"There is no projection {name}.");
    }
}
