using System.Text.Json;
using System.Text.Json.Serialization;
using MspEvents.EventStore;

namespace MspEvents.Api.Commands;

/// <summary>What every accepted command answers.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Version">The stream's version, also the <c>ETag</c>.</param>
/// <param name="Position">The place of the stream's last event in the tenant's log; <c>minPosition</c> for a query that must see it.</param>
sealed record CommandReceipt(Guid Id, long Version, long Position);

/// <summary>An accepted command's answer, the same bytes whenever it is rendered.</summary>
sealed record CommandAnswer(int Status, CommandReceipt Receipt, bool Recorded, bool Replayed = false) : IResult
{
    /// <summary>The first answer, rendered from the numbers that were kept.</summary>
    public static CommandAnswer Again(StoredAnswer first) =>
        new(first.Status, new(first.StreamId!.Value, first.Version!.Value, first.Position!.Value), Recorded: false, Replayed: true);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.ETag = IfMatch.TagOf(Receipt.Version);
        if (Status == StatusCodes.Status201Created)
            response.Headers.Location = $"{httpContext.Request.PathBase}{httpContext.Request.Path.Value!.TrimEnd('/')}/{Receipt.Id}";
        if (Replayed)
            response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        var body = JsonSerializer.SerializeToUtf8Bytes(Receipt, CommandJson.Default.CommandReceipt);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommandReceipt))]
sealed partial class CommandJson : JsonSerializerContext;
