using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Queries;

/// <summary>Maps what every kind of stream can be asked: its list, one of them at any time, and its events.</summary>
/// <param name="routes">Where the routes go.</param>
/// <param name="list">The kind's list.</param>
/// <param name="kind">The kind, as streams are stored under.</param>
/// <param name="noun">The kind's noun in operation ids.</param>
sealed class StreamQueries(IEndpointRouteBuilder routes, ListDefinition list, string kind, string noun)
{
    readonly RouteGroupBuilder group = routes.MapQueryGroup($"/{list.Name}", StreamNames.TagOf(list.Name));

    /// <summary>The list, in the shape of <typeparamref name="TItem"/>.</summary>
    public StreamQueries List<TItem>()
    {
        group.MapGet("", (HttpContext http, Caller caller, ListEndpoint endpoint) => endpoint.AnswerAsync(list, http, caller))
            .DescribeList<TItem>(list, $"list{StreamNames.Joined(list.Name)}", $"List {StreamNames.InWords(list.Name)}");
        return this;
    }

    /// <summary>One stream, now or at another time.</summary>
    public StreamQueries Item<TAnswer>(Func<PastStream, CancellationToken, Task<QueryAnswer<TAnswer>>> answer)
    {
        group.MapGet("/{id:guid}", async (Guid id, HttpContext http, Caller caller, StoreDataSources sources, StreamReplay replay) =>
            {
                var asked = replay.Asked(http.Request.Query);
                await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted);
                var stream = await replay.ReadAsync(session, kind, id, asked, http.RequestAborted);
                return await answer(new(stream, session, replay, caller), http.RequestAborted);
            })
            .WithName($"get{noun}")
            .WithSummary($"Read a {StreamNames.Spoken(noun)}, now or at another time")
            .WithDescription("Folded from the stream itself: never stale.")
            .TakesTime(version: true)
            .WaitsFor(null)
            .Produces<TAnswer>()
            .RefusesAsQuery(404);
        return this;
    }

    /// <summary>The events of one stream.</summary>
    public StreamQueries Events()
    {
        group.MapGet("/{id:guid}/events", (Guid id, HttpContext http, Caller caller, EventLog log) => log.AnswerAsync(kind, id, http, caller))
            .WithName($"list{noun}Events")
            .WithSummary($"Read the events of a {StreamNames.Spoken(noun)}")
            .WithDescription("In order of version; the Link header leads to the next page.")
            .Takes("after", "Events after this version.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .Takes("limit", $"1 to {EventLog.LargestPage}, {EventLog.LargestPage} unless said otherwise.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .WaitsFor(null)
            .Produces<IReadOnlyList<RecordedEvent>>()
            .RefusesAsQuery(404);
        return this;
    }

    /// <summary>Everything that happened under one of them, over all the streams that belong to it.</summary>
    public StreamQueries History()
    {
        group.MapGet("/{id:guid}/history", (Guid id, HttpContext http, Caller caller, HistoryEndpoint history) => history.AnswerAsync(id, http, caller))
            .WithName($"read{noun}History")
            .WithSummary($"Everything that happened under a {StreamNames.Spoken(noun)}, all its streams in order of position")
            .WithDescription(
                "All of the streams that are the contract's, and of others the events under it: work on an initiative, a story from where it names the contract, a "
                + $"scenario's simulation. As pages of JSON, or all of it as {ListFormats.Lines}.")
            .Takes("from", "Events that occurred at or after this instant.")
            .Takes("to", "Events that occurred before this instant.")
            .Takes("limit", "1 to 1000, 100 unless said otherwise; lines are whole without it.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .Takes("cursor", "The next of the page before; the other parameters must be the same.")
            .TakesTime(version: false)
            .WaitsFor(null)
            .Produces<HistoryPage>(StatusCodes.Status200OK, ListFormats.Json, ListFormats.Lines)
            .RefusesAsQuery(404, 406);
        return this;
    }
}

/// <summary>A stream at a point, in the session it was read in, for the caller who asks.</summary>
sealed record PastStream(StreamAtPoint Stream, TenantSession Session, StreamReplay Replay, Caller Caller)
{
    /// <summary>The version a command may ask to meet: that of the present.</summary>
    public long? CurrentVersion => Stream.IsNow ? Stream.Version : null;

    /// <summary>The refusal where the point knows some of the stream's events but not its first.</summary>
    public Refusal NotYet() => StreamReplay.NotYet(Stream.Id);

    /// <summary>What the point knows of another stream.</summary>
    public Task<IReadOnlyList<Domain.Fact>> FactsAsync(Guid id, CancellationToken cancellationToken) =>
        Replay.FactsAsync(Session, id, Stream.Point, cancellationToken);
}
