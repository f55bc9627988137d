using MspEvents.Domain.Json;

namespace MspEvents.Domain;

/// <content>
/// What an agreement allows. Its acts carry dates of their own, so what must not collide (ids, closed months, the termination) is judged by all that is
/// known, whenever the command occurred. Refusals: <c>id_taken</c>, <c>not_allowed</c>, <c>client_offboarded</c>, <c>contract_terminated</c>,
/// <c>month_not_closed</c>, <c>period_not_begun</c>, <c>purchase_id_taken</c>, <c>valid_until_passed</c>, <c>outage_id_taken</c>,
/// <c>outage_ends_before_start</c>, <c>unknown_outage</c>, <c>outage_ended</c>, <c>unknown_kpi</c>, <c>kpi_retired</c>, <c>reason_required</c>,
/// <c>ticket_of_other_contract</c>, those of <see cref="SmartCriteria"/> and those of the amendments.
/// </content>
public sealed partial record Contract
{
    IReadOnlyList<ContractEvent> Decide(Contract now, ContractCommand command) => command switch
    {
        SignContract c => Terms.Signed is { } signed ? AlreadySigned(c, signed) : Sign(c),
        _ when Terms.Signed is null => throw BrokenRule.NotAllowed(command, "the contract is unsigned"),

        AmendServiceLevels c => now.Amend(c),
        AmendCalendar c => now.Amend(c),
        AmendIncentives c => now.Amend(c),
        AmendScope c => now.Amend(c),
        RenewContract c => now.Renew(c),
        TerminateContract c => now.Terminate(c),

        RecordOutage { TicketContractId: { } other } when other != ContractId => throw TicketOfOtherContract(),
        RecordOutage c => now.Record(c),
        EndOutage c => now.End(c),

        ExcludeFromSla c when c.TicketContractId != ContractId => throw TicketOfOtherContract(),
        ExcludeFromSla c => now.Exclusions.Exists(agreed => agreed.TicketId == c.TicketId && (agreed.Metric is null || agreed.Metric == c.Metric))
            ? []
            : [new SlaExclusionAgreed(c.TicketId, c.Metric, c.Reason, c.AgreedBy)],
        RestateSla c => now.IsClosed(c.Period)
            ? [new SlaRestated(c.Period, c.Reason)]
            : throw new BrokenRule("month_not_closed", $"No report was delivered for {c.Period}; there is nothing to restate."),
        DeliverReport c => now.Deliver(c),

        MeasureKpi c => now.Measure(c, Standing(c.Key)),
        RetireKpi c => Standing(c.Key).Retired ? [] : [new KpiRetired(c.Key, c.Reason)],

        _ when !command.Imported && now.Terms.TerminatedAt <= command.OccurredAt => throw AfterTermination(),
        AgreeKpi c => Agree(c),
        AgreeCommunication c => Communication is { } agreed && DomainJson.Same(new CommunicationAgreed(agreed), new CommunicationAgreed(c.Protocol))
            ? []
            : [new CommunicationAgreed(c.Protocol)],
        PurchaseHours c => now.Purchase(c),
        _ => throw BrokenRule.NotAllowed(command, "the contract is signed"),
    };

    IReadOnlyList<ContractEvent> Deliver(DeliverReport c)
    {
        if (Reports.Exists(report => (report.Name, report.Period) == (c.Name, c.Period)))
            return [];
        return Terms.StartOf(c.Period) <= c.OccurredAt
            ? [new ReportDelivered(c.Name, c.Period)]
            : throw new BrokenRule("period_not_begun", $"{c.Period} has not begun; its figures cannot be reported.");
    }

