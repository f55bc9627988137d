using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Runs batches against the database, through lost connections: the same batch is sent again, and its statement finds what is already there.</summary>
sealed class AppendTransaction(StoreDataSources sources, TimeProvider time)
{
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(5);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    readonly AppendBatch plain = new(withClaims: false, withSeen: false);
    readonly AppendBatch claiming = new(withClaims: true, withSeen: false);
    readonly AppendBatch looking = new(withClaims: false, withSeen: true);
    readonly AppendBatch claimingAndLooking = new(withClaims: true, withSeen: true);

    /// <summary>The results, and whether the batch had to be sent more than once.</summary>
    /// <remarks>A repetition waits for the lost backend at the position row's lock, so it sees whether that one committed.</remarks>
    /// <exception cref="StoreUnavailableException">The database stayed away.</exception>
    /// <exception cref="PostgresException">The database refused the batch; nothing of it was recorded.</exception>
    public async Task<(AppendResult[] Results, bool Repeated)> RunAsync(string tenant, IReadOnlyList<EncodedAppend> appends)
    {
        var (claims, looks) = (appends.Any(append => append.Append.Claim is not null), appends.Any(append => append.Append.Seen.Count > 0));
        var batch = looks ? claims ? claimingAndLooking : looking : claims ? claiming : plain;
        var sent = false;
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                await using var connection = await sources.Appends.OpenConnectionAsync();
                var repeated = sent;
                sent = true;
                return (await batch.RunAsync(connection, tenant, appends, CancellationToken.None), repeated);
            }
            catch (NpgsqlException failure) when (failure.IsOutage())
            {
                sources.Appends.Clear();
                if (time.GetElapsedTime(began) + pause > GiveUpAfter)
                    throw new StoreUnavailableException("The database cannot be reached.", sent, failure);
                await Task.Delay(pause, time);
            }
        }
    }
}
