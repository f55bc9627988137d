using NodaTime;

namespace MspEvents.Domain;

/// <summary>Availability of a contract's services in a month (measures, section 3).</summary>
sealed class Availability
{
    readonly ContractTerms terms;
    readonly ILookup<string, Outage> unplanned;
    readonly Dictionary<ServiceCalendar, BusinessTime> hours = new(ReferenceEqualityComparer.Instance);

    public Availability(Contract contract)
    {
        terms = contract.Terms;
        unplanned = contract.Outages.Values.Where(outage => outage.Record is { Planned: false })
            .ToLookup(outage => outage.Record!.Service, StringComparer.Ordinal);
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
        foreach (var outage in outages.OrderBy(outage => outage.Record!.From))
        {
            var (begins, ends) = (Instant.Max(outage.Record!.From, end), Instant.Min(outage.To ?? until, until));
            if (begins >= ends)
                continue;
            yield return (begins, ends);
            end = ends;
        }
    }

    static long Microseconds(Duration duration) => duration.BclCompatibleTicks / 10;
}
