using System.Text;
using MspEvents.Application;
using MspEvents.Application.Imports;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Tests.Integration.Imports;

/// <summary>A tenant with one contract to import under, and everything an import works with.</summary>
sealed class ImportDatabase : IAsyncDisposable
{
    public const string Tenant = "imports";

    readonly StoreDataSources sources;

    ImportDatabase(MigratedDatabase database)
    {
        sources = database.Sources;
        var catalogue = DomainCatalogue.Create();
        Reader = new EventReader(catalogue);
        Appender = new EventAppender(sources, catalogue, new LogSignal(sources, TimeProvider.System), TimeProvider.System);
        Handler = new CommandHandler(sources, Reader, Appender, TimeProvider.System);
        Import = new ServiceNowImport(sources, Reader, Appender, Handler);
    }

    public EventReader Reader { get; }

    public EventAppender Appender { get; }

    public CommandHandler Handler { get; }

    public ServiceNowImport Import { get; }

    /// <summary>62 hours of Monday to Friday 14:00-23:00 UTC, the hours the log's own verdicts were inferred to follow.</summary>
    public static ServiceCalendar Hours { get; } = new()
    {
        TimeZone = "Etc/UTC",
        Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(14 * 3600, 23 * 3600)]),
    };

    public static async Task<ImportDatabase> CreateAsync(MigratedDatabase database, CancellationToken cancellation)
    {
        var made = new ImportDatabase(database);
        await new TenantRegistry(database.Sources).AddAsync(Tenant, cancellation);
        return made;
    }

    /// <summary>Signs a contract to import under.</summary>
    public async Task<Guid> SignAsync(CancellationToken cancellation)
    {
        var (clientId, contractId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        CommandRequest Starting(Guid stream) => new() { Tenant = Tenant, StreamId = stream, OccurredAt = Instant.FromUtc(2015, 12, 1, 9, 0), UserName = "test" };
        await Handler.StartAsync(
            Client.Decider, Starting(clientId), (_, _) => Task.FromResult<ClientCommand>(new OnboardClient(clientId, "Log & Sons", "Etc/UTC", null, false)), true, cancellation);
        await Handler.StartAsync(
            Contract.Decider,
            Starting(contractId),
            (_, _) => Task.FromResult<ContractCommand>(new SignContract
            {
                Terms = new()
                {
                    ClientId = clientId,
                    Name = "Incidents",
                    SignedOn = new(2015, 12, 1),
                    EffectiveFrom = new(2016, 1, 1),
                    Currency = "EUR",
                    MonthlyFee = 1_000_000,
                    TimeZone = "Etc/UTC",
                    Calendars = new Dictionary<string, ServiceCalendar> { ["afternoons"] = Hours },
                    ServiceLevels = new()
                    {
                        Matrix = [[1, 2, 3], [2, 3, 4], [3, 4, 4]],
                        Targets =
                        [
                            .. Enumerable.Range(1, 4).SelectMany(priority => new SlaTarget[]
                            {
                                new(ServiceMetric.Closure, priority, 62 * 60, "afternoons"),
                                new(ServiceMetric.Resolution, priority, 30 * 60, "afternoons"),
                            }),
                        ],
                    },
                    Scope = new([]),
                },
            }),
            true,
            cancellation);
        return contractId;
    }

    public async Task<(ImportProgress Done, List<RefusedRow> Refused)> ImportAsync(string csv, Guid? contractId, CancellationToken cancellation, string? clientBy = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await ImportAsync(file, contractId, cancellation, clientBy);
    }

    public async Task<(ImportProgress Done, List<RefusedRow> Refused)> ImportAsync(Stream file, Guid? contractId, CancellationToken cancellation, string? clientBy = null)
    {
        List<RefusedRow> refused = [];
        var done = await Import.RunAsync(new(Tenant, contractId, clientBy, "test", "import:test"), file, refused.Add, null, cancellation);
        return (done, refused);
    }

    /// <summary>Every stream of the tenant, its facts by version.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Fact>>> StreamsAsync(CancellationToken cancellation)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, Tenant, cancellation);
        Dictionary<Guid, List<Fact>> streams = [];
        await foreach (var stored in Reader.ReadAfterAsync(session, 0, long.MaxValue, int.MaxValue, null, cancellation))
            (streams.TryGetValue(stored.StreamId, out var facts) ? facts : streams[stored.StreamId] = []).Add(stored.ToFact());
        return streams.ToDictionary(stream => stream.Key, IReadOnlyList<Fact> (stream) => stream.Value);
    }

    public ValueTask DisposeAsync() => Appender.DisposeAsync();
}
