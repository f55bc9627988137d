using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Records what time alone brings about: reached shares of targets, the ends of pauses, and levels of escalation after a breach. Any number of nodes may run it.</summary>
/// <remarks>What is due is worked out anew from the streams before it is recorded, under an id that follows from what it says: once ever.</remarks>
public sealed class SlaTimer(StoreDataSources sources, EventReader reader, EventAppender appender, TimeProvider time, ILogger<SlaTimer> logger)
{
    const int DueAtOnce = 500;
    const int TicketsAtOnce = 4;
    const string UserName = "sla-timer";
    static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);
    static readonly Duration Rest = Duration.FromMinutes(1);
    static readonly string Table = SlaTimerProjection.Timers.In(1);

    readonly ConcurrentDictionary<(string Tenant, Guid Ticket), Instant> resting = new();

    Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Works until cancelled; what fails is tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                await Task.Delay(await WorkAsync(cancellationToken), time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop: what is due stays due.
        }
    }

    /// <summary>Records all that is due now; gives the number of tickets it was due for.</summary>
    public async Task<int> FireDueAsync(CancellationToken cancellationToken)
    {
        var fired = 0;
        await Parallel.ForEachAsync(
            await FindDueAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = TicketsAtOnce, CancellationToken = cancellationToken },
            async (due, cancellation) =>
            {
                if (await TryFireAsync(due.Key.Tenant, due.Key.Ticket, due.Value, cancellation))
                    Interlocked.Increment(ref fired);
            });
        return fired;
    }

    async Task<bool> TryFireAsync(string tenant, Guid ticket, IReadOnlyList<string> occasions, CancellationToken cancellationToken)
    {
        if (resting.TryGetValue((tenant, ticket), out var until) && until > Now)
            return false;
        resting.TryRemove((tenant, ticket), out _);
        try
        {
            await FireAsync(tenant, ticket, occasions, cancellationToken);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(fault, "What was due for ticket {Ticket} of tenant {Tenant} could not be recorded; it is tried again.", ticket, tenant);
            resting[(tenant, ticket)] = Now + Rest;
            return false;
        }
    }

    /// <summary>Records what is due and gives how long nothing will be, as far as is known.</summary>
    async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await FireDueAsync(cancellationToken) > 0)
            {
            }

            return await UntilNextAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(fault, "The search for due timers failed; it is tried again.");
            return LongestSleep;
        }
    }

    async Task FireAsync(string tenant, Guid ticket, IReadOnlyList<string> seen, CancellationToken cancellationToken)
    {
        var settled = new HashSet<string>();
        while (true)
        {
            var (stored, contract) = await ReadAsync(tenant, ticket, cancellationToken);
            List<Fact> facts = [.. stored.Select(StreamFacts.AsFact)];
            var due = TimerOccasion.Of(facts, contract).Where(occasion => occasion.At <= Now && !settled.Contains(occasion.Name)).ToList();
            if (due.Count == 0)
            {
                await DropAsync(tenant, ticket, seen, facts.Count == 0 ? 0 : facts[^1].Version, cancellationToken);
                return;
            }

            // One at a time: what is recorded may move what comes after it.
            if (await RecordAsync(tenant, stored, facts, due[0], cancellationToken))
                settled.Add(due[0].Name);
        }
    }

    /// <summary>True unless another append was faster.</summary>
    async Task<bool> RecordAsync(
        string tenant, IReadOnlyList<StoredEvent> stored, IReadOnlyList<Fact> facts, TimerOccasion occasion, CancellationToken cancellationToken)
    {
        var cause = occasion.CauseVersion is { } version ? stored[(int)version - 1] : null;
        IReadOnlyList<ITicketEvent> events;
        try
        {
            events = Ticket.Decider.Run(facts, occasion.Command);
        }
        catch (BrokenRule rule)
        {
            await RefusedAsync(tenant, cause ?? stored[^1], occasion, rule, cancellationToken);
            return true;
        }

        if (events.Count == 0)
            return true;
        var requester = Ticket.Decider.DataSubject(Ticket.Decider.Fold(facts));
        var outcome = await appender.AppendAsync(
            new()
            {
                Tenant = tenant,
                StreamId = stored[0].StreamId,
                StreamType = Ticket.Decider.StreamType,
                ExpectedVersion = facts[^1].Version,
                Events = [new(occasion.EventId(tenant, stored[0].StreamId), events.Single())],
                DataSubject = requester is null ? null : (requester.Name, requester.Email),
                UserName = UserName,
                CorrelationId = cause?.CorrelationId,
                CausationId = cause?.Id.ToString(),
            },
            cancellationToken);
        return outcome is not AppendOutcome.VersionConflict;
    }

    /// <summary>Leaves a refusal where people see it; it is not asked for again.</summary>
    async Task RefusedAsync(string tenant, StoredEvent cause, TimerOccasion occasion, BrokenRule rule, CancellationToken cancellationToken)
    {
        logger.LogWarning("Ticket {Ticket} of tenant {Tenant} refused {Occasion}: {Code}.", cause.StreamId, tenant, occasion.Name, rule.Code);
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        await PolicyRefusals.RecordAsync(
            session,
            new(
                occasion.EventId(tenant, cause.StreamId),
                UserName,
                cause.Id,
                cause.Name,
                cause.Position,
                cause.StreamId,
                rule.Code,
                $"{occasion.Name}: {rule.Message}",
                time.GetUtcNow()),
            cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    async Task<(IReadOnlyList<StoredEvent> Ticket, ContractFold Contract)> ReadAsync(string tenant, Guid ticket, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Projector, tenant, cancellationToken);
        var stored = await reader.ReadStreamAsync(session, ticket, null, cancellationToken);
        if (stored.Count == 0 || ((DomainEvent)stored[0].Event).ContractId is not { } contract)
            return (stored, new([]));
        return (stored, new([.. (await reader.ReadStreamAsync(session, contract, null, cancellationToken)).Select(StreamFacts.AsFact)]));
    }

    async Task<Dictionary<(string Tenant, Guid Ticket), List<string>>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var search = await sources.BeginSearchAsync(CrossTenantSearch.DueTimers, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"select tenant_id, ticket_id, occasion from {Table} where due_at <= $1 order by due_at limit $2", search.Connection, search.Transaction);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Now.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = DueAtOnce + resting.Count });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var due = new Dictionary<(string Tenant, Guid Ticket), List<string>>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var key = (rows.GetString(0), rows.GetGuid(1));
            if (!due.TryGetValue(key, out var occasions))
                due.Add(key, occasions = []);
            occasions.Add(rows.GetString(2));
        }

        return due;
    }

    async Task<TimeSpan> UntilNextAsync(CancellationToken cancellationToken)
    {
        await using var search = await sources.BeginSearchAsync(CrossTenantSearch.DueTimers, cancellationToken);
        await using var command = new NpgsqlCommand($"select min(due_at) from {Table} where due_at > $1", search.Connection, search.Transaction);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Now.ToDateTimeUtc() });
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime next && next - time.GetUtcNow().UtcDateTime is var left && left < LongestSleep
            ? left > TimeSpan.Zero ? left : TimeSpan.Zero
            : LongestSleep;
    }

    /// <summary>Drops what was seen and is recorded now, or came to nothing; what a fold of newer facts has put there stays.</summary>
    async Task DropAsync(string tenant, Guid ticket, IReadOnlyList<string> seen, long version, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             delete from {Table}
             where tenant_id = $1 and ticket_id = $2 and occasion = any ($3) and due_at <= $4 and ticket_version <= $5
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ticket });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. seen] });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Now.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }
}
