using System.Diagnostics;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Commands;

/// <summary>Hands a request's command to the handler, and makes the answer.</summary>
sealed class CommandDesk(CommandHandler handler, TimeProvider time)
{
    static readonly Duration Ahead = Duration.FromMinutes(5);

    public async Task<IResult> AskAsync<TState, TCommand, TEvent, TBody>(
        HttpContext http,
        Decider<TState, TCommand, TEvent> decider,
        Guid id,
        TBody body,
        Func<TBody, Situation<TState>, CancellationToken, Task<TCommand>> complete)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
        where TBody : CommandBody
    {
        var request = RequestOf(http, id, body, StatusCodes.Status200OK);
        var outcome = await handler.AskAsync(decider, request, (situation, cancellation) => complete(body, situation, cancellation), http.RequestAborted);
        return AnswerOf(request, outcome);
    }

    /// <summary>Asks a stream that the caller's tenant has from the beginning.</summary>
    public async Task<IResult> AskStandingAsync<TState, TCommand, TEvent, TBody>(
        HttpContext http, Decider<TState, TCommand, TEvent> decider, Guid id, TBody body, Func<TBody, TCommand> command)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
        where TBody : CommandBody
    {
        var request = RequestOf(http, id, body, StatusCodes.Status200OK);
        return AnswerOf(request, await handler.AskStandingAsync(decider, request, (_, _) => Task.FromResult(command(body)), http.RequestAborted));
    }

    public async Task<IResult> StartAsync<TState, TCommand, TEvent, TBody>(
        HttpContext http,
        Decider<TState, TCommand, TEvent> decider,
        TBody body,
        Func<TBody, Situation<TState>, CancellationToken, Task<TCommand>> complete)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
        where TBody : StartBody
    {
        var request = RequestOf(http, body.Id ?? Guid.CreateVersion7(), body, StatusCodes.Status201Created);
        var outcome = await handler.StartAsync(
            decider, request, (situation, cancellation) => complete(body, situation, cancellation), body.Id is not null, http.RequestAborted);
        return AnswerOf(request, outcome);
    }

    CommandRequest RequestOf(HttpContext http, Guid id, CommandBody body, int success)
    {
        var latest = Instant.FromDateTimeOffset(time.GetUtcNow()) + Ahead;
        foreach (var (pointer, instant) in body.PastTimes())
        {
            if (instant > latest)
                throw Refusal.Invalid(pointer, "in_the_future", "At most 5 minutes ahead.");
        }

        var caller = Caller.Of(http.User);
        return new()
        {
            Tenant = caller.Tenant,
            StreamId = id,
            OccurredAt = body.OccurredAt,
            By = body.By,
            IfMatch = IfMatch.Of(http.Request),
            Claim = http.Features.Get<IdempotencyClaim>() is { } claim ? claim with { Status = success } : null,
            UserName = caller.Subject,
            CorrelationId = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
            CausationId = Activity.Current?.SpanId.ToHexString(),
        };
    }

    static IResult AnswerOf(CommandRequest request, CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Accepted accepted => new CommandAnswer(
            accepted.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            new(request.StreamId, accepted.Version, accepted.Position),
            accepted.Recorded),
        CommandOutcome.Replayed replayed => IdempotencyFilter.Again(replayed.Answer, request.Claim!.RequestHash),
        CommandOutcome.KeyReused => throw IdempotencyFilter.Reused(),
        _ => throw new InvalidOperationException($"No answer for {outcome.GetType().Name}."),
    };
}
