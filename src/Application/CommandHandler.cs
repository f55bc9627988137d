using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application;

/// <summary>The one way of a command: read the stream, look up what it needs, decide, append; a lost race is decided anew.</summary>
public sealed class CommandHandler(StoreDataSources sources, EventReader reader, EventAppender appender, TimeProvider time)
{
    /// <summary>Asks a stream that exists.</summary>
    /// <exception cref="StreamNotFound">It does not, or the command names one that does not.</exception>
    /// <exception cref="VersionMismatch">It is at none of the versions the caller accepts.</exception>
    /// <exception cref="BrokenRule">A rule says no.</exception>
    public async Task<CommandOutcome> AskAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent => await AskAsync(decider, request, complete, standing: false, cancellationToken);

    /// <summary>Asks a stream that every tenant has from the beginning, whether anything is recorded of it or not.</summary>
    /// <exception cref="VersionMismatch">It is at none of the versions the caller accepts; with nothing recorded it is at 0.</exception>
    /// <exception cref="BrokenRule">A rule says no.</exception>
    public async Task<CommandOutcome> AskStandingAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent =>
        await AskAsync(decider, request, complete, standing: true, cancellationToken) switch
        {
            CommandOutcome.Accepted accepted => accepted with { Created = false },
            var other => other,
        };

