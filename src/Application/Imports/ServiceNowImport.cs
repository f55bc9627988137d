using System.Threading.Channels;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Application.Imports;

/// <summary>Where an import goes and who asked for it.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ContractId">The contract all tickets fall under; null with <paramref name="ClientBy"/>.</param>
/// <param name="ClientBy">The column whose value names the client; null with <paramref name="ContractId"/>.</param>
/// <param name="UserName">The authenticated subject.</param>
/// <param name="CorrelationId">What ties the import's events together.</param>
public sealed record ImportRequest(string Tenant, Guid? ContractId, string? ClientBy, string UserName, string CorrelationId);

/// <summary>What an import has done so far.</summary>
/// <param name="RowsRead">Rows read, refused ones included.</param>
/// <param name="Streams">Tickets touched.</param>
/// <param name="EventsWritten">Events that were not in the store before.</param>
/// <param name="Adjusted">Facts earlier than their ticket's opening, moved to it.</param>
public sealed record ImportProgress(long RowsRead, long Streams, long EventsWritten, long Adjusted);

/// <summary>
/// Imports a ServiceNow incident audit log: streams the file, turns each row into the commands it stands for and appends their events, many tickets a transaction.
/// Ids follow from the file, so the same file twice writes nothing and an interrupted import is finished by running it again.
/// </summary>
public sealed class ServiceNowImport(StoreDataSources sources, EventReader reader, EventAppender appender, CommandHandler handler)
{
    const int EventsPerBatch = 4_000;
    const int IncidentsPerBatch = 500;

    /// <summary>Runs an import to its end.</summary>
    /// <exception cref="UnreadableImport">The file is not such a log at all.</exception>
    /// <exception cref="StoreUnavailableException">The store went away; what was written stays.</exception>
    public async Task<ImportProgress> RunAsync(
        ImportRequest request, Stream file, Action<RefusedRow> refuse, Func<ImportProgress, CancellationToken, Task>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sink = new Lock();
        void Refuse(RefusedRow row)
        {
            // Rows are refused by the reading and by the writing side.
            lock (sink)
            {
                refuse(row);
            }
        }

        var targets = new ImportTargets(request, sources, reader, handler);
        var audit = new ServiceNowAudit(request.ClientBy, Refuse);
        var batches = Channel.CreateBounded<ImportBatch>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(request, targets, audit, file, batches.Writer, stop.Token);
        var done = new ImportProgress(0, 0, 0, 0);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
            {
                var written = await WriteAsync(request, targets, batch, Refuse, stop.Token);
                done = new(batch.RowsRead, done.Streams + batch.Tickets.Count, done.EventsWritten + written, done.Adjusted + batch.Tickets.Sum(ticket => ticket.Adjusted));
                await (progress?.Invoke(done, stop.Token) ?? Task.CompletedTask);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
        return done with { RowsRead = audit.RowsRead };
    }

    async Task ReadAsync(
        ImportRequest request, ImportTargets targets, ServiceNowAudit audit, Stream file, ChannelWriter<ImportBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            List<ServiceNowIncident> incidents = [];
            var rows = 0;
            await foreach (var incident in audit.ReadAsync(file, cancellationToken))
            {
                incidents.Add(incident);
                rows += incident.Rows.Count;
                if (incidents.Count == IncidentsPerBatch || rows >= EventsPerBatch / 2)
                {
                    await batches.WriteAsync(await DecideAsync(request, targets, incidents, audit.RowsRead, cancellationToken), cancellationToken);
                    incidents = [];
                    rows = 0;
                }
            }

            if (incidents.Count > 0)
            {
                await batches.WriteAsync(await DecideAsync(request, targets, incidents, audit.RowsRead, cancellationToken), cancellationToken);
            }

            batches.Complete();
        }
        catch (Exception failure)
        {
            // The writer's side of the channel learns why there is no more to come.
            batches.Complete(failure);
            throw;
        }
    }

    async Task<ImportBatch> DecideAsync(
        ImportRequest request, ImportTargets targets, IReadOnlyList<ServiceNowIncident> incidents, long rowsRead, CancellationToken cancellationToken)
    {
        List<(ServiceNowIncident Incident, ImportTarget Target, Guid StreamId)> located = [];
        foreach (var incident in incidents)
        {
            var target = await targets.ForAsync(incident.Rows[0], cancellationToken);
            located.Add((incident, target, StreamIdOf(request, incident.Number)));
        }

        var histories = await HistoriesAsync(request.Tenant, [.. located.Select(ticket => ticket.StreamId).Distinct()], cancellationToken);
        List<ImportedTicket> tickets = [];
        foreach (var (incident, target, streamId) in located)
        {
            tickets.Add(Decide(incident, target, streamId, histories.GetValueOrDefault(streamId) ?? new TicketHistory([])));
        }

        return new(tickets, rowsRead);
    }

