using NodaTime;

namespace MspEvents.Domain;

/// <summary>The figures of months from what is known: the same function for a live answer, a frozen report and a replay.</summary>
public static class Compliance
{
    /// <summary>The figures of each month from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <param name="contractFacts">The contract's facts that count.</param>
    /// <param name="clocks">The clocks of all its tickets, in any order, as those facts have them.</param>
    /// <param name="first">The first month.</param>
    /// <param name="last">The last month.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    public static IReadOnlyList<MonthFigures> Of(
        IReadOnlyList<Fact> contractFacts, IEnumerable<ClockSpan> clocks, YearMonth first, YearMonth last, Instant judgedAt)
    {
        ArgumentNullException.ThrowIfNull(contractFacts);
        ArgumentNullException.ThrowIfNull(clocks);
        var contract = Contract.Decider.Fold(contractFacts);
        var terms = contract.Terms;
        var exclusions = SlaExclusions.Of(contractFacts);
        var availability = new Availability(contract);
        var months = new List<Tally>();
        for (var month = first; month <= last; month = month.PlusMonths(1))
            months.Add(new(month, terms.StartOf(month), terms.EndOf(month)));

        foreach (var clock in clocks)
        {
            var exclusion = exclusions.For(clock.TicketId, clock.Metric);
            foreach (var month in months.Skip(IndexOf(months, clock.StartedAt)))
            {
                var count = clock.CountIn(month.From, month.Until, judgedAt);
                if (count != ClockCount.None)
                    month.Add(clock, count, exclusion);
                if (month.From > judgedAt || month.From > (clock.CountsAt ?? clock.StoppedAt ?? clock.CancelledAt))
                    break;
            }
        }

        return [.. months.Select(month => new MonthFigures(month.Month, month.Lines(terms.TermsOf(month.Month)), availability.Of(month.Month, judgedAt)))];
    }

    /// <summary>That of the target for every type, else the strictest: a line pools the types.</summary>
    internal static decimal? TargetPercent(TermsInForce? terms, ServiceMetric metric, int priority) =>
        terms?.ServiceLevels.Targets
            .Where(target => target.Metric == metric && target.Priority == priority)
            .OrderBy(target => target.Type is not null).ThenByDescending(target => target.TargetPercent)
            .Select(target => (decimal?)target.TargetPercent).FirstOrDefault();

    static int IndexOf(List<Tally> months, Instant instant)
    {
        var after = months.FindIndex(month => month.Until > instant);
        return after < 0 ? months.Count : after;
    }

    sealed class Tally(YearMonth month, Instant from, Instant until)
    {
        readonly SortedDictionary<(ServiceMetric Metric, int Priority), Counts> counts = [];

        public YearMonth Month => month;

        public Instant From => from;

        public Instant Until => until;

        public void Add(ClockSpan clock, ClockCount count, SlaExclusion? exclusion)
        {
            var line = Line(clock.Metric, clock.Priority);
            if (exclusion is not null)
                line.Excluded.Add(new(clock.TicketId, clock.Cycle, count, exclusion.Position));
            else if (count == ClockCount.Running)
                line.Running++;
            else if (count == ClockCount.Met)
                line.Met++;
            else
                (line.Missed, line.Overdue) = (line.Missed + 1, line.Overdue + (count == ClockCount.Overdue ? 1 : 0));
        }

        public IReadOnlyList<ComplianceLine> Lines(TermsInForce? terms)
        {
            foreach (var target in terms?.ServiceLevels.Targets ?? [])
                Line(target.Metric, target.Priority);
            return
            [
                .. counts.Select(line => new ComplianceLine(
                    line.Key.Metric, line.Key.Priority, line.Value.Met, line.Value.Missed, line.Value.Overdue, line.Value.Running,
                    [.. line.Value.Excluded.OrderBy(clock => clock.TicketId).ThenBy(clock => clock.Cycle)],
                    TargetPercent(terms, line.Key.Metric, line.Key.Priority))),
            ];
        }

        Counts Line(ServiceMetric metric, int priority)
        {
            if (!counts.TryGetValue((metric, priority), out var line))
                counts.Add((metric, priority), line = new());
            return line;
        }

        sealed class Counts
        {
            public int Met { get; set; }

            public int Missed { get; set; }

            public int Overdue { get; set; }

            public int Running { get; set; }

            public List<ExcludedClock> Excluded { get; } = [];
        }
    }
}
