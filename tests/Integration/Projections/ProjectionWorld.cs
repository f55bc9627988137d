using Microsoft.Extensions.Logging.Abstractions;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A tenant of its own in the class's database, with everything that appends to its log and projects it.</summary>
sealed class ProjectionWorld : IAsyncDisposable
{
    readonly Dictionary<Guid, long> versions = [];

    ProjectionWorld(MigratedDatabase database, TimeProvider time, ProjectionSet projections, EngineOptions options)
    {
        (Database, Time, Projections, Options) = (database, time, projections, options);
        var catalogue = DomainCatalogue.Create();
        Signal = new LogSignal(database.Sources, TimeProvider.System);
        Appender = new EventAppender(database.Sources, catalogue, Signal, TimeProvider.System);
        Reader = new EventReader(catalogue);
        Engine = NewEngine();
        Freshness = new ProjectionFreshness(database.Sources, projections, Engine, TimeProvider.System);
        Operations = new ProjectionOperations(database.Sources, projections, Engine);
        Timer = NewTimer();
    }

    public required string Tenant { get; init; }

    public MigratedDatabase Database { get; }

    public StoreDataSources Sources => Database.Sources;

    public TimeProvider Time { get; }

    public ProjectionSet Projections { get; }

    public EngineOptions Options { get; }

    public LogSignal Signal { get; }

    public EventAppender Appender { get; }

    public EventReader Reader { get; }

    public ProjectionEngine Engine { get; }

    public ProjectionFreshness Freshness { get; }

    public ProjectionOperations Operations { get; }

    public SlaTimer Timer { get; }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProjectionWorld> CreateAsync(
        MigratedDatabase database, EngineOptions? options = null, ProjectionSet? projections = null, TimeProvider? time = null, string? tenant = null)
    {
        var world = new ProjectionWorld(database, time ?? TimeProvider.System, projections ?? ProjectionSet.OfProduct(), options ?? new EngineOptions())
        {
            Tenant = tenant ?? $"t-{Guid.NewGuid():N}",
        };
        await new TenantRegistry(database.Sources).AddAsync(world.Tenant, Cancellation);
        return world;
    }

    /// <summary>Another node's engine.</summary>
    public ProjectionEngine NewEngine(EngineOptions? options = null) =>
        new(Sources, Reader, Projections, Signal, options ?? Options, TimeProvider.System, NullLogger<ProjectionEngine>.Instance);

    /// <summary>Another node's timer.</summary>
    public SlaTimer NewTimer() => new(Sources, Reader, Appender, Time, NullLogger<SlaTimer>.Instance);

    /// <summary>Appends at the version the stream has; gives the last position.</summary>
    public async Task<long> AppendAsync(Guid stream, params IReadOnlyList<DomainEvent> events)
    {
        var outcome = await Appender.AppendAsync(Next(stream, events), Cancellation);
        return outcome.ShouldBeOfType<AppendOutcome.Appended>().Position;
    }

    /// <summary>Appends at the version a stream has since others appended to it.</summary>
    public Task<long> AppendAtAsync(Guid stream, long version, DomainEvent @event)
    {
        versions[stream] = version;
        return AppendAsync(stream, @event);
    }

    /// <summary>Appends a generated history.</summary>
    public async Task AppendAsync(IEnumerable<(Guid Stream, DomainEvent Event)> history)
    {
        foreach (var (stream, @event) in history)
            await AppendAsync(stream, @event);
    }

    /// <summary>A stream's events.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(Guid stream)
    {
        await using var session = await Sources.BeginAsync(StoreRole.Api, Tenant, Cancellation);
        return await Reader.ReadStreamAsync(session, stream, null, Cancellation);
    }

    public Task CatchUpAsync() => Engine.CatchUpAsync(Tenant, Cancellation);

    public async Task<Progress> ProgressAsync(string projection) =>
        (await Operations.ProgressAsync(Tenant, Cancellation)).Single(row => row.Projection == projection && row.Active);

    /// <summary>Every row of every table of a projection's serving version, as text, in order of key.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string projection)
    {
        var version = (await ProgressAsync(projection)).Version;
        var rows = new List<string>();
        foreach (var table in Projections.NewestOf(projection).Tables)
            rows.AddRange(await QueryAsync<string>($"select '{table.Name} ' || t::text from {table.In(version)} t where tenant_id = $1 order by {string.Join(", ", table.Key)}"));
        return rows;
    }

    /// <summary>A query with the tenant as its only parameter, in the role of a projection.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var session = await Sources.BeginAsync(StoreRole.Projector, Tenant, Cancellation);
        await using var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Tenant });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Appender.DisposeAsync();
    }

    Append Next(Guid stream, IReadOnlyList<DomainEvent> events)
    {
        var version = versions.GetValueOrDefault(stream);
        versions[stream] = version + events.Count;
        return new()
        {
            Tenant = Tenant,
            StreamId = stream,
            StreamType = events[0] switch
            {
                ClientEvent => "client",
                ContractEvent => "contract",
                ChangeRequestEvent => "change_request",
                StoryEvent => "story",
                TemplateEvent => "template",
                UseCaseEvent => "use_case",
                FeedbackEvent => "feedback",
                InitiativeEvent => "initiative",
                ServiceReviewEvent => "review",
                SettingsEvent => "settings",
                _ => "ticket",
            },
            ExpectedVersion = version,
            Events = [.. events.Select(@event => new NewEvent(Guid.CreateVersion7(), @event))],
            DataSubject = events[0] is TicketEvent ? ("Ada Example", "ada@example.org") : null,
            UserName = "tests",
        };
    }
}
