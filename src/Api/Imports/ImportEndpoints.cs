using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.Application.Imports;
using MspEvents.EventStore;

namespace MspEvents.Api.Imports;

/// <summary>An import was accepted.</summary>
/// <param name="Id">To ask about it.</param>
/// <param name="Status">Running.</param>
sealed record ImportReceipt(Guid Id, ImportStatus Status);

/// <summary>How an import stands.</summary>
/// <param name="Id">The import.</param>
/// <param name="Status">Running, completed, failed or cancelled.</param>
/// <param name="RowsRead">Rows read so far, refused ones included.</param>
/// <param name="Streams">Tickets touched.</param>
/// <param name="EventsWritten">Events that were not there before.</param>
/// <param name="Adjusted">Facts earlier than their ticket's opening, moved to it.</param>
/// <param name="Refused">Rows not taken, by line (the header is line 1), at most 1,000.</param>
/// <param name="RefusedCount">How many in all.</param>
/// <param name="RowsPerSecond">Rate from acceptance to the last move; null before anything moved.</param>
/// <param name="Error">Why it failed.</param>
sealed record ImportItem(
    Guid Id, ImportStatus Status, long RowsRead, long Streams, long EventsWritten, long Adjusted, IReadOnlyList<RefusedRow> Refused, long RefusedCount,
    double? RowsPerSecond, string? Error)
{
    public static ImportItem Of(ImportJob job)
    {
        var seconds = (job.UpdatedAt - job.StartedAt).TotalSeconds;
        return new(
            job.Id, job.Status, job.Progress.RowsRead, job.Progress.Streams, job.Progress.EventsWritten, job.Progress.Adjusted, job.Refused, job.RefusedCount,
            seconds > 0 ? Math.Round(job.Progress.RowsRead / seconds, 1) : null, job.Error);
    }
}

/// <summary>Imports of other tools' histories.</summary>
static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").RequireScope(Scopes.Import).WithTags("Imports");
        imports.MapPost("/servicenow", AcceptAsync)
            .WithName("importServiceNow")
            .WithSummary("Import a ServiceNow incident audit log (CSV, gzip accepted)")
            .WithDescription(
                "The body is the file. Give either `contractId`, under which all tickets fall, or `clientBy`, the column that names the client (such as `location`): "
                + "a client and a contract without targets are made for each new name. Rows are streamed; the same file twice writes nothing the second time.")
            .WithMetadata(new StreamedBodyAttribute())
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportSpool.Limit))
            .Accepts<string>("text/csv", "application/gzip")
            .Produces<ImportReceipt>(StatusCodes.Status202Accepted)
            .Refuses(400, 401, 403, 404, 413, 429, 503);
        imports.MapGet("/{id:guid}", async (Guid id, Caller caller, ImportJobs jobs, CancellationToken cancellation) =>
                ImportItem.Of(await jobs.FindAsync(caller.Tenant, id, cancellation) ?? throw Refusal.NotFound("import", id)))
            .WithName("getImport").WithSummary("How an import stands").Refuses(401, 403, 404, 429, 503);
        imports.MapPost("/{id:guid}/cancel", async (Guid id, Caller caller, ImportJobs jobs, CancellationToken cancellation) =>
                await jobs.CancelAsync(caller.Tenant, id, cancellation)
                    ? ImportItem.Of((await jobs.FindAsync(caller.Tenant, id, cancellation))!)
                    : throw Refusal.NotFound("import", id))
            .WithName("cancelImport").WithSummary("Stop an import; what was written stays").Produces<ImportItem>().Refuses(401, 403, 404, 429, 503);
    }

    /// <summary>What takes in files and imports them beside the requests.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportSpool>()
        .AddSingleton<ImportWorker>()
        .AddHostedService(provider => provider.GetRequiredService<ImportWorker>());

    static async Task<IResult> AcceptAsync(
        HttpContext http, Caller caller, ImportJobs jobs, ImportSpool spool, ImportWorker worker, StoreDataSources sources, EventReader reader, TimeProvider clock)
    {
        var cancellation = http.RequestAborted;
        var (contractId, clientBy) = await TargetOfAsync(http.Request.Query, caller, sources, reader, cancellation);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var spooled = await spool.TakeAsync(caller.Tenant, id, http.Request.Body, cancellation);
        try
        {
            await jobs.AddAsync(
                caller.Tenant,
                new()
                {
                    Id = id,
                    System = ImportSystems.ServiceNow,
                    ContractId = contractId,
                    ClientBy = clientBy,
                    UserName = caller.Subject,
                    Status = ImportStatus.Running,
                    Progress = new(0, 0, 0, 0),
                    Refused = [],
                    RefusedCount = 0,
                    StartedAt = clock.GetUtcNow(),
                    UpdatedAt = clock.GetUtcNow(),
                },
                cancellation);
        }
        catch
        {
            ImportSpool.Remove(spooled);
            throw;
        }

        worker.Enqueue(spooled);
        return Results.Accepted($"/v1/imports/{id}", new ImportReceipt(id, ImportStatus.Running));
    }

    static async Task<(Guid? ContractId, string? ClientBy)> TargetOfAsync(
        IQueryCollection query, Caller caller, StoreDataSources sources, EventReader reader, CancellationToken cancellation)
    {
        foreach (var name in query.Keys.Where(name => name is not ("contractId" or "clientBy")))
            throw Refusal.Invalid($"?{name}", "unknown_parameter", "contractId or clientBy is expected.");
        string? contract = query["contractId"], clientBy = query["clientBy"];
        if (string.IsNullOrEmpty(contract) == string.IsNullOrEmpty(clientBy))
            throw Refusal.Invalid("?contractId", "contradiction", "Give contractId or clientBy, and not both.");
        if (string.IsNullOrEmpty(contract))
            return (null, clientBy);
        if (!Guid.TryParse(contract, out var contractId))
            throw Refusal.Invalid("?contractId", "wrong_type", "A UUID is expected.");

        await using var session = await sources.BeginAsync(StoreRole.Api, caller.Tenant, cancellation);
        return (await reader.FindStreamAsync(session, contractId, cancellation))?.Type == Domain.Contract.Decider.StreamType
            ? (contractId, null)
            : throw Refusal.NotFound(Domain.Contract.Decider.StreamType, contractId);
    }
}
