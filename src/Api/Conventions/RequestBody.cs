namespace MspEvents.Api.Conventions;

/// <summary>A request's body as it came, kept for the idempotency hash and for saying what is wrong with it.</summary>
sealed record RequestBody(ReadOnlyMemory<byte> Bytes);

/// <summary>Leaves a route's body unread, so that it can be streamed and may be large.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
sealed class StreamedBodyAttribute : Attribute;

/// <summary>Reads bodies up to the limit before the endpoint runs; no body stands for an empty object.</summary>
sealed class RequestBodyMiddleware(RequestDelegate next)
{
    public const int Limit = 256 * 1024;

    static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<StreamedBodyAttribute>() is not null)
        {
            await next(http);
            return;
        }

        var bytes = await ReadAsync(http.Request, http.RequestAborted);
        if (bytes.IsEmpty && http.Request.ContentType is null)
        {
            bytes = EmptyObject;
            http.Request.ContentType = "application/json";
        }

        http.Features.Set(new RequestBody(bytes));
        http.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>(new BodyPresent(!bytes.IsEmpty));
        http.Request.Body = new MemoryStream(bytes.ToArray(), writable: false);
        http.Request.ContentLength = bytes.Length;
        await next(http);
    }

    static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit)
            throw TooLarge();

        var buffer = new byte[Math.Clamp((int)(request.ContentLength ?? 4096) + 1, 1, Limit + 1)];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
                return buffer.AsMemory(0, length);

            length += read;
            if (length > Limit)
                throw TooLarge();
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Limit + 1));
        }
    }

    static Refusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "body_too_large", $"A body holds at most {Limit / 1024} KiB.");

    sealed record BodyPresent(bool CanHaveBody) : Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature;
}
