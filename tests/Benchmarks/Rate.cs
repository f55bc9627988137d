using System.Diagnostics;

namespace MspEvents.Tests.Benchmarks;

/// <summary>How often something is done in a second.</summary>
static class Rate
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>Lets every worker repeat its work until the window is over.</summary>
    public static async Task<double> OfAsync(IReadOnlyList<Func<Task>> workers)
    {
        var started = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(workers.Select(worker => Task.Run(() => RepeatAsync(worker, started))));
        return done.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task<long> RepeatAsync(Func<Task> work, long started)
    {
        var count = 0L;
        for (; Stopwatch.GetElapsedTime(started) < Window; count++)
            await work();
        return count;
    }
}
