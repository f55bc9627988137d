using NodaTime;

namespace MspEvents.Domain;

/// <summary>What the client pays for, by key.</summary>
public sealed record ScopeItem(string Key, string Name, ScopeCoverage Coverage, int EffortMinutes, long Cost);

/// <summary>Whether the agreement covers an item.</summary>
public enum ScopeCoverage
{
    /// <summary>The fee covers it.</summary>
    Included,

    /// <summary>It was agreed to be left out.</summary>
    Excluded,
}

/// <summary>Prepaid hours.</summary>
public sealed record BlockHours(int Minutes, BlockPeriod Period, bool Rollover, long OverageRate);

/// <summary>How often block hours are granted.</summary>
public enum BlockPeriod
{
    /// <summary>One block for the term.</summary>
    Once,

    /// <summary>A new block each month.</summary>
    Monthly,
}

/// <summary>The scope agreed at signing.</summary>
public sealed record ContractScope(IReadOnlyList<ScopeItem> Items, BlockHours? BlockHours = null);

/// <summary>Which channel serves which purpose.</summary>
public sealed record CommunicationChannel(string Purpose, string Channel, [property: PersonName] string Contact, string? Fallback = null);

/// <summary>Who takes over, and when, on both sides.</summary>
public sealed record EscalationLevel(int Level, int AfterMinutes, [property: PersonName] string Provider, [property: PersonName] string Client);

/// <summary>A report owed.</summary>
public sealed record ReportAgreement(string Name, ReportFrequency Frequency, IReadOnlyList<string> Content);

/// <summary>How often.</summary>
public enum ReportFrequency
{
    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Once a month.</summary>
    Monthly,

    /// <summary>Once a quarter.</summary>
    Quarterly,
}

/// <summary>How often reviews are held.</summary>
public sealed record ReviewAgreement(ReportFrequency Frequency);

/// <summary>How the two organisations talk.</summary>
public sealed record CommunicationProtocol(
    IReadOnlyList<CommunicationChannel> Channels, IReadOnlyList<EscalationLevel> Escalation, IReadOnlyList<ReportAgreement> Reports, ReviewAgreement? Reviews);

/// <summary>Which way a KPI should go.</summary>
public enum KpiDirection
{
    /// <summary>Higher is better.</summary>
    Up,

    /// <summary>Lower is better.</summary>
    Down,
}

/// <summary>What may be asked of a contract's stream.</summary>
public abstract record ContractCommand : DomainCommand;

/// <summary>Signs a contract.</summary>
public sealed record SignContract : ContractCommand
{
    /// <summary>The terms, as they will be stored.</summary>
    public required ContractSigned Terms { get; init; }
}

/// <summary>Amends service levels.</summary>
public sealed record AmendServiceLevels(LocalDate EffectiveFrom, ServiceLevels ServiceLevels, ChangeMode? Mode, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends or adds a calendar.</summary>
public sealed record AmendCalendar(LocalDate EffectiveFrom, string Name, ServiceCalendar Calendar, ChangeMode? Mode, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends incentives.</summary>
public sealed record AmendIncentives(LocalDate EffectiveFrom, Incentives Incentives, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends the scope.</summary>
public sealed record AmendScope(
    LocalDate EffectiveFrom, IReadOnlyList<ScopeItem> Add, IReadOnlyList<string> Remove, IReadOnlyList<ScopeItem> Change, Guid? ChangeRequestId, string Reason)
    : ContractCommand;

/// <summary>Buys block hours.</summary>
public sealed record PurchaseHours(Guid PurchaseId, int Minutes, long Price, LocalDate? ValidUntil) : ContractCommand;

/// <summary>Records an outage, open where it has no end.</summary>
public sealed record RecordOutage(Guid OutageId, string Service, Instant From, Instant? To, bool Planned, Guid? TicketId) : ContractCommand;

/// <summary>Ends an open outage.</summary>
public sealed record EndOutage(Guid OutageId, Instant To) : ContractCommand;

/// <summary>Agrees how the organisations talk.</summary>
public sealed record AgreeCommunication(CommunicationProtocol Protocol) : ContractCommand;

/// <summary>Agrees a KPI or adjusts one.</summary>
public sealed record AgreeKpi(
    string Key, string Name, string Unit, decimal Baseline, decimal Target, LocalDate DueOn, string Goal, KpiDirection Direction, string? Reason) : ContractCommand;

/// <summary>Records a KPI's value.</summary>
public sealed record MeasureKpi(string Key, decimal Value, string? Evidence) : ContractCommand;

/// <summary>Retires a KPI.</summary>
public sealed record RetireKpi(string Key, string Reason) : ContractCommand;

/// <summary>Takes a ticket, or one of its metrics, out of the figures by agreement.</summary>
public sealed record ExcludeFromSla(Guid TicketId, ServiceMetric? Metric, string Reason, string AgreedBy) : ContractCommand;

/// <summary>Restates a closed month.</summary>
public sealed record RestateSla(YearMonth Period, string Reason) : ContractCommand;

/// <summary>Closes a month by delivering its report.</summary>
public sealed record DeliverReport(string Name, YearMonth Period) : ContractCommand;

/// <summary>Renews the contract.</summary>
public sealed record RenewContract(LocalDate EffectiveFrom, LocalDate EndsOn, long? MonthlyFee) : ContractCommand;

/// <summary>Terminates the contract.</summary>
public sealed record TerminateContract(LocalDate EffectiveOn, string Reason) : ContractCommand;

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
