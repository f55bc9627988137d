using NodaTime;

namespace MspEvents.Domain;

/// <summary>One request in a run.</summary>
/// <param name="number">Its place among the arrivals: earlier ones are served first.</param>
/// <param name="priority">1-5.</param>
/// <param name="arrivedAt">When it came.</param>
/// <param name="left">The work it takes.</param>
/// <param name="hours">The hours it is worked on in.</param>
sealed class SimulatedRequest(int number, int priority, Instant arrivedAt, Duration left, SimulatedHours hours)
{
    public int Number => number;

    public int Priority => priority;

    public Instant ArrivedAt => arrivedAt;

    public SimulatedHours Hours => hours;

    public Duration Left { get; set; } = left;

    public Instant? TakenAt { get; set; }

    public Instant? DoneAt { get; set; }
}

/// <summary>
/// The queue of a run, by the rules of <see cref="Simulation"/>, from one event to the next: an arrival, a request done, a calendar that opens or shuts.
/// Between two events nothing changes, so that the cost follows their number and not the length of time.
/// </summary>
sealed class SimulationQueue
{
    readonly List<SimulatedRequest> coming;
    readonly SortedSet<SimulatedRequest> waiting = new(Comparer<SimulatedRequest>.Create(
        (left, right) => (left.Priority, left.Number).CompareTo((right.Priority, right.Number))));
    readonly List<SimulatedRequest> atWork = [];
    readonly List<SimulatedHours> calendars;
    readonly int agents;
    readonly Instant until;
    Instant now;

    public SimulationQueue(IReadOnlyList<SimulatedRequest> requests, int agents, Instant from, Instant until)
    {
        coming = [.. requests.OrderBy(request => request.Number)];
        calendars = [.. requests.Select(request => request.Hours).Distinct()];
        (this.agents, this.until, now) = (agents, until, from);
    }

    /// <summary>When the last request was done, or the end of the span.</summary>
    public Instant EndsAt => now;

    /// <summary>The most requests that waited at once.</summary>
    public int Peak { get; private set; }

    /// <summary>When they first did.</summary>
    public Instant? PeakAt { get; private set; }

    /// <summary>All agents' time at work.</summary>
    public Duration Busy { get; private set; }

    /// <summary>The time in which any of the calendars was open.</summary>
    public Duration Open { get; private set; }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        var arrived = 0;
        while (true)
        {
            foreach (var calendar in calendars)
                calendar.GoTo(now);
            atWork.RemoveAll(IsDone);
            for (; arrived < coming.Count && coming[arrived].ArrivedAt <= now; arrived++)
                waiting.Add(coming[arrived]);
            foreach (var shut in atWork.Where(request => !request.Hours.IsOpen).ToList())
            {
                atWork.Remove(shut);
                waiting.Add(shut);
            }

            Take();
            if (waiting.Count > Peak)
                (Peak, PeakAt) = (waiting.Count, now);
            if (now >= until || (arrived == coming.Count && waiting.Count == 0 && atWork.Count == 0))
                return;
            var next = atWork.Select(request => now + request.Left)
                .Concat(calendars.Select(calendar => calendar.TurnsAt))
                .Append(arrived < coming.Count ? coming[arrived].ArrivedAt : until)
                .Append(until).Min();
            Work(next - now);
            now = next;
        }
    }

    bool IsDone(SimulatedRequest request)
    {
        if (request.Left > Duration.Zero)
            return false;
        request.DoneAt = now;
        return true;
    }

    void Take()
    {
        foreach (var request in waiting.Where(request => request.Hours.IsOpen).Take(agents - atWork.Count).ToList())
        {
            waiting.Remove(request);
            request.TakenAt ??= now;
            atWork.Add(request);
        }
    }

    void Work(Duration time)
    {
        foreach (var request in atWork)
            request.Left -= time;
        Busy += time * atWork.Count;
        if (calendars.Exists(calendar => calendar.IsOpen))
            Open += time;
    }
}