    IReadOnlyList<ContractEvent> Purchase(PurchaseHours c)
    {
        var purchase = new BlockHoursPurchased(c.PurchaseId, c.Minutes, c.Price, c.ValidUntil);
        if (Purchases.TryGetValue(c.PurchaseId, out var known))
            return SaysTheSame(known, purchase) ? [] : throw new BrokenRule("purchase_id_taken", "Another purchase has this id.");
        return c.ValidUntil < c.OccurredAt.InZone(Terms.Zone).Date && !c.Imported
            ? throw new BrokenRule("valid_until_passed", "The hours would have lapsed before they were bought.")
            : [purchase];
    }

    IReadOnlyList<ContractEvent> Record(RecordOutage c)
    {
        var outage = new OutageRecorded(c.OutageId, c.Service, c.From, c.To, c.Planned, c.TicketId);
        if (Outages.TryGetValue(c.OutageId, out var known) && known.Record is { } record)
            return SaysTheSame(record, outage) ? [] : throw new BrokenRule("outage_id_taken", "Another outage has this id.");
        if (c.To <= c.From)
            throw EndsBeforeStart();
        return !c.Imported && Terms.TerminatedAt <= c.From ? throw AfterTermination() : [outage];
    }

    IReadOnlyList<ContractEvent> End(EndOutage c) => (Outages.GetValueOrDefault(c.OutageId), c.To) switch
    {
        ({ Record: { } record, To: null }, var to) => to > record.From ? [new OutageEnded(c.OutageId, to)] : throw EndsBeforeStart(),
        ({ Record: not null, To: { } ended }, var to) when ended == to => [],
        ({ Record: not null, To: { } ended }, _) => throw new BrokenRule("outage_ended", $"The outage ended at {ended}."),
        _ => throw new BrokenRule("unknown_outage", $"No outage is recorded as {c.OutageId}."),
    };

    IReadOnlyList<ContractEvent> Agree(AgreeKpi c)
    {
        var agreed = new KpiAgreed(c.Key, c.Name, c.Unit, c.Baseline, c.Target, c.DueOn, c.Goal, c.Direction, c.Reason);
        var known = Kpis.GetValueOrDefault(c.Key);
        // Why it is agreed again is no part of what is agreed.
        if (known is { Agreed: { } before, Retired: false } && SaysTheSame(before with { Reason = null }, agreed with { Reason = null }))
            return [];
        if (SmartCriteria.FaultsOf(agreed) is [var fault, ..])
            throw new BrokenRule(fault.Code, fault.Detail);
        return known is { Agreed: not null } && string.IsNullOrWhiteSpace(c.Reason) && !c.Imported
            ? throw new BrokenRule("reason_required", $"'{c.Key}' was agreed before; say why it is adjusted.")
            : [agreed];
    }

    // Told late, a value is one of the KPI as it stood then; told twice, it is one.
    IReadOnlyList<ContractEvent> Measure(MeasureKpi c, Kpi then)
    {
        if (then.Retired)
            throw new BrokenRule("kpi_retired", $"'{c.Key}' is measured no longer.");
        var known = Kpis[c.Key].Values.Find(value => value.OccurredAt == c.OccurredAt);
        return known is not null && (known.Value, known.Evidence) == (c.Value, c.Evidence) ? [] : [new KpiMeasured(c.Key, c.Value, c.Evidence)];
    }

    Kpi Standing(string key) =>
        Kpis.GetValueOrDefault(key) is { Agreed: not null } kpi ? kpi : throw new BrokenRule("unknown_kpi", $"No KPI '{key}' was agreed by then.");

    static bool SaysTheSame<TEvent>(TEvent known, TEvent asked)
        where TEvent : ContractEvent => DomainJson.Same(Bare(known), Bare(asked));

    static ContractEvent Bare(ContractEvent @event) => @event with { OccurredAt = default, By = null, ClientId = default, ContractId = null };

    static BrokenRule TicketOfOtherContract() => new("ticket_of_other_contract", "The ticket falls under another contract.");

    static BrokenRule EndsBeforeStart() => new("outage_ends_before_start", "An outage ends after it begins.");

    static BrokenRule AfterTermination() => new("contract_terminated", "The contract is terminated from then on.");
}
