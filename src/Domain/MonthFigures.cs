using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a month came to, as counts and exact times; percentages follow from them.</summary>
/// <param name="Month">The month, in the contract's zone.</param>
/// <param name="Lines">By metric and priority.</param>
/// <param name="Availability">By service.</param>
public sealed record MonthFigures(YearMonth Month, IReadOnlyList<ComplianceLine> Lines, IReadOnlyList<AvailabilityLine> Availability)
{
    /// <summary>The lines that say something else than another account of the same month does, as this one has them.</summary>
    /// <remarks>Clocks that merely ran are left out: a ticket given another priority next month has not changed what this one came to.</remarks>
    public MonthFigures? DifferenceFrom(MonthFigures stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var lines = Lines.Where(line => !stated.Lines.Any(line.SaysTheSame))
            .Concat(stated.Lines.Where(line => !Lines.Any(line.IsSameLine)).Where(line => line.HasCounts).Select(line => line.Emptied()))
            .OrderBy(line => line.Metric).ThenBy(line => line.Priority).ToList();
        var availability = Availability.Where(line => !stated.Availability.Contains(line)).ToList();
        return lines.Count + availability.Count == 0 ? null : new(Month, lines, availability);
    }
}

/// <summary>The clocks of one metric and priority in a month.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Priority">1-5.</param>
/// <param name="Met">Stopped in time.</param>
/// <param name="Missed">Fell due before they stopped, those still open among them.</param>
/// <param name="Overdue">How many of the missed had not stopped by the end of the month or now.</param>
/// <param name="Running">Neither stopped nor due by then; in no ratio.</param>
/// <param name="Excluded">Left out by agreement.</param>
/// <param name="TargetPercent">The agreed share; null where the month's terms have no such target.</param>
public sealed record ComplianceLine(
    ServiceMetric Metric, int Priority, int Met, int Missed, int Overdue, int Running, IReadOnlyList<ExcludedClock> Excluded, decimal? TargetPercent)
{
    internal Share? Compliance => Share.Of(Met, Met + Missed);

    internal bool HasCounts => Met + Missed + Excluded.Count > 0;

    internal bool IsSameLine(ComplianceLine other) => (Metric, Priority) == (other.Metric, other.Priority);

    internal bool SaysTheSame(ComplianceLine other) =>
        IsSameLine(other) && (Met, Missed, Overdue) == (other.Met, other.Missed, other.Overdue) && Excluded.SequenceEqual(other.Excluded);

    internal ComplianceLine Emptied() => this with { Met = 0, Missed = 0, Overdue = 0, Running = 0, Excluded = [] };
}

/// <summary>A clock left out of the figures by agreement.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Cycle">The clock's cycle.</param>
/// <param name="Count">What it would have counted as.</param>
/// <param name="AgreedAtPosition">Where the agreement stands in the log, which has its reason and who agreed.</param>
public sealed record ExcludedClock(Guid TicketId, int Cycle, ClockCount Count, long AgreedAtPosition);

/// <summary>One service in a month.</summary>
/// <param name="Service">Its name.</param>
/// <param name="TargetPercent">The agreed share.</param>
/// <param name="ServiceMicroseconds">The hours of service by its calendar.</param>
/// <param name="OutageMicroseconds">Those of them it was down without a plan.</param>
public sealed record AvailabilityLine(string Service, decimal TargetPercent, long ServiceMicroseconds, long OutageMicroseconds)
{
    internal Share? Available => Share.Of(ServiceMicroseconds - OutageMicroseconds, ServiceMicroseconds);
}
