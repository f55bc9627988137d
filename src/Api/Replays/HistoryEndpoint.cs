using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Replays;

/// <summary>Answers a contract's history: a page of JSON, or all of it as lines.</summary>
sealed class HistoryEndpoint(StoreDataSources sources, StreamReplay replay, History history, CursorSeals seals)
{
    const int LargestPage = 1000;
    const int DefaultPage = 100;

    static readonly string[] Known = ["from", "to", "asOf", "knownAt", "judgedAt", "limit", "cursor", MinPosition.Parameter];

    public async Task AnswerAsync(Guid contract, HttpContext http, Caller caller)
    {
        var query = http.Request.Query;
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(query, Known, faults);
        var asked = AskedTime.Parse(query, replay.Now, faults);
        var (from, to) = (InstantOf(query, "from", faults), InstantOf(query, "to", faults));
        var limit = (int?)WholeNumber.Of(query, "limit", 1, LargestPage, faults);
        var seal = await seals.OfAsync(caller.Tenant, http.RequestAborted);
        var binding = Binding(contract, query);
        var place = PlaceOf(query["cursor"].ToString(), seal, binding, faults);
        QueryFaults.Refuse(faults);

        if (place is not null)
            asked = asked with { KnownAt = null, KnownPosition = place.Known, JudgedAt = place.JudgedAt };
        var point = await PointAsync(caller.Tenant, contract, asked, http);
        var request = new HistoryRequest(contract, from, to, point);
        await history.AwaitIndexAsync(caller.Tenant, point.Position, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept";
        if (WantsLines(http.Request))
            await StreamAsync(http, caller.Tenant, request, place?.After ?? 0, limit ?? int.MaxValue);
        else
            await PageAsync(http, caller.Tenant, request, place?.After ?? 0, limit ?? DefaultPage, seal, binding);
    }

    async Task<ReplayPoint> PointAsync(string tenant, Guid contract, AskedTime asked, HttpContext http)
    {
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, http.RequestAborted);
        return (await replay.ReadAsync(session, Contract.Decider.StreamType, contract, asked, http.RequestAborted)).Point;
    }

    async Task PageAsync(HttpContext http, string tenant, HistoryRequest request, long after, int limit, CursorSeal seal, string binding)
    {
        var found = await history.ReadAsync(tenant, request, after, limit + 1, http.RequestAborted);
        string? next = null;
        if (found.Count > limit)
        {
            found = [.. found.Take(limit)];
            next = seal.Seal(new Place(found[^1].Position, request.Point.Position, request.Point.JudgedAt).AsCursor(binding));
            http.Response.Headers.Link = $"<{ListRequest.WithCursor(http.Request, next)}>; rel=\"next\"";
        }

        var page = new HistoryPage([.. found.Select(Told)], next, request.Point.Position, request.Point.JudgedAt, 0);
        await new QueryAnswer<HistoryPage>(page, AnswerJson.Default.HistoryPage).ExecuteAsync(http);
    }

    async Task StreamAsync(HttpContext http, string tenant, HistoryRequest request, long after, int limit)
    {
        http.Response.ContentType = ListFormats.Lines;
        QueryHeaders.Write(http.Response, request.Point.Position, request.Point.JudgedAt, 0);
        for (var left = limit; left > 0;)
        {
            var size = Math.Min(left, LargestPage);
            var found = await history.ReadAsync(tenant, request, after, size, http.RequestAborted);
            var lines = new ArrayBufferWriter<byte>(16 * 1024);
            foreach (var stored in found)
            {
                lines.Write(JsonSerializer.SerializeToUtf8Bytes(Told(stored), AnswerJson.Default.RecordedEvent));
                lines.Write("\n"u8);
            }

            await http.Response.Body.WriteAsync(lines.WrittenMemory, http.RequestAborted);
            if (found.Count < size)
                return;
            (after, left) = (found[^1].Position, left - found.Count);
        }
    }

    static RecordedEvent Told(StoredEvent stored) => RecordedEvent.Of(stored, namesStream: true);

    static bool WantsLines(HttpRequest request) => ListFormats.Negotiate(request) switch
    {
        ListFormat.Lines => true,
        ListFormat.Json => false,
        _ => throw new Refusal(StatusCodes.Status406NotAcceptable, "not_acceptable", $"A history is answered as {ListFormats.Json} or {ListFormats.Lines}."),
    };

    static Instant? InstantOf(IQueryCollection query, string name, List<FieldError> faults)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (QueryInstant.TryParse(text, out var instant))
            return instant;
        faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no instant: ISO 8601 with an offset, the plus written %2B."));
        return null;
    }

    static string Binding(Guid contract, IQueryCollection query)
    {
        var asked = Known.Except(["limit", "cursor", MinPosition.Parameter]).Select(name => $"{name}={query[name]}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"history {contract} {string.Join('\u001f', asked)}")).AsSpan(0, 12));
    }

    static Place? PlaceOf(string text, CursorSeal seal, string binding, List<FieldError> faults)
    {
        if (text.Length == 0)
            return null;
        if (seal.TryOpen(text, out var cursor) && cursor.Binding == binding)
            return Place.Of(cursor);
        faults.Add(new("?cursor", "invalid_cursor", "The cursor is not of this history with these parameters."));
        return null;
    }

    /// <summary>A place in a walk: every page tells what the first one knew.</summary>
    sealed record Place(long After, long Known, Instant JudgedAt)
    {
        public ListCursor AsCursor(string binding) => new(
            binding, [After.ToString(CultureInfo.InvariantCulture), Known.ToString(CultureInfo.InvariantCulture), QueryInstant.Format(JudgedAt)]);

        public static Place Of(ListCursor cursor) =>
            cursor.After is [var after, var known, var judgedAt] && QueryInstant.TryParse(judgedAt, out var instant)
                ? new(long.Parse(after, CultureInfo.InvariantCulture), long.Parse(known, CultureInfo.InvariantCulture), instant)
                : throw new FormatException("A sealed cursor of a history holds no place.");
    }
}
