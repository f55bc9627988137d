using NodaTime;

namespace MspEvents.Domain;

/// <summary>Which way a KPI should go.</summary>
public enum KpiDirection
{
    /// <summary>Higher is better.</summary>
    Up,

    /// <summary>Lower is better.</summary>
    Down,
}

/// <summary>A fact about a contract.</summary>
public abstract record ContractEvent : DomainEvent;

/// <summary>The agreement, whole, with every default resolved.</summary>
public sealed record ContractSigned : ContractEvent
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The date of signing.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>In force from 00:00 of this date in the contract's zone.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>The last day, where the term is limited.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Minor units a month.</summary>
    public required long MonthlyFee { get; init; }

    /// <summary>IANA name: months and effective dates are in this zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Calendars by name; <c>24x7</c> needs none.</summary>
    public required IReadOnlyDictionary<string, ServiceCalendar> Calendars { get; init; }

    /// <summary>The service levels.</summary>
    public required ServiceLevels ServiceLevels { get; init; }

    /// <summary>Credits and bonuses.</summary>
    public Incentives? Incentives { get; init; }

    /// <summary>What the provider will and will not do.</summary>
    public required ContractScope Scope { get; init; }

    /// <summary>Minor units per hour by role.</summary>
    public IReadOnlyDictionary<string, long> Rates { get; init; } = new Dictionary<string, long>();

    /// <summary>How the two organisations talk.</summary>
    public CommunicationProtocol? Communication { get; init; }
}

/// <summary>Service levels changed from a date; a mode makes it count for running tickets.</summary>
public sealed record ServiceLevelsAmended(LocalDate EffectiveFrom, ServiceLevels ServiceLevels, ChangeMode? Mode, string Reason, bool Restate) : ContractEvent;

/// <summary>A calendar changed from a date; a mode makes it count for running tickets.</summary>
public sealed record CalendarAmended(LocalDate EffectiveFrom, string Name, ServiceCalendar Calendar, ChangeMode? Mode, string Reason, bool Restate) : ContractEvent;

/// <summary>Incentives changed from a date.</summary>
public sealed record IncentivesAmended(LocalDate EffectiveFrom, Incentives Incentives, string Reason, bool Restate) : ContractEvent;

/// <summary>The scope changed: a new version of the baseline.</summary>
public sealed record ScopeAmended(
    LocalDate EffectiveFrom, IReadOnlyList<ScopeItem> Add, IReadOnlyList<string> Remove, IReadOnlyList<ScopeItem> Change, Guid? ChangeRequestId, string Reason)
    : ContractEvent;

/// <summary>Block hours were bought.</summary>
public sealed record BlockHoursPurchased(Guid PurchaseId, int Minutes, long Price, LocalDate? ValidUntil) : ContractEvent;

/// <summary>A service was down; open where it has no end.</summary>
public sealed record OutageRecorded(Guid OutageId, string Service, Instant From, Instant? To, bool Planned, Guid? TicketId) : ContractEvent;

/// <summary>An outage ended.</summary>
public sealed record OutageEnded(Guid OutageId, Instant To) : ContractEvent;

/// <summary>The communication protocol was agreed.</summary>
public sealed record CommunicationAgreed(CommunicationProtocol Protocol) : ContractEvent;

/// <summary>A KPI was agreed or adjusted.</summary>
public sealed record KpiAgreed(
    string Key, string Name, string Unit, decimal Baseline, decimal Target, LocalDate DueOn, string Goal, KpiDirection Direction, string? Reason) : ContractEvent;

/// <summary>A KPI had a value.</summary>
public sealed record KpiMeasured(string Key, decimal Value, string? Evidence) : ContractEvent;

/// <summary>A KPI is measured no longer.</summary>
public sealed record KpiRetired(string Key, string Reason) : ContractEvent;

/// <summary>The client agreed to leave a ticket, or one of its metrics, out of the figures.</summary>
public sealed record SlaExclusionAgreed(Guid TicketId, ServiceMetric? Metric, string Reason, [property: PersonName] string AgreedBy) : ContractEvent;

/// <summary>A closed month was restated.</summary>
public sealed record SlaRestated(YearMonth Period, string Reason) : ContractEvent;

/// <summary>A report was delivered; the first for a period closes that month.</summary>
public sealed record ReportDelivered(string Name, YearMonth Period) : ContractEvent;

/// <summary>The contract was renewed.</summary>
public sealed record ContractRenewed(LocalDate EffectiveFrom, LocalDate EndsOn, long? MonthlyFee) : ContractEvent;

/// <summary>The contract ends on a date.</summary>
public sealed record ContractTerminated(LocalDate EffectiveOn, string Reason) : ContractEvent;
