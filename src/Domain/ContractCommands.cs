using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a contract's stream.</summary>
public abstract record ContractCommand : DomainCommand;

/// <summary>Signs a contract. Whether the client is still served is looked up.</summary>
public sealed record SignContract : ContractCommand
{
    /// <summary>The terms as they will be stored, with the client's id and the contract's own.</summary>
    public required ContractSigned Terms { get; init; }

    /// <summary>True where the client was offboarded, looked up.</summary>
    public bool ClientOffboarded { get; init; }
}

/// <summary>Amends service levels.</summary>
public sealed record AmendServiceLevels(LocalDate EffectiveFrom, ServiceLevels ServiceLevels, ChangeMode? Mode, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends or adds a calendar.</summary>
public sealed record AmendCalendar(LocalDate EffectiveFrom, string Name, ServiceCalendar Calendar, ChangeMode? Mode, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends incentives.</summary>
public sealed record AmendIncentives(LocalDate EffectiveFrom, Incentives Incentives, string Reason, bool Restate) : ContractCommand;

/// <summary>Amends the scope, by an approved change where it names one.</summary>
public sealed record AmendScope(
    LocalDate EffectiveFrom, IReadOnlyList<ScopeItem> Add, IReadOnlyList<string> Remove, IReadOnlyList<ScopeItem> Change, Guid? ChangeRequestId, string Reason)
    : ContractCommand
{
    /// <summary>The change request as it stands, looked up where one is named.</summary>
    public ChangeRequest? Approval { get; init; }
}

/// <summary>Buys block hours.</summary>
public sealed record PurchaseHours(Guid PurchaseId, int Minutes, long Price, LocalDate? ValidUntil) : ContractCommand;

/// <summary>Records an outage, open where it has no end. The ticket's contract is looked up.</summary>
public sealed record RecordOutage(Guid OutageId, string Service, Instant From, Instant? To, bool Planned, Guid? TicketId, Guid? TicketContractId = null)
    : ContractCommand;

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

/// <summary>Takes a ticket, or one of its metrics, out of the figures by agreement. The ticket's contract is looked up.</summary>
public sealed record ExcludeFromSla(Guid TicketId, ServiceMetric? Metric, string Reason, string AgreedBy, Guid TicketContractId) : ContractCommand;

/// <summary>Restates a closed month.</summary>
public sealed record RestateSla(YearMonth Period, string Reason) : ContractCommand;

/// <summary>Closes a month by delivering its report.</summary>
public sealed record DeliverReport(string Name, YearMonth Period) : ContractCommand;

/// <summary>Renews the contract.</summary>
public sealed record RenewContract(LocalDate EffectiveFrom, LocalDate EndsOn, long? MonthlyFee, bool Restate = false) : ContractCommand;

/// <summary>Terminates the contract.</summary>
public sealed record TerminateContract(LocalDate EffectiveOn, string Reason) : ContractCommand;
