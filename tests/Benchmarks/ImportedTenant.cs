using System.Diagnostics;
using MspEvents.Application;
using MspEvents.Application.Imports;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Tests.Benchmarks;

/// <summary>A tenant that imports the log as often as asked, each time under a contract of its own.</summary>
sealed class ImportedTenant : IAsyncDisposable
{
    readonly byte[] log;
    readonly EventAppender appender;
    readonly CommandHandler handler;
    readonly ServiceNowImport import;

    ImportedTenant(string name, byte[] log, StoreDataSources sources)
    {
        (Name, this.log) = (name, log);
        var catalogue = DomainCatalogue.Create();
        Reader = new EventReader(catalogue);
        Signal = new LogSignal(sources, TimeProvider.System);
        appender = new EventAppender(sources, catalogue, Signal, TimeProvider.System);
        handler = new CommandHandler(sources, Reader, appender, TimeProvider.System);
        import = new ServiceNowImport(sources, Reader, appender, handler);
    }

    public string Name { get; }

    public EventReader Reader { get; }

    public LogSignal Signal { get; }

    public static async Task<ImportedTenant> PrepareAsync(string name, byte[] log, StoreDataSources sources, CancellationToken cancellation)
    {
        var tenant = new ImportedTenant(name, log, sources);
        await new TenantRegistry(sources).AddAsync(name, cancellation);
        return tenant;
    }

    /// <summary>Imports the log anew; the events written in a second.</summary>
    public async Task<double> ImportAsync(CancellationToken cancellation)
    {
        var contract = await SignAsync(cancellation);
        using var file = new MemoryStream(log);
        var started = Stopwatch.GetTimestamp();
        var done = await import.RunAsync(new(Name, contract, null, "benchmark", "import:benchmark"), file, _ => { }, null, cancellation);
        return done.EventsWritten / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public ValueTask DisposeAsync() => appender.DisposeAsync();

    async Task<Guid> SignAsync(CancellationToken cancellation)
    {
        var (clientId, contractId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await handler.StartAsync(
            Client.Decider, Starting(clientId), (_, _) => Task.FromResult<ClientCommand>(new OnboardClient(clientId, "Harbour Freight", "Etc/UTC", null, false)), true, cancellation);
        await handler.StartAsync(Contract.Decider, Starting(contractId), (_, _) => Task.FromResult<ContractCommand>(new SignContract { Terms = Terms(clientId) }), true, cancellation);
        return contractId;
    }

    CommandRequest Starting(Guid stream) => new() { Tenant = Name, StreamId = stream, OccurredAt = Instant.FromUtc(2015, 12, 1, 9, 0), UserName = "benchmark" };

    static ContractSigned Terms(Guid clientId) => new()
    {
        ClientId = clientId,
        Name = "Incidents",
        SignedOn = new(2015, 12, 1),
        EffectiveFrom = new(2016, 1, 1),
        Currency = "EUR",
        MonthlyFee = 1_000_000,
        TimeZone = "Etc/UTC",
        Calendars = new Dictionary<string, ServiceCalendar>
        {
            ["afternoons"] = new()
            {
                TimeZone = "Etc/UTC",
                Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(14 * 3600, 23 * 3600)]),
            },
        },
        ServiceLevels = new()
        {
            Matrix = [[1, 2, 3], [2, 3, 4], [3, 4, 4]],
            Targets = [.. Enumerable.Range(1, 4).Select(priority => new SlaTarget(ServiceMetric.Closure, priority, 62 * 60, "afternoons"))],
        },
        Scope = new([]),
    };
}