    static ImportedTicket Decide(ServiceNowIncident incident, ImportTarget target, Guid streamId, TicketHistory history)
    {
        var adjusted = 0;
        List<RefusedRow> refused = [];
        var commands = ServiceNowMapping.CommandsOf(incident, target).ToList();
        history.Expect(commands.Select(command => IdOf(streamId, command, 0)));
        foreach (var command in commands)
        {
            if (history.Recall(index => IdOf(streamId, command, index)))
            {
                continue;
            }

            try
            {
                var before = history.Added.Count;
                history.Decide(command.Command, index => IdOf(streamId, command, index));
                adjusted += command.Adjusted ? history.Added.Count - before : 0;
            }
            catch (BrokenRule broken)
            {
                refused.Add(new(command.Line, broken.Code));
            }
        }

        return new(incident, streamId, history, adjusted, refused);
    }

    async Task<long> WriteAsync(
        ImportRequest request, ImportTargets targets, ImportBatch batch, Action<RefusedRow> refuse, CancellationToken cancellationToken)
    {
        var written = 0L;
        var pending = batch.Tickets;
        while (pending.Count > 0)
        {
            // At most one append a stream: a file that comes back to an incident has the second decided on the first.
            var now = pending.DistinctBy(ticket => ticket.StreamId).ToList();
            List<ImportedTicket> again = [.. pending.Except(now)];
            var adding = now.Where(ticket => ticket.History.Added.Count > 0).ToList();
            var outcomes = adding.Count == 0 ? [] : await appender.AppendManyAsync([.. adding.Select(ticket => AppendOf(request, ticket))], cancellationToken);
            for (var index = 0; index < adding.Count; index++)
            {
                if (outcomes[index] is AppendOutcome.VersionConflict)
                {
                    // Someone else, or an earlier batch with the same incident, moved the stream on: decide anew on what is there now.
                    again.Add(adding[index]);
                    continue;
                }

                written += outcomes[index] is AppendOutcome.Appended ? adding[index].History.Added.Count : 0;
            }

            foreach (var row in now.Except(again).SelectMany(ticket => ticket.Refused))
            {
                refuse(row);
            }

            pending = again.Count == 0 ? [] : (await DecideAsync(request, targets, [.. again.Select(ticket => ticket.Incident)], batch.RowsRead, cancellationToken)).Tickets;
        }

        return written;
    }

    async Task<Dictionary<Guid, TicketHistory>> HistoriesAsync(string tenant, IReadOnlyCollection<Guid> streams, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        Dictionary<Guid, List<(Guid Id, Fact Fact)>> read = [];
        await foreach (var stored in reader.ReadStreamsAsync(session, streams, long.MaxValue, cancellationToken))
        {
            (read.TryGetValue(stored.StreamId, out var facts) ? facts : read[stored.StreamId] = []).Add((stored.Id, stored.ToFact()));
        }

        return read.ToDictionary(stream => stream.Key, stream => new TicketHistory(stream.Value));
    }

    static Guid IdOf(Guid streamId, ImportedCommand command, int index) => NameBasedUuid.Create(streamId, $"{command.Key}#{index}");

    static Append AppendOf(ImportRequest request, ImportedTicket ticket) => new()
    {
        Tenant = request.Tenant,
        StreamId = ticket.StreamId,
        StreamType = Ticket.Decider.StreamType,
        ExpectedVersion = ticket.History.StoredVersion,
        Events = [.. ticket.History.Added.Select(added => new NewEvent(added.Id, added.Event))],
        DataSubject = (ticket.Incident.Rows[0].Caller, null),
        UserName = request.UserName,
        CorrelationId = request.CorrelationId,
    };

    static Guid StreamIdOf(ImportRequest request, string number) => NameBasedUuid.Create(
        request.ContractId ?? Guid.Empty, $"{request.Tenant}/{ImportSystems.ServiceNow}/{number}");

    sealed record ImportBatch(IReadOnlyList<ImportedTicket> Tickets, long RowsRead);

    sealed record ImportedTicket(ServiceNowIncident Incident, Guid StreamId, TicketHistory History, int Adjusted, IReadOnlyList<RefusedRow> Refused);
}
