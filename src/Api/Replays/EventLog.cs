using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Replays;

/// <summary>Answers the events of one stream.</summary>
sealed class EventLog(StoreDataSources sources, EventReader events, StreamReplay replay)
{
    public const int LargestPage = 1000;

    static readonly string[] Known = ["after", "limit", MinPosition.Parameter];

    public async Task<IResult> AnswerAsync(string kind, Guid id, HttpContext http, Caller caller, bool standing = false)
    {
        var query = http.Request.Query;
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(query, Known, faults);
        var after = WholeNumber.Of(query, "after", 0, long.MaxValue, faults) ?? 0;
        var limit = (int)(WholeNumber.Of(query, "limit", 1, LargestPage, faults) ?? LargestPage);
        QueryFaults.Refuse(faults);

        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted);
        if (!standing)
            await replay.RequireAsync(session, kind, id, http.RequestAborted);
        var head = await events.HeadAsync(session, http.RequestAborted);
        var toVersion = after > long.MaxValue - limit - 1 ? long.MaxValue : after + limit + 1;
        var stored = (await events.ReadStreamAsync(session, id, toVersion, http.RequestAborted)).Where(recorded => recorded.Version > after).ToList();
        if (stored.Count > limit)
        {
            stored.RemoveAt(limit);
            http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}?after={stored[^1].Version}&limit={limit}>; rel=\"next\"";
        }

        QueryHeaders.Write(http.Response, head.Position, replay.Now, 0);
        return new QueryAnswer<IReadOnlyList<RecordedEvent>>(
            [.. stored.Select(recorded => RecordedEvent.Of(recorded, namesStream: false))], AnswerJson.Default.IReadOnlyListRecordedEvent);
    }
}
