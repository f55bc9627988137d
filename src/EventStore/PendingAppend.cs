using System.Diagnostics;

namespace MspEvents.EventStore;

/// <summary>An append in the queue. It can be withdrawn until it is taken into a batch; after that its outcome is awaited.</summary>
sealed class PendingAppend(EncodedAppend encoded, long arrivedAt)
{
    readonly TaskCompletionSource<AppendOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int taken;

    public EncodedAppend Encoded { get; } = encoded;

    public long ArrivedAt { get; } = arrivedAt;

    /// <summary>The span that waits for it, to be linked from the batch's.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>Completes when its batch does, or when it is withdrawn.</summary>
    public Task<AppendOutcome> Outcome => outcome.Task;

    /// <summary>Takes it out of the queue for a batch; false if it was withdrawn.</summary>
    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Gives it up while it is still in the queue.</summary>
    public void Withdraw(Exception reason)
    {
        if (TryTake())
            outcome.TrySetException(reason);
    }

    public void Complete(AppendResult result, bool repeated)
    {
        try
        {
            outcome.TrySetResult(result.ToOutcome(Encoded, repeated));
        }
        catch (InvalidOperationException misuse)
        {
            outcome.TrySetException(misuse);
        }
    }

    public void Fail(Exception failure) => outcome.TrySetException(failure);
}
