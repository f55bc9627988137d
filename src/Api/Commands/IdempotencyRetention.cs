using MspEvents.EventStore;

namespace MspEvents.Api.Commands;

/// <summary>Forgets first answers after 30 days.</summary>
sealed class IdempotencyRetention(
    StoreDataSources sources, IdempotencyStore store, TenantRegistry tenants, TimeProvider time, ILogger<IdempotencyRetention> log) : BackgroundService
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    static readonly TimeSpan Rhythm = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception exception) when (Conventions.Refusals.IsDatabaseAway(exception))
            {
                log.LogWarning(exception, "Old idempotency keys stay for another {Rhythm}", Rhythm);
            }
        }
    }

    /// <summary>Goes through the tenants once.</summary>
    public async Task PurgeAsync(CancellationToken cancellation)
    {
        foreach (var tenant in await tenants.ListAsync(cancellation))
        {
            await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellation);
            await store.PurgeAsync(session, time.GetUtcNow() - Kept, cancellation);
            await session.CommitAsync(cancellation);
        }
    }
}
