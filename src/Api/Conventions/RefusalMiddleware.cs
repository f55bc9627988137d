using Microsoft.AspNetCore.Http.Metadata;

namespace MspEvents.Api.Conventions;

/// <summary>Turns every exception that leaves an endpoint, and every bare status, into a problem document without a trace of the code.</summary>
sealed class RefusalMiddleware(RequestDelegate next, JsonShape shape, ILogger<RefusalMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            http.Abort();
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var refusal = RefusalOf(http, exception);
            if (refusal.Status >= StatusCodes.Status500InternalServerError)
                log.LogError(exception, "{Method} {Path} failed with {Code}", http.Request.Method, http.Request.Path, refusal.Code);
            http.Response.Clear();
            await Problem.WriteAsync(http, refusal, http.RequestAborted);
        }
    }

    Refusal RefusalOf(HttpContext http, Exception exception) => exception switch
    {
        _ when Refusals.Of(exception) is { } refusal => refusal,
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } when http.Features.Get<RequestBody>() is { } body => Refusal.Invalid(Explain(http, body)),
        BadHttpRequestException bad => Refusals.OfStatus(bad.StatusCode),
        _ => new(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong here; quote the trace id."),
    };

    IReadOnlyList<FieldError> Explain(HttpContext http, RequestBody body)
    {
        var type = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var errors = type is null ? [] : shape.Explain(body.Bytes, type);
        return errors.Count > 0 ? errors : [new(JsonPointer.Root, "invalid_body", "The body is not what this route takes.")];
    }
}
