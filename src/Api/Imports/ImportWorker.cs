using System.Threading.Channels;
using MspEvents.Application;
using MspEvents.Application.Imports;
using MspEvents.EventStore;

namespace MspEvents.Api.Imports;

/// <summary>Imports accepted files one after the other, and takes up at its start what an earlier process left.</summary>
sealed class ImportWorker(ServiceNowImport import, ImportJobs jobs, ImportSpool spool, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    readonly Channel<SpooledImport> waiting = Channel.CreateUnbounded<SpooledImport>();

    public void Enqueue(SpooledImport spooled) => waiting.Writer.TryWrite(spooled);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var spooled in spool.Waiting())
            Enqueue(spooled);
        await foreach (var spooled in waiting.Reader.ReadAllAsync(stoppingToken))
            await FinishAsync(spooled, stoppingToken);
    }

    async Task FinishAsync(SpooledImport spooled, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                if (await jobs.FindAsync(spooled.Tenant, spooled.Id, stopping) is { Status: ImportStatus.Running } job)
                    await RunAsync(spooled, job, stopping);
                ImportSpool.Remove(spooled);
                return;
            }
            catch (Exception away) when (StoreIsAway(away))
            {
                // What was written stays and is passed over the next time.
                logger.LogWarning(away, "Import {Import} waits for the database.", spooled.Id);
                await Task.Delay(RetryAfter, clock, stopping);
            }
        }
    }

    async Task RunAsync(SpooledImport spooled, ImportJob job, CancellationToken stopping)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ledger = new ImportLedger(clock.GetTimestamp());
        Task<ImportStatus> SaveAsync(ImportStatus status, string? error) =>
            jobs.SaveAsync(spooled.Tenant, spooled.Id, status, ledger.Progress, ledger.Refused, ledger.RefusedCount, error, stopping);

        try
        {
            var request = new ImportRequest(spooled.Tenant, job.ContractId, job.ClientBy, job.UserName, $"import:{job.Id}");
            await using var file = ImportSpool.Open(spooled);
            await import.RunAsync(
                request,
                file,
                ledger.Refuse,
                async (progress, _) =>
                {
                    ledger.Progress = progress;
                    if (clock.GetElapsedTime(ledger.SavedAt) < SaveEvery)
                        return;
                    ledger.SavedAt = clock.GetTimestamp();
                    if (await SaveAsync(ImportStatus.Running, null) == ImportStatus.Cancelled)
                        await cancelled.CancelAsync();
                },
                cancelled.Token);
            await SaveAsync(ImportStatus.Completed, null);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await SaveAsync(ImportStatus.Cancelled, null);
        }
        catch (Exception failure) when (failure is UnreadableImport or StreamNotFound)
        {
            await SaveAsync(ImportStatus.Failed, failure.Message);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && !StoreIsAway(failure))
        {
            // A fault of ours with this file must not stop the next one.
            logger.LogError(failure, "Import {Import} failed.", spooled.Id);
            await SaveAsync(ImportStatus.Failed, "The import failed; the service's log says why.");
        }
    }

    static bool StoreIsAway(Exception exception) => exception is StoreUnavailableException or Npgsql.NpgsqlException { IsTransient: true };

    /// <summary>What one run of an import has to tell.</summary>
    sealed class ImportLedger(long savedAt)
    {
        readonly List<RefusedRow> refused = [];

        public ImportProgress Progress { get; set; } = new(0, 0, 0, 0);

        public long SavedAt { get; set; } = savedAt;

        public long RefusedCount { get; private set; }

        public IReadOnlyList<RefusedRow> Refused
        {
            get
            {
                lock (refused)
                {
                    return [.. refused];
                }
            }
        }

        public void Refuse(RefusedRow row)
        {
            lock (refused)
            {
                RefusedCount++;
                if (refused.Count < ImportJobs.MostRefusedListed)
                    refused.Add(row);
            }
        }
    }
}
