namespace MspEvents.Tests.Benchmarks;

/// <summary>Something we do and the least that does the same work, each measured as one figure.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Unit">Of both figures.</param>
/// <param name="Target">The least ratio that is good enough, where one was set.</param>
/// <param name="Ours">One measurement of ours.</param>
/// <param name="Floor">One measurement of the floor.</param>
sealed record Comparison(string Name, string Unit, double? Target, Func<CancellationToken, Task<double>> Ours, Func<CancellationToken, Task<double>> Floor)
{
    /// <summary>For costs: the ratio is then the floor's part of ours, so that more is better for every ratio.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>Measures both by turns, each first in every other round, after a round that does not count; the medians stand.</summary>
    public async Task<Outcome> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        await Floor(cancellation);
        await Ours(cancellation);
        var (ours, floor) = (new List<double>(rounds), new List<double>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
                floor.Add(await Floor(cancellation));
            ours.Add(await Ours(cancellation));
            if (round % 2 == 1)
                floor.Add(await Floor(cancellation));
        }
        return Outcome.Of(this, Median(ours), Median(floor), rounds);
    }

    static double Median(List<double> figures)
    {
        figures.Sort();
        var middle = figures.Count / 2;
        return figures.Count % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }
}
