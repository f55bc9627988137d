using System.Data;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>One pool of connections per role, and one more for appends.</summary>
public sealed class StoreDataSources : IAsyncDisposable
{
    // What is acknowledged is durable, whatever the server's default. And a generic plan made while the tables are small must not turn into a scan
    // when they have grown: only index look-ups are left to choose from.
    const string AppendSettings =
        "-c synchronous_commit=on -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

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
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
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

    /// <summary>
    /// Does the first thing on a connection from the pool, which may have died there since: then it is done once more on a new one.
    /// It must change nothing; the connection is its to keep if it succeeds.
    /// </summary>
    internal async Task<T> OnLiveConnectionAsync<T>(StoreRole role, Func<NpgsqlConnection, Task<T>> first, CancellationToken cancellationToken)
    {
        try
        {
            for (var again = false; ; again = true)
            {
                var connection = await roles[role].OpenConnectionAsync(cancellationToken);
                try
                {
                    return await first(connection);
                }
                catch (NpgsqlException failure) when (!again && failure.IsOutage())
                {
                    await connection.DisposeAsync();
                    roles[role].Clear();
                }
                catch
                {
                    await connection.DisposeAsync();
                    throw;
                }
            }
        }
        catch (NpgsqlException failure) when (failure.IsOutage())
        {
            throw new StoreUnavailableException("The database cannot be reached.", outcomeUnknown: false, failure);
        }
    }

    async Task<TenantSession> BeginAsync(StoreRole role, string tenant, IsolationLevel isolation, string enter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        var (connection, transaction) = await BeginAsync(role, isolation, enter, tenant, cancellationToken);
        return new(tenant, connection, transaction);
    }

    Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> BeginAsync(
        StoreRole role, IsolationLevel isolation, string enter, string value, CancellationToken cancellationToken) =>
        OnLiveConnectionAsync(
            role,
            async connection =>
            {
                var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
                await using var command = new NpgsqlCommand(enter, connection, transaction);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
                await command.ExecuteNonQueryAsync(cancellationToken);
                return (connection, transaction);
            },
            cancellationToken);

    static NpgsqlDataSource Pool(string connectionString, StoreRole role, int size)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString).InRole(role);
        builder.Pooling = true;
        builder.MaxPoolSize = size;
        return NpgsqlDataSource.Create(builder);
    }

    static NpgsqlDataSource AppendPool(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString).InRole(StoreRole.Api, AppendSettings);
        builder.Pooling = true;
        builder.MaxPoolSize = 8;
        builder.Timeout = Math.Min(builder.Timeout, 5);
        builder.MaxAutoPrepare = 16;
        builder.AutoPrepareMinUsages = 1;
        builder.WriteBufferSize = 64 * 1024; // most batches leave in one piece
        builder.NoResetOnClose = true; // nothing but transaction-local settings is ever set on these
        return NpgsqlDataSource.Create(builder);
    }
}
