using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>A month of a contract's service levels. A closed one stays as last stated; what today's events say otherwise is its drift.</summary>
/// <param name="Month">In the contract's zone.</param>
/// <param name="Lines">By metric and priority.</param>
/// <param name="Availability">By service.</param>
/// <param name="Money">Credits and bonuses, with adjustments of other months settled in this one.</param>
/// <param name="Reported">What its report said; null while it is open.</param>
/// <param name="Restatements">What was stated since.</param>
/// <param name="Drift">The lines that today's events have otherwise; null where they agree.</param>
public sealed record SlaMonth(
    YearMonth Month,
    IReadOnlyList<SlaLine> Lines,
    IReadOnlyList<SlaAvailability> Availability,
    SlaMoney Money,
    SlaStatement? Reported,
    IReadOnlyList<SlaStatement> Restatements,
    SlaFigures? Drift);

/// <summary>Figures as they are shown.</summary>
public sealed record SlaFigures(IReadOnlyList<SlaLine> Lines, IReadOnlyList<SlaAvailability> Availability)
{
    internal static SlaFigures Of(MonthFigures figures, SlaExclusions exclusions) => new(
        [
            .. figures.Lines.Select(line => new SlaLine(
                line.Metric, line.Priority, line.Met, line.Missed, line.Overdue, line.Running,
                [.. line.Excluded.Select(clock => SlaExcludedClock.Of(clock, exclusions.At(clock.AgreedAtPosition)))],
                line.Compliance?.Percent(), line.TargetPercent)),
        ],
        [
            .. figures.Availability.Select(line => new SlaAvailability(
                line.Service, line.Available?.Percent(), line.TargetPercent, line.ServiceMicroseconds / 1_000_000, line.OutageMicroseconds / 1_000_000)),
        ]);
}

/// <summary>The figures a report or a restatement laid down.</summary>
/// <param name="Position">Its place in the log; asking at it gives the same figures again.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, where the event says.</param>
/// <param name="Reason">Why it was restated; null for the report.</param>
/// <param name="Figures">What it said.</param>
public sealed record SlaStatement(long Position, Instant At, string? By, string? Reason, SlaFigures Figures);

/// <summary>One metric and priority in a month; <see cref="Overdue"/> of <see cref="Missed"/> had not stopped by the month's end or now.</summary>
public sealed record SlaLine(
    ServiceMetric Metric,
    int Priority,
    int Met,
    int Missed,
    int Overdue,
    int Running,
    IReadOnlyList<SlaExcludedClock> Excluded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? CompliancePercent,
    decimal? TargetPercent);

/// <summary>A clock left out of the figures, and by which agreement.</summary>
public sealed record SlaExcludedClock(Guid TicketId, int Cycle, ClockCount Count, string Reason, [property: PersonName] string AgreedBy)
{
    internal static SlaExcludedClock Of(ExcludedClock clock, SlaExclusion exclusion) =>
        new(clock.TicketId, clock.Cycle, clock.Count, exclusion.Reason, exclusion.AgreedBy);
}

/// <summary>One service in a month.</summary>
public sealed record SlaAvailability(
    string Service,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? AvailabilityPercent,
    decimal TargetPercent,
    long ServiceSeconds,
    long OutageSeconds);
