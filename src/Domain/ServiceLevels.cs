namespace MspEvents.Domain;

/// <summary>What a target or an incentive measures. <see cref="Availability"/> is no clock and only for incentives.</summary>
public enum ServiceMetric
{
    /// <summary>Opening to the first assignment.</summary>
    Assignment,

    /// <summary>Opening to the first public response.</summary>
    FirstResponse,

    /// <summary>A customer reply to the next public response.</summary>
    NextResponse,

    /// <summary>One public response to the next.</summary>
    PeriodicUpdate,

    /// <summary>Opening to resolution, time while resolved left out.</summary>
    Resolution,

    /// <summary>Opening to closure, time while closed left out.</summary>
    Closure,

    /// <summary>Share of service time without unplanned outage.</summary>
    Availability,
}

/// <summary>What holds for a metric where a target does not say.</summary>
public static class ServiceMetrics
{
    /// <summary>Whether a pause stops the metric's clock by default.</summary>
    public static bool IsPausableByDefault(this ServiceMetric metric) => metric is ServiceMetric.Resolution or ServiceMetric.PeriodicUpdate;
}

/// <summary>ITIL's kinds of ticket.</summary>
public enum TicketType
{
    /// <summary>An unplanned interruption.</summary>
    Incident,

    /// <summary>A request for something agreed.</summary>
    ServiceRequest,

    /// <summary>The cause of incidents.</summary>
    Problem,

    /// <summary>Raised by monitoring.</summary>
    Alert,
}

/// <summary>How a change of priority or terms treats clocks that are running (measures, section 2).</summary>
public enum ChangeMode
{
    /// <summary>The new target and calendar apply from the start of the clock.</summary>
    FromCreation,

    /// <summary>The clock restarts at the change.</summary>
    FromChange,

    /// <summary>Elapsed time counts, the rest runs under the new terms.</summary>
    CarryElapsed,

    /// <summary>The used share of the old target counts against the new.</summary>
    CarryPercent,
}

/// <summary>The service-level part of a contract, with every default resolved when it was agreed.</summary>
public sealed record ServiceLevels
{
    /// <summary>The experience target where none was agreed.</summary>
    public const decimal DefaultExperienceTarget = 70;

    /// <summary>Priority 1-5 by impact (row 1-3) and urgency (column 1-3).</summary>
    public IReadOnlyList<IReadOnlyList<int>> Matrix { get; init; } = [[1, 2, 3], [2, 3, 4], [3, 4, 5]];

    /// <summary>Pause reasons that stop pausable clocks; others are recorded and pause nothing.</summary>
    public IReadOnlyList<string> PauseOn { get; init; } = ["awaitingCustomer", "awaitingVendor", "scheduled"];

    /// <summary>Used share of a target, in percent, at which a clock is at risk.</summary>
    public IReadOnlyList<int> WarnAt { get; init; } = [75, 90];

    /// <summary>Days after a resolution within which a ticket may be reopened.</summary>
    public int ReopenWindowDays { get; init; } = 14;

    /// <summary>Normalised satisfaction, 0-100, below which a green client counts as unhappy.</summary>
    public decimal ExperienceTarget { get; init; } = DefaultExperienceTarget;

    /// <summary>The clock targets; may be empty.</summary>
    public IReadOnlyList<SlaTarget> Targets { get; init; } = [];

    /// <summary>The availability targets, one a service.</summary>
    public IReadOnlyList<AvailabilityTarget> Availability { get; init; } = [];
}

/// <summary>One clock's target.</summary>
/// <param name="Metric">Any metric but availability.</param>
/// <param name="Priority">1-5.</param>
/// <param name="Minutes">Business minutes of the calendar, above 0.</param>
/// <param name="Calendar">A calendar's name in the contract, or <c>24x7</c>.</param>
/// <param name="Type">A target with a type beats one without for tickets of that type.</param>
/// <param name="Pausable">Null means the metric's default.</param>
/// <param name="TargetPercent">The share to be met, shown beside compliance.</param>
public sealed record SlaTarget(
    ServiceMetric Metric, int Priority, int Minutes, string Calendar, TicketType? Type = null, bool? Pausable = null, decimal TargetPercent = SlaTarget.DefaultTargetPercent)
{
    /// <summary>The share to be met where none was agreed.</summary>
    public const decimal DefaultTargetPercent = 95;
}

/// <summary>The availability agreed for one service.</summary>
public sealed record AvailabilityTarget(string Service, decimal TargetPercent, string Calendar);
