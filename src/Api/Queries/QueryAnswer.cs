using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace MspEvents.Api.Queries;

/// <summary>A query's answer: the same value is the same bytes.</summary>
/// <param name="Value">The body.</param>
/// <param name="Json">How it is written.</param>
/// <param name="Version">The stream's version, answered as <c>ETag</c> where a command may ask to meet it.</param>
sealed record QueryAnswer<T>(T Value, JsonTypeInfo<T> Json, long? Version = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Version is { } version)
            httpContext.Response.Headers[HeaderNames.ETag] = $"\"{version}\"";
        return new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(Value, Json)).ExecuteAsync(httpContext);
    }
}
