using System.Buffers;
using System.Text;
using System.Text.Json;
using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using NodaTime;

namespace MspEvents.Api.Lists;

/// <summary>Answers a list as a page of JSON, or streams the whole of it as CSV or lines.</summary>
sealed class ListEndpoint(ListReader lists, CursorSeals seals, TimeProvider time)
{
    const int DefaultPage = 100;

    static readonly JsonWriterOptions Writing = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a request for a list.</summary>
    public async Task AnswerAsync(ListDefinition list, HttpContext http, Caller caller)
    {
        var faults = new List<FieldError>();
        var request = ListRequest.Parse(list, http.Request.Query, faults);
        var seal = await seals.OfAsync(caller.Tenant, http.RequestAborted);
        var cursor = Open(request, seal, faults);
        QueryFaults.Refuse(faults);

        var judgedAt = QueryInstant.Cut(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var format = ListFormats.Negotiate(http.Request);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept";
        if (format == ListFormat.Json)
            await PageAsync(http, caller.Tenant, request, cursor, seal, judgedAt);
        else
            await StreamAsync(http, caller.Tenant, request, cursor, format, judgedAt);
    }

    static ListCursor? Open(ListRequest request, CursorSeal seal, List<FieldError> faults)
    {
        if (request.Cursor is not { } text)
            return null;
        if (seal.TryOpen(text, out var cursor) && cursor.Binding == request.Binding)
            return cursor;
        faults.Add(new("?cursor", "invalid_cursor", "The cursor is not of this list with these filters and this order."));
        return null;
    }

    async Task PageAsync(HttpContext http, string tenant, ListRequest request, ListCursor? cursor, CursorSeal seal, Instant judgedAt)
    {
        var page = await lists.ReadAsync(tenant, request, cursor, request.Limit ?? DefaultPage, judgedAt, http.RequestAborted);
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        await using (var writer = new Utf8JsonWriter(body, Writing))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in page.Items)
                item.WriteJson(writer);
            writer.WriteEndArray();
            if (page.Next is { } next)
            {
                var text = seal.Seal(next);
                writer.WriteString("next", text);
                http.Response.Headers.Link = $"<{ListRequest.WithCursor(http.Request, text)}>; rel=\"next\"";
            }

            writer.WriteNumber("position", page.Freshness.Position);
            writer.WriteString("judgedAt", QueryInstant.Format(judgedAt));
            writer.WriteNumber("dataAgeSeconds", page.Freshness.AgeSeconds());
            writer.WriteEndObject();
        }

        http.Response.ContentType = ListFormats.Json;
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    async Task StreamAsync(HttpContext http, string tenant, ListRequest request, ListCursor? cursor, ListFormat format, Instant judgedAt)
    {
        var left = request.Limit ?? int.MaxValue;
        var page = await NextAsync(cursor);
        if (!page.Complete && left > KeptOrders.Longest)
            throw new Refusal(
                StatusCodes.Status400BadRequest,
                "too_many_rows",
                $"More than {KeptOrders.Longest} rows match; sort by keys that do not change ({string.Join(", ", FixedKeys(request.List))}), or narrow the list.");

        http.Response.ContentType = format == ListFormat.Csv ? $"{ListFormats.Csv}; charset=utf-8; header=present" : ListFormats.Lines;
        QueryHeaders.Write(http.Response, page.Freshness.Position, judgedAt, page.Freshness.AgeSeconds());
        if (format == ListFormat.Csv)
            await http.Response.WriteAsync(HeaderOf(request), http.RequestAborted);
        while (true)
        {
            await http.Response.Body.WriteAsync(format == ListFormat.Csv ? CsvOf(page.Items) : LinesOf(page.Items), http.RequestAborted);
            left -= page.Items.Count;
            if (page.Next is null || left <= 0)
                return;
            page = await NextAsync(page.Next);
        }

        Task<ListPage> NextAsync(ListCursor? at) =>
            lists.ReadAsync(tenant, request, at, Math.Min(left, ListRequest.LargestPage), judgedAt, http.RequestAborted);
    }

    static IEnumerable<string> FixedKeys(ListDefinition list) =>
        list.Fields.Where(field => field.Sort == SortKey.Fixed).Select(field => field.Name);

    static string HeaderOf(ListRequest request)
    {
        var record = new StringBuilder();
        Csv.AppendRecord(record, request.Fields.Select(field => ((string?)field.Name, false)));
        return record.ToString();
    }

    static byte[] CsvOf(IReadOnlyList<ListItem> items)
    {
        var records = new StringBuilder();
        foreach (var item in items)
            item.AppendCsv(records);
        return Encoding.UTF8.GetBytes(records.ToString());
    }

    static ReadOnlyMemory<byte> LinesOf(IReadOnlyList<ListItem> items)
    {
        var lines = new ArrayBufferWriter<byte>(16 * 1024);
        using var writer = new Utf8JsonWriter(lines, Writing);
        foreach (var item in items)
        {
            item.WriteJson(writer);
            writer.Flush();
            writer.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }
}
