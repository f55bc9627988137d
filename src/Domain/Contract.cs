using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>An agreement as its decisions need to know it.</summary>
public sealed partial record Contract
{
    /// <summary>Contracts: from their facts to their state, from commands to new facts.</summary>
    public static Decider<Contract, ContractCommand, ContractEvent> Decider { get; } = new(
        "contract",
        new Contract(),
        Evolve,
        (then, now, command) => then.Decide(now, command),
        contract => new(contract.ClientId, contract.ContractId),
        _ => null,
        _ => false);

    /// <summary>The client it is with.</summary>
    public Guid ClientId { get; init; }

    /// <summary>Its own id.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The terms over time.</summary>
    public ContractTerms Terms { get; init; } = ContractTerms.Unsigned;

    /// <summary>Amendments, renewals and the termination in the order they occurred.</summary>
    public ImmutableList<ContractEvent> Amendments { get; init; } = [];

    /// <summary>The termination; null while there is none.</summary>
    public ContractTerminated? Terminated { get; init; }

    /// <summary>How the organisations talk.</summary>
    public CommunicationProtocol? Communication { get; init; }

    /// <summary>Block hours bought, by purchase.</summary>
    public ImmutableDictionary<Guid, BlockHoursPurchased> Purchases { get; init; } = ImmutableDictionary<Guid, BlockHoursPurchased>.Empty;

    /// <summary>Outages by id, each with its end where it is known.</summary>
    public ImmutableDictionary<Guid, Outage> Outages { get; init; } = ImmutableDictionary<Guid, Outage>.Empty;

    /// <summary>KPIs by key, the retired ones too.</summary>
    public ImmutableSortedDictionary<string, Kpi> Kpis { get; init; } = ImmutableSortedDictionary.Create<string, Kpi>(StringComparer.Ordinal);

    /// <summary>What was agreed to be left out of the figures, in the order it was agreed.</summary>
    public ImmutableList<SlaExclusionAgreed> Exclusions { get; init; } = [];

    /// <summary>Reports delivered, in the order they were; the first for a period closed that month.</summary>
    public ImmutableList<ReportDelivered> Reports { get; init; } = [];

    /// <summary>Months restated, in the order they were.</summary>
    public ImmutableList<SlaRestated> Restatements { get; init; } = [];

    static Contract Evolve(Contract contract, ContractEvent @event) => @event switch
    {
        ContractSigned e => contract with
        {
            ClientId = e.ClientId,
            ContractId = e.ContractId,
            Terms = contract.Terms.Evolve(e),
            Communication = contract.Communication ?? e.Communication,
        },
        ServiceLevelsAmended or CalendarAmended or IncentivesAmended or ScopeAmended or ContractRenewed => contract.Amended(@event),
        ContractTerminated e => contract.Amended(e) with { Terminated = e },
        BlockHoursPurchased e => contract with { Purchases = contract.Purchases.SetItem(e.PurchaseId, e) },
        OutageRecorded e => contract with { Outages = contract.Outages.SetItem(e.OutageId, contract.OutageOf(e.OutageId).Recorded(e)) },
        OutageEnded e => contract with { Outages = contract.Outages.SetItem(e.OutageId, contract.OutageOf(e.OutageId) with { EndedAt = e.To }) },
        CommunicationAgreed e => contract with { Communication = e.Protocol },
        KpiAgreed e => contract with { Kpis = contract.Kpis.SetItem(e.Key, contract.KpiOf(e.Key).AgreedAs(e)) },
        KpiMeasured e => contract with { Kpis = contract.Kpis.SetItem(e.Key, contract.KpiOf(e.Key).Measured(e)) },
        KpiRetired e => contract with { Kpis = contract.Kpis.SetItem(e.Key, contract.KpiOf(e.Key) with { Retirement = e }) },
        SlaExclusionAgreed e => contract with { Exclusions = contract.Exclusions.Add(e) },
        SlaRestated e => contract with { Restatements = contract.Restatements.Add(e) },
        ReportDelivered e => contract with { Reports = contract.Reports.Add(e) },
        _ => throw new UnknownEvent(@event),
    };

    /// <summary>Whether a month was closed by its report.</summary>
    public bool IsClosed(YearMonth month) => Reports.Exists(report => report.Period == month);

    Contract Amended(ContractEvent amendment) => this with { Terms = Terms.Evolve(amendment), Amendments = Amendments.Add(amendment) };

    Outage OutageOf(Guid id) => Outages.GetValueOrDefault(id) ?? new(id, null, null);

    Kpi KpiOf(string key) => Kpis.GetValueOrDefault(key) ?? Kpi.Unknown;
}

/// <summary>A service's outage as known: an end told apart counts before the one it was recorded with.</summary>
public sealed record Outage(Guid OutageId, OutageRecorded? Record, Instant? EndedAt)
{
    /// <summary>When it ended; null while it lasts.</summary>
    public Instant? To => EndedAt ?? Record?.To;

    internal Outage Recorded(OutageRecorded record) => this with { Record = record };
}