    async Task<CommandOutcome> AskAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        bool standing,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var ids = new EventIds(request);
        while (true)
        {
            IReadOnlyList<Fact> facts;
            TCommand command;
            IReadOnlyList<SeenStream> seen;
            await using (var session = await sources.BeginAsync(StoreRole.Api, request.Tenant, cancellationToken))
            {
                facts = await reader.ReadFactsAsync(session, request.StreamId, cancellationToken);
                if (facts is not [{ Event: TEvent }, ..] && !(standing && facts.Count == 0))
                    throw new StreamNotFound(decider.StreamType, request.StreamId);
                CheckVersion(decider, facts, request.IfMatch, standing);
                (command, seen) = await CompleteAsync(decider, facts, request, request.OccurredAt ?? Now(facts), session, complete, cancellationToken);
            }

            if (await DecideAsync(decider, request, facts, command, seen, ids, cancellationToken) is { } outcome)
                return outcome;
        }
    }

    /// <summary>Starts a stream; where its id is taken by one that started with the same words, that one is the answer.</summary>
    /// <param name="decider">The kind of stream.</param>
    /// <param name="request">Its stream id is the new stream's.</param>
    /// <param name="complete">Makes the command.</param>
    /// <param name="idGiven">False for an id minted for this request, which no stream can have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StreamNotFound">The command names a stream that is not there.</exception>
    /// <exception cref="VersionMismatch">A version was asked for.</exception>
    /// <exception cref="BrokenRule">A rule says no, or the id is taken.</exception>
    public async Task<CommandOutcome> StartAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        bool idGiven,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        if (request.StreamId == TenantSettings.IdOf(request.Tenant))
            throw new BrokenRule("id_taken", $"The id {request.StreamId} is that of the tenant's settings.");
        var ids = new EventIds(request);
        while (true)
        {
            IReadOnlyList<Fact> facts;
            TCommand command;
            IReadOnlyList<SeenStream> seen;
            await using (var session = await sources.BeginAsync(StoreRole.Api, request.Tenant, cancellationToken))
            {
                facts = idGiven ? await reader.ReadFactsAsync(session, request.StreamId, cancellationToken) : [];
                CheckVersion(decider, facts, request.IfMatch);
                (command, seen) = await CompleteAsync(decider, facts, request, StartOf<TEvent>(request, facts), session, complete, cancellationToken);
            }

            if (await DecideAsync(decider, request, facts, command, seen, ids, cancellationToken) is { } outcome)
                return outcome;
            idGiven = true;
        }
    }

    async Task<(TCommand Command, IReadOnlyList<SeenStream> Seen)> CompleteAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        IReadOnlyList<Fact> facts,
        CommandRequest request,
        Instant at,
        TenantSession session,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var lookUps = new LookUps(session, reader);
        var command = await complete(new(request.StreamId, decider.Fold(facts), at, lookUps), cancellationToken);
        return (command with { OccurredAt = at, By = request.By }, lookUps.Seen);
    }

    // What is said to happen now happens after what is known: another node's clock may run ahead of this one's.
    Instant Now(IReadOnlyList<Fact> facts)
    {
        var now = InstantConverter.CutToMicroseconds(Instant.FromDateTimeOffset(time.GetUtcNow()));
        return facts.Count == 0 ? now : Instant.Max(now, facts.Max(fact => fact.Event.OccurredAt));
    }

    // Starting what has started is compared with the start as it was.
    Instant StartOf<TEvent>(CommandRequest request, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return request.OccurredAt ?? Now(facts);
        var start = facts[0].Event.OccurredAt;
        return facts[0].Event is TEvent && (request.OccurredAt ?? start) == start
            ? start
            : throw new BrokenRule("id_taken", $"The id {request.StreamId} is taken by another stream.");
    }

    /// <returns>Null where another command was faster.</returns>
    async Task<CommandOutcome?> DecideAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        IReadOnlyList<Fact> facts,
        TCommand command,
        IReadOnlyList<SeenStream> seen,
        EventIds ids,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var events = decider.Run(facts, command);
        if (events.Count > 0)
            return await AppendAsync(decider, request, facts, events, seen, ids, cancellationToken);
        return facts.Count > 0
            ? new CommandOutcome.Accepted(facts[^1].Version, facts[^1].Position, Created: false, Recorded: false)
            : new CommandOutcome.Accepted(0, 0, Created: false, Recorded: false);
    }

    /// <returns>Null where another command was faster.</returns>
    async Task<CommandOutcome?> AppendAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        CommandRequest request,
        IReadOnlyList<Fact> facts,
        IReadOnlyList<TEvent> events,
        IReadOnlyList<SeenStream> seen,
        EventIds ids,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var subject = decider.DataSubject(events.Aggregate(decider.Fold(facts), decider.Evolve));
        var outcome = await appender.AppendAsync(
            new()
            {
                Tenant = request.Tenant,
                StreamId = request.StreamId,
                StreamType = decider.StreamType,
                ExpectedVersion = facts.Count,
                Seen = seen,
                Events = [.. events.Select((@event, index) => new NewEvent(ids[index], @event))],
                DataSubject = subject is null ? null : (subject.Name, subject.Email),
                UserName = request.UserName,
                CorrelationId = request.CorrelationId,
                CausationId = request.CausationId,
                Claim = request.Claim,
            },
            cancellationToken);
        return outcome switch
        {
            AppendOutcome.Appended appended => new CommandOutcome.Accepted(appended.Version, appended.Position, facts.Count == 0, Recorded: true),
            AppendOutcome.AlreadyAppended before => new CommandOutcome.Accepted(before.Version, before.Position, facts.Count == 0, Recorded: true),
            AppendOutcome.Replayed replayed => new CommandOutcome.Replayed(replayed.Answer),
            AppendOutcome.KeyReused => new CommandOutcome.KeyReused(),
            AppendOutcome.VersionConflict or AppendOutcome.Overtaken => null,
            _ => throw new InvalidOperationException($"No answer for {outcome.GetType().Name}."),
        };
    }

    static void CheckVersion<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider, IReadOnlyList<Fact> facts, VersionCondition? condition, bool standing = false)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var loud = facts.LastOrDefault(fact => fact.Event is not TEvent known || !decider.IsSilent(known))?.Version ?? 0;
        if (condition?.Accepts(loud, facts.Count, standing) == false)
            throw new VersionMismatch(facts.Count == 0 && !standing ? null : facts.Count);
    }
}
