namespace MspEvents.Api.Queries;

/// <summary>An answer that is written already.</summary>
sealed record JsonBytes(byte[] Body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        response.Headers.CacheControl = "no-store";
        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}
