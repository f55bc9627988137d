using NodaTime;

namespace MspEvents.Domain;

/// <summary>What holds between the two sides at one instant.</summary>
/// <param name="ServiceLevels">Targets, matrix, pauses.</param>
/// <param name="Calendars">The calendars by name, without <c>24x7</c>.</param>
/// <param name="Incentives">Credits and bonuses.</param>
/// <param name="MonthlyFee">Minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Zone">The contract's zone.</param>
public sealed record TermsInForce(
    ServiceLevels ServiceLevels,
    IReadOnlyDictionary<string, ServiceCalendar> Calendars,
    Incentives? Incentives,
    long MonthlyFee,
    string Currency,
    DateTimeZone Zone)
{
    /// <summary>The calendar of that name, <c>24x7</c> among them; null where none was agreed.</summary>
    public ServiceCalendar? CalendarNamed(string name) =>
        name == ServiceCalendar.AlwaysOpenName ? ServiceCalendar.AlwaysOpen : Calendars.GetValueOrDefault(name);

    /// <summary>The target of a metric; one for the ticket's type beats one for every type.</summary>
    public SlaTarget? TargetFor(ServiceMetric metric, int priority, TicketType type)
    {
        SlaTarget? forEveryType = null;
        foreach (var target in ServiceLevels.Targets)
        {
            if (target.Metric != metric || target.Priority != priority)
                continue;
            if (target.Type == type)
                return target;
            if (target.Type is null)
                forEveryType ??= target;
        }

        return forEveryType;
    }
}

/// <summary>An amendment that also counts for tickets already running when it takes effect.</summary>
/// <param name="EffectiveAt">00:00 of its date in the contract's zone.</param>
/// <param name="Mode">How running clocks are treated.</param>
/// <param name="ServiceLevels">The new service levels, if those were amended.</param>
/// <param name="CalendarName">The calendar that was amended, if one was.</param>
/// <param name="Calendar">Its new hours.</param>
public sealed record RunningAmendment(
    Instant EffectiveAt, ChangeMode Mode, ServiceLevels? ServiceLevels, string? CalendarName, ServiceCalendar? Calendar)
{
    /// <summary>A ticket's own terms with this amendment on top; what other amendments changed for new tickets only stays out.</summary>
    public TermsInForce ApplyTo(TermsInForce terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var calendars = CalendarName is null || Calendar is null
            ? terms.Calendars
            : new Dictionary<string, ServiceCalendar>(terms.Calendars) { [CalendarName] = Calendar };
        return terms with { ServiceLevels = ServiceLevels ?? terms.ServiceLevels, Calendars = calendars };
    }
}

/// <summary>One version of what the agreement covers.</summary>
/// <param name="Version">0 as signed; then one more for each amendment in the order they occurred.</param>
/// <param name="EffectiveAt">From when it counts.</param>
/// <param name="Items">All its items, the excluded ones too.</param>
/// <param name="ChangeRequestId">The approved change it came from.</param>
public sealed record ScopeBaseline(int Version, Instant EffectiveAt, IReadOnlyList<ScopeItem> Items, Guid? ChangeRequestId);
