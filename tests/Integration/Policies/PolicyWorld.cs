using Microsoft.Extensions.Logging.Abstractions;
using MspEvents.Application;
using MspEvents.Application.Policies;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Tests.Integration.Policies;

/// <summary>A tenant of its own with a contract, and nodes whose policies follow its log.</summary>
sealed class PolicyWorld : IAsyncDisposable
{
    static readonly Instant Signing = Instant.FromUtc(2026, 1, 2, 9, 0);

    readonly MigratedDatabase database;
    readonly LogSignal signal;
    readonly EventAppender appender;

    PolicyWorld(MigratedDatabase database, string tenant)
    {
        (this.database, Tenant) = (database, tenant);
        var catalogue = DomainCatalogue.Create();
        signal = new LogSignal(database.Sources, TimeProvider.System);
        appender = new EventAppender(database.Sources, catalogue, signal, TimeProvider.System);
        Reader = new EventReader(catalogue);
        Handler = new CommandHandler(database.Sources, Reader, appender, TimeProvider.System);
        Runner = NewRunner();
    }

    public string Tenant { get; }

    public Guid Client { get; } = Guid.CreateVersion7();

    public Guid Contract { get; } = Guid.CreateVersion7();

    public EventReader Reader { get; }

    public CommandHandler Handler { get; }

    public PolicyRunner Runner { get; }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PolicyWorld> CreateAsync(MigratedDatabase database)
    {
        var world = new PolicyWorld(database, $"t-{Guid.NewGuid():N}");
        await new TenantRegistry(database.Sources).AddAsync(world.Tenant, Cancellation);
        await world.AppendAsync(world.Contract, "contract", Projections.Contracts.Signed(world.Client, world.Contract, 60));
        return world;
    }

    /// <summary>Another node's runner.</summary>
    public PolicyRunner NewRunner() => new(database.Sources, Reader, Handler, TimeProvider.System, NullLogger<PolicyRunner>.Instance);

    /// <summary>Another node's engine.</summary>
    public PolicyEngine NewEngine(params IReadOnlyList<Policy> policies) =>
        new(database.Sources, NewRunner(), policies, signal, TimeProvider.System, NullLogger<PolicyEngine>.Instance);

    /// <summary>A change that adds an item to the scope, asked for and approved.</summary>
    public async Task<Guid> ApproveAsync(string item, LocalDate? effectiveFrom = null)
    {
        var change = Guid.CreateVersion7();
        await AppendAsync(
            change,
            "change_request",
            Told(new ChangeRaised("More of it", "Needed", null, new("Greta Lind", "manager", Organisation.Client), ChangeKind.Addition, null, null), 1),
            Told(new ChangeAssessed(60, 100, 0, null, null, [], null), 2),
            Told(
                new ChangeApproved(
                    new("Ines Okafor", Organisation.Client),
                    new([new(item, item, ScopeCoverage.Included, 60, 100)], [], []),
                    effectiveFrom ?? new(2026, 2, 1),
                    null),
                3));
        return change;
    }

    /// <summary>Takes a policy to the end of the log.</summary>
    public async Task FollowAsync(Policy policy, PolicyRunner? runner = null)
    {
        while (await (runner ?? Runner).StepAsync(Tenant, policy, Cancellation))
        {
        }
    }

    /// <summary>Starts a stream with facts that no rule is asked about.</summary>
    public async Task AppendAsync(Guid stream, string type, params IReadOnlyList<DomainEvent> events) =>
        (await appender.AppendAsync(
            new()
            {
                Tenant = Tenant,
                StreamId = stream,
                StreamType = type,
                ExpectedVersion = 0,
                Events = [.. events.Select(@event => new NewEvent(Guid.CreateVersion7(), @event))],
                UserName = "tests",
            },
            Cancellation)).ShouldBeOfType<AppendOutcome.Appended>();

    /// <summary>A stream's events.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(Guid stream)
    {
        await using var session = await database.Sources.BeginAsync(StoreRole.Api, Tenant, Cancellation);
        return await Reader.ReadStreamAsync(session, stream, null, Cancellation);
    }

    /// <summary>The amendments of the contract's scope.</summary>
    public async Task<IReadOnlyList<StoredEvent>> AmendmentsAsync() => [.. (await ReadAsync(Contract)).Where(stored => stored.Event is ScopeAmended)];

    public async Task<PolicyProgress> ProgressAsync(Policy policy)
    {
        await using var session = await database.Sources.BeginAsync(StoreRole.Projector, Tenant, Cancellation);
        return (await PolicyCursors.ReadAsync(session, Cancellation)).Single(row => row.Policy == policy.Name);
    }

    public async Task<IReadOnlyList<PolicyRefusal>> RefusalsAsync(long before = long.MaxValue, int limit = 100)
    {
        await using var session = await database.Sources.BeginAsync(StoreRole.Projector, Tenant, Cancellation);
        return await PolicyRefusals.ReadAsync(session, null, before, limit, Cancellation);
    }

    public async Task<bool> RetryAsync(Policy policy)
    {
        await using var session = await database.Sources.BeginAsync(StoreRole.Projector, Tenant, Cancellation);
        var stopped = await PolicyCursors.RetryAsync(session, policy.Name, Cancellation);
        await session.CommitAsync(Cancellation);
        return stopped;
    }

    public ValueTask DisposeAsync() => appender.DisposeAsync();

    T Told<T>(T @event, int hours)
        where T : DomainEvent => @event with { OccurredAt = Signing + Duration.FromHours(hours), ClientId = Client, ContractId = Contract };
}
