namespace MspEvents.Domain;

/// <summary>A place in a ranking, and how far it moves when a weight is a fifth higher or lower.</summary>
/// <param name="Id">What is ranked.</param>
/// <param name="Score">1-5.</param>
/// <param name="Rank">From 1; equal scores share the better rank.</param>
/// <param name="BestRank">The best rank under +-20 % on any one weight.</param>
/// <param name="WorstRank">The worst rank under +-20 % on any one weight.</param>
public sealed record RankedPriority(Guid Id, decimal Score, int Rank, int BestRank, int WorstRank);

/// <summary>Ranks stories or use cases by their score, with the sensitivity of each rank (measures, section 6).</summary>
public static class PriorityRanking
{
    static readonly IReadOnlyList<Func<PriorityWeights, PriorityWeights>> Trials =
    [
        weights => weights with { Value = weights.Value * 0.8m },
        weights => weights with { Value = weights.Value * 1.2m },
        weights => weights with { Urgency = weights.Urgency * 0.8m },
        weights => weights with { Urgency = weights.Urgency * 1.2m },
        weights => weights with { Feasibility = weights.Feasibility * 0.8m },
        weights => weights with { Feasibility = weights.Feasibility * 1.2m },
    ];

    /// <summary>The ranking, best first; equal scores in order of id. Each trial moves one weight of all that is ranked.</summary>
    public static IReadOnlyList<RankedPriority> Of(IReadOnlyCollection<(Guid Id, WeightedPriority Priority)> ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var priorities = ranked.OrderByDescending(item => Exactly(item.Priority)).ThenBy(item => item.Id).ToList();
        var stated = Ranks([.. priorities.Select(item => Exactly(item.Priority))]);
        var (best, worst) = (stated.ToArray(), stated.ToArray());
        foreach (var trial in Trials)
        {
            var ranks = Ranks([.. priorities.Select(item => item.Priority.ScoreUnder(trial(item.Priority.Weights)))]);
            for (var index = 0; index < ranks.Length; index++)
                (best[index], worst[index]) = (Math.Min(best[index], ranks[index]), Math.Max(worst[index], ranks[index]));
        }

        return [.. priorities.Select((item, index) => new RankedPriority(item.Id, item.Priority.Score, stated[index], best[index], worst[index]))];
    }

    /// <summary>The lowest and the highest score under +-20 % on any one weight.</summary>
    public static (decimal Lowest, decimal Highest) ScoreRange(this WeightedPriority priority)
    {
        ArgumentNullException.ThrowIfNull(priority);
        var scores = Trials.Select(trial => decimal.Round(priority.ScoreUnder(trial(priority.Weights)), 6, MidpointRounding.ToEven)).Append(priority.Score).ToList();
        return (scores.Min(), scores.Max());
    }

    static decimal Exactly(WeightedPriority priority) => priority.ScoreUnder(priority.Weights);

    static int[] Ranks(decimal[] scores)
    {
        var ranks = new int[scores.Length];
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(index => scores[index]).ToList();
        for (var place = 0; place < order.Count; place++)
            ranks[order[place]] = place > 0 && scores[order[place]] == scores[order[place - 1]] ? ranks[order[place - 1]] : place + 1;
        return ranks;
    }
}
