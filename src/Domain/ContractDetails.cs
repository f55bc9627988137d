using NodaTime;

namespace MspEvents.Domain;

/// <summary>A contract as it is read: the terms agreed for an instant, and how they came to be.</summary>
public record ContractDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>Its client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The date of signing.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>The first day in force.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>The last day in force by the last renewal, whatever a termination says; null without an end.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>The first day no longer in force, where it was terminated.</summary>
    public LocalDate? TerminatedOn { get; init; }

    /// <summary>Whether it is in force at the instant asked for.</summary>
    public required bool InForce { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Minor units a month.</summary>
    public required long MonthlyFee { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The calendars by name.</summary>
    public required IReadOnlyDictionary<string, ServiceCalendar> Calendars { get; init; }

    /// <summary>The service levels.</summary>
    public required ServiceLevels ServiceLevels { get; init; }

    /// <summary>Credits and bonuses.</summary>
    public Incentives? Incentives { get; init; }

    /// <summary>The scope's baseline: its version and items.</summary>
    public required ScopeBaseline Scope { get; init; }

    /// <summary>Block hours agreed at signing.</summary>
    public BlockHours? BlockHours { get; init; }

    /// <summary>Minor units per hour by role.</summary>
    public required IReadOnlyDictionary<string, long> Rates { get; init; }

    /// <summary>How the two organisations talk.</summary>
    public CommunicationProtocol? Communication { get; init; }

    /// <summary>Amendments, renewals and the termination in the order they occurred.</summary>
    public required IReadOnlyList<AmendmentLine> Amendments { get; init; }

    /// <summary>Block hours bought since.</summary>
    public required IReadOnlyList<PurchaseLine> Purchases { get; init; }

    /// <summary>Outages in the order they began.</summary>
    public required IReadOnlyList<OutageLine> Outages { get; init; }

    /// <summary>KPIs by key.</summary>
    public required IReadOnlyList<KpiLine> Kpis { get; init; }

    /// <summary>Reports delivered, in the order they were.</summary>
    public required IReadOnlyList<ReportLine> Reports { get; init; }

    /// <summary>What was agreed to be left out of the figures.</summary>
    public required IReadOnlyList<ExclusionLine> Exclusions { get; init; }

    /// <summary>Months restated.</summary>
    public required IReadOnlyList<RestatementLine> Restatements { get; init; }

    /// <summary>Folds a contract's facts and shows the terms agreed for an instant; null where none signed it.</summary>
    public static ContractDetails? Of(IReadOnlyCollection<Fact> facts, Instant at)
    {
        var contract = Contract.Decider.Fold(facts);
        if (contract.Terms is not { Signed: { } signed } || contract.Terms.AgreedAt(at) is not { } agreed)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = contract.ClientId,
            Name = signed.Name,
            SignedOn = signed.SignedOn,
            EffectiveFrom = signed.EffectiveFrom,
            EndsOn = contract.Terms.EndsOn,
            TerminatedOn = contract.Terminated?.EffectiveOn,
            InForce = contract.Terms.TermsAt(at) is not null,
            Currency = signed.Currency,
            MonthlyFee = agreed.MonthlyFee,
            TimeZone = signed.TimeZone,
            Calendars = agreed.Calendars,
            ServiceLevels = agreed.ServiceLevels,
            Incentives = agreed.Incentives,
            Scope = contract.Terms.BaselineAt(at)!,
            BlockHours = signed.Scope.BlockHours,
            Rates = signed.Rates,
            Communication = contract.Communication,
            Amendments = [.. contract.Amendments.Select(AmendmentLine.Of)],
            Purchases = [.. contract.Purchases.Values.OrderBy(bought => bought.OccurredAt).ThenBy(bought => bought.PurchaseId).Select(PurchaseLine.Of)],
            Outages = [.. contract.Outages.Values.Select(OutageLine.Of).OfType<OutageLine>().OrderBy(outage => outage.From).ThenBy(outage => outage.OutageId)],
            Kpis = [.. contract.Kpis.Values.Select(KpiLine.Of).OfType<KpiLine>()],
            Reports = [.. contract.Reports.Select(ReportLine.Of)],
            Exclusions = [.. contract.Exclusions.Select(ExclusionLine.Of)],
            Restatements = [.. contract.Restatements.Select(RestatementLine.Of)],
        };
    }
}
