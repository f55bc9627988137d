using NodaTime;

namespace MspEvents.Domain;

/// <summary>The working time of one week, as stretches measured in real time from the week's first instant.</summary>
sealed class WorkingWeek
{
    readonly Stretch[] stretches;

    /// <param name="open">Disjoint and in order, each not empty.</param>
    public WorkingWeek(IEnumerable<(Duration From, Duration To)> open)
    {
        var before = Duration.Zero;
        var all = new List<Stretch>();
        foreach (var (from, to) in open)
        {
            all.Add(new(from, to, before));
            before += to - from;
        }

        stretches = [.. all];
        Total = before;
    }

    /// <summary>All working time of the week.</summary>
    public Duration Total { get; }

    /// <summary>Where the last stretch ends.</summary>
    public Duration LastClosing => stretches[^1].To;

    /// <summary>Where the first stretch begins.</summary>
    public Duration FirstOpening => stretches[0].From;

    /// <summary>The working time of the week up to a moment of it.</summary>
    public Duration Worked(Duration moment)
    {
        var next = First(stretch => stretch.To > moment);
        if (next == stretches.Length)
            return Total;
        var stretch = stretches[next];
        return moment <= stretch.From ? stretch.Before : stretch.Before + (moment - stretch.From);
    }

    /// <summary>The earliest moment by which this much was worked; above zero and at most <see cref="Total"/>.</summary>
    public Duration Earliest(Duration worked)
    {
        var stretch = stretches[First(stretch => stretch.Before + (stretch.To - stretch.From) >= worked)];
        return stretch.From + (worked - stretch.Before);
    }

    /// <summary>The latest moment until which no more than this was worked; below <see cref="Total"/>.</summary>
    public Duration Latest(Duration worked)
    {
        var stretch = stretches[First(stretch => stretch.Before + (stretch.To - stretch.From) > worked)];
        return stretch.From + (worked - stretch.Before);
    }

    /// <summary>The first working moment at or after this one.</summary>
    public Duration? NextOpening(Duration moment)
    {
        var next = First(stretch => stretch.To > moment);
        return next == stretches.Length ? null : Duration.Max(stretches[next].From, moment);
    }

    /// <summary>The last moment at or before this one that working time runs up to.</summary>
    public Duration? PreviousClosing(Duration moment)
    {
        var previous = First(stretch => stretch.From >= moment) - 1;
        return previous < 0 ? null : Duration.Min(stretches[previous].To, moment);
    }

    int First(Func<Stretch, bool> holds)
    {
        var (low, high) = (0, stretches.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(stretches[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    readonly record struct Stretch(Duration From, Duration To, Duration Before);
}
