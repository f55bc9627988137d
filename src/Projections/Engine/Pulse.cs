namespace MspEvents.Projections;

/// <summary>Wakes everyone who waits for the next beat.</summary>
sealed class Pulse
{
    TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next beat after this call.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Beats.</summary>
    public void Beat() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
