using System.Data;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>One pool of connections per role, and one more for appends.</summary>
public sealed class StoreDataSources : IAsyncDisposable
{
    // A generic plan made while the tables are small must not turn into a scan when they have grown: only index look-ups are left to choose from.
    const string AppendPlans =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    readonly Dictionary<StoreRole, NpgsqlDataSource> roles;

    StoreDataSources(Dictionary<StoreRole, NpgsqlDataSource> roles, NpgsqlDataSource appends)
    {
        this.roles = roles;
        Appends = appends;
    }

    /// <summary>For the appender alone: its connections never wait behind queries, keep their prepared statements and nothing else.</summary>
    internal NpgsqlDataSource Appends { get; }

    /// <summary>Opens the pools and checks that each role in force is confined: not superuser, no BYPASSRLS, no table's owner, FORCE RLS on.</summary>
    /// <exception cref="InvalidOperationException">A check failed; the message says which and what to do.</exception>
    public static async Task<StoreDataSources> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var sources = new StoreDataSources(
            new()
            {
                [StoreRole.Owner] = Pool(connectionString, StoreRole.Owner, 2),
                [StoreRole.Api] = Pool(connectionString, StoreRole.Api, 32),
                [StoreRole.Projector] = Pool(connectionString, StoreRole.Projector, 12),
                [StoreRole.Analyst] = Pool(connectionString, StoreRole.Analyst, 2),
            },
            AppendPool(connectionString));
        try
        {
            foreach (var (role, source) in sources.roles)
                await RoleCheck.EnsureConfinedAsync(source, role, cancellationToken);
            return sources;
        }
        catch
        {
            await sources.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a tenant's transaction: the one place that says which tenant a connection is in.</summary>
    public Task<TenantSession> BeginAsync(StoreRole role, string tenant, CancellationToken cancellationToken) =>
        BeginAsync(role, tenant, IsolationLevel.ReadCommitted, "select set_config('msp.tenant', $1, true)", cancellationToken);

    /// <summary>Begins a read-only transaction whose statements all see the same snapshot.</summary>
    public Task<TenantSession> BeginSnapshotAsync(StoreRole role, string tenant, CancellationToken cancellationToken) =>
        BeginAsync(
            role,
            tenant,
            IsolationLevel.RepeatableRead,
            "select set_config('transaction_read_only', 'on', true), set_config('msp.tenant', $1, true)",
            cancellationToken);

    /// <summary>Begins a read-only transaction over all tenants that sees only what the search is for, as <c>msp_projector</c>.</summary>
    public async Task<SearchSession> BeginSearchAsync(CrossTenantSearch search, CancellationToken cancellationToken)
    {
        var purpose = search switch
        {
            CrossTenantSearch.Work => "work",
            CrossTenantSearch.DueTimers => "timers",
            _ => throw new ArgumentOutOfRangeException(nameof(search), search, "Not a search of the store."),
        };
        var (connection, transaction) = await BeginAsync(
            StoreRole.Projector,
            IsolationLevel.ReadCommitted,
            "select set_config('transaction_read_only', 'on', true), set_config('msp.search', $1, true)",
            purpose,
            cancellationToken);
        return new(connection, transaction);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in roles.Values)
            await source.DisposeAsync();
        await Appends.DisposeAsync();
    }

    /// <summary>A connection without a tenant, which sees no tenant's rows.</summary>
    internal ValueTask<NpgsqlConnection> OpenAsync(StoreRole role, CancellationToken cancellationToken) => roles[role].OpenConnectionAsync(cancellationToken);

    async Task<TenantSession> BeginAsync(StoreRole role, string tenant, IsolationLevel isolation, string enter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        var (connection, transaction) = await BeginAsync(role, isolation, enter, tenant, cancellationToken);
        return new(tenant, connection, transaction);
    }

    async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> BeginAsync(
        StoreRole role, IsolationLevel isolation, string enter, string value, CancellationToken cancellationToken)
    {
        var connection = await roles[role].OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            await using var command = new NpgsqlCommand(enter, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return (connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static NpgsqlDataSource Pool(string connectionString, StoreRole role, int size)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString).InRole(role);
        builder.MaxPoolSize = size;
        return NpgsqlDataSource.Create(builder);
    }

    static NpgsqlDataSource AppendPool(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString).InRole(StoreRole.Api, AppendPlans);
        builder.MaxPoolSize = 8;
        builder.MaxAutoPrepare = 16;
        builder.AutoPrepareMinUsages = 1;
        builder.NoResetOnClose = true; // nothing but transaction-local settings is ever set on these
        return NpgsqlDataSource.Create(builder);
    }
}
