using NodaTime;

namespace MspEvents.Domain;

/// <summary>Availability of a contract's services in a month (measures, section 3).</summary>
sealed class Availability
{
    readonly ContractTerms terms;
    readonly ILookup<string, Outage> unplanned;
    readonly Dictionary<ServiceCalendar, BusinessTime> hours = new(ReferenceEqualityComparer.Instance);

    /// <param name="terms">The terms as folded from the same facts.</param>
    /// <param name="contractFacts">The contract's facts, for its outages.</param>
    public Availability(ContractTerms terms, IEnumerable<Fact> contractFacts)
    {
        this.terms = terms;
        var outages = new Dictionary<Guid, Outage>();
        foreach (var fact in contractFacts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version))
        {
            if (fact.Event is OutageRecorded recorded)
                outages.TryAdd(recorded.OutageId, new(recorded.Service, recorded.From, recorded.To, recorded.Planned));
            else if (fact.Event is OutageEnded ended && outages.TryGetValue(ended.OutageId, out var outage))
                outages[ended.OutageId] = outage with { To = ended.To };
        }

        unplanned = outages.Values.Where(outage => !outage.Planned).ToLookup(outage => outage.Service, StringComparer.Ordinal);
    }

    /// <summary>The services agreed for a month, up to now where the month is not over and only while the contract was in force.</summary>
    public IReadOnlyList<AvailabilityLine> Of(YearMonth month, Instant judgedAt)
    {
        if (terms.TermsOf(month) is not { } inForce)
            return [];
        var from = Instant.Max(terms.StartOf(month), terms.InForceFrom ?? Instant.MinValue);
        var until = Instant.Min(Instant.Min(terms.EndOf(month), judgedAt), terms.InForceUntil ?? Instant.MaxValue);
        return [.. inForce.ServiceLevels.Availability.OrderBy(target => target.Service, StringComparer.Ordinal).Select(Line)];

        AvailabilityLine Line(AvailabilityTarget target)
        {
            var service = Hours(inForce.CalendarNamed(target.Calendar) ?? ServiceCalendar.AlwaysOpen);
            var down = Union(unplanned[target.Service], from, until).Aggregate(Duration.Zero, (sum, span) => sum + service.Elapsed(span.From, span.To));
            return new(target.Service, target.TargetPercent, Microseconds(from < until ? service.Elapsed(from, until) : Duration.Zero), Microseconds(down));
        }
    }

    BusinessTime Hours(ServiceCalendar calendar)
    {
        if (!hours.TryGetValue(calendar, out var time))
            hours.Add(calendar, time = new(calendar));
        return time;
    }

    static IEnumerable<(Instant From, Instant To)> Union(IEnumerable<Outage> outages, Instant from, Instant until)
    {
        var end = from;
        foreach (var outage in outages.OrderBy(outage => outage.From))
        {
            var (begins, ends) = (Instant.Max(outage.From, end), Instant.Min(outage.To ?? until, until));
            if (begins >= ends)
                continue;
            yield return (begins, ends);
            end = ends;
        }
    }

    static long Microseconds(Duration duration) => duration.BclCompatibleTicks / 10;

    sealed record Outage(string Service, Instant From, Instant? To, bool Planned);
}
