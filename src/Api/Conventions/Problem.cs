using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace MspEvents.Api.Conventions;

/// <summary>A problem document (RFC 9457).</summary>
/// <param name="Type">Names the kind of problem; as permanent as the code.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">For a person to read; may change.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">snake_case and permanent: what a client decides by.</param>
/// <param name="TraceId">What to quote when asking for help.</param>
/// <param name="Errors">What is wrong where; only for a request that is not valid, or that names what is not there.</param>
sealed record Problem(
    string Type, string Title, int Status, string Detail, string Instance, string Code, string TraceId, IReadOnlyList<FieldError>? Errors = null)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(HttpContext http, Refusal refusal) => new(
        $"urn:msp-events:problem:{refusal.Code}",
        ReasonPhrases.GetReasonPhrase(refusal.Status),
        refusal.Status,
        refusal.Message,
        http.Request.PathBase + http.Request.Path,
        refusal.Code,
        Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        refusal.Errors.Count == 0 ? null : refusal.Errors);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ProblemJson.Default.Problem);

    /// <summary>Writes a refusal as the answer, with the headers that belong to it.</summary>
    public static Task WriteAsync(HttpContext http, Refusal refusal, CancellationToken cancellation) =>
        WriteAsync(http, refusal.Status, Of(http, refusal).ToBytes(), refusal.Version, refusal.RetryAfter, cancellation);

    /// <summary>Writes a problem's bytes, new or kept from the first time.</summary>
    public static async Task WriteAsync(
        HttpContext http, int status, ReadOnlyMemory<byte> body, long? version, TimeSpan? retryAfter, CancellationToken cancellation)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = body.Length;
        if (version is { } known)
            http.Response.Headers.ETag = $"\"{known}\"";
        if (retryAfter is { } wait)
            http.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)}");
        await http.Response.Body.WriteAsync(body, cancellation);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
sealed partial class ProblemJson : JsonSerializerContext;
