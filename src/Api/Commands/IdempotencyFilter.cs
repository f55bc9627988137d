using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Commands;

/// <summary>Answers a repeated request with its first answer: looked up before anything is read, kept with what was appended or refused.</summary>
sealed class IdempotencyFilter(StoreDataSources sources, IdempotencyStore store, RunningRequests running) : IEndpointFilter
{
    public static Refusal Reused() =>
        new(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The key came with another request before.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (IdempotencyKey.Of(http.Request) is not { } key)
            return await next(context);

        var caller = Caller.Of(http.User);
        var hash = IdempotencyKey.HashOf(http.Request, http.Features.Get<RequestBody>()!.Bytes);
        using var run = running.Enter(caller, key, hash);
        if (await FindAsync(caller, key, http.RequestAborted) is { } first)
            return Again(first, hash);

        var claim = new IdempotencyClaim(caller.Credential, key, hash, StatusCodes.Status200OK);
        http.Features.Set(claim);
        try
        {
            var result = await next(context);
            return result is CommandAnswer { Recorded: false, Replayed: false } nothing
                ? await KeepAsync(caller, claim, Numbers(nothing, hash), http.RequestAborted) ?? nothing
                : result;
        }
        catch (Exception exception) when (Refusals.OfRule(exception) is { } refusal)
        {
            var kept = new StoredAnswer(hash, refusal.Status, null, refusal.Version, null, Problem.Of(http, refusal).ToBytes());
            return await KeepAsync(caller, claim, kept, http.RequestAborted) ?? new KeptRefusal(kept, Replayed: false);
        }
    }

    async Task<StoredAnswer?> FindAsync(Caller caller, string key, CancellationToken cancellation)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, caller.Tenant, cancellation);
        return await store.FindAsync(session, caller.Credential, key, cancellation);
    }

    /// <returns>The first answer where another request with the key was faster.</returns>
    async Task<IResult?> KeepAsync(Caller caller, IdempotencyClaim claim, StoredAnswer answer, CancellationToken cancellation)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, caller.Tenant, cancellation);
        var first = await store.SaveAsync(session, claim, answer, cancellation);
        await session.CommitAsync(cancellation);
        return first is null ? null : Again(first, claim.RequestHash);
    }

    /// <summary>The first answer to a request; 422 where the key came with another.</summary>
    public static IResult Again(StoredAnswer first, ReadOnlyMemory<byte> hash)
    {
        if (!first.RequestHash.Span.SequenceEqual(hash.Span))
            throw Reused();
        return first.Body is null ? CommandAnswer.Again(first) : new KeptRefusal(first, Replayed: true);
    }

    static StoredAnswer Numbers(CommandAnswer answer, ReadOnlyMemory<byte> hash) =>
        new(hash, answer.Status, answer.Receipt.Id, answer.Receipt.Version, answer.Receipt.Position, null);

    sealed record KeptRefusal(StoredAnswer Answer, bool Replayed) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (Replayed)
                httpContext.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            return Problem.WriteAsync(httpContext, Answer.Status, Answer.Body!.Value, Answer.Version, null, httpContext.RequestAborted);
        }
    }
}
