using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;

namespace MspEvents.Api.Conventions;

/// <summary>Turns every exception that leaves an endpoint into a problem document, without a trace of the code.</summary>
sealed class RefusalHandler(JsonShape shape, ILogger<RefusalHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var refusal = RefusalOf(httpContext, exception);
        if (refusal.Status >= StatusCodes.Status500InternalServerError)
            log.LogError(exception, "{Method} {Path} failed with {Code}", httpContext.Request.Method, httpContext.Request.Path, refusal.Code);
        await Problem.WriteAsync(httpContext, refusal, cancellationToken);
        return true;
    }

    Refusal RefusalOf(HttpContext http, Exception exception) => exception switch
    {
        _ when Refusals.Of(exception) is { } refusal => refusal,
        BadHttpRequestException { InnerException: JsonException } => Refusal.Invalid(Explain(http)),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            new(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Send application/json."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(StatusCodes.Status413PayloadTooLarge, "body_too_large", "The body is too large."),
        BadHttpRequestException bad => new(bad.StatusCode, "invalid_request", bad.Message),
        _ when IsDatabaseAway(exception) => Refusals.Away(),
        _ => new(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong here; quote the trace id."),
    };

    IReadOnlyList<FieldError> Explain(HttpContext http)
    {
        var body = http.Features.Get<RequestBody>();
        var type = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var errors = body is null || type is null ? [] : shape.Explain(body.Bytes, type);
        return errors.Count > 0 ? errors : [new(JsonPointer.Root, "invalid_body", "The body is not what this route takes.")];
    }

    static bool IsDatabaseAway(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state == "53300",
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is SocketException or IOException or TimeoutException or EndOfStreamException,
        SocketException or TimeoutException => true,
        _ => false,
    };
}
