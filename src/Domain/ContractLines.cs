using NodaTime;

namespace MspEvents.Domain;

/// <summary>One change of the terms: which event made it and from when it counts.</summary>
/// <param name="Change">The event's public name.</param>
/// <param name="EffectiveFrom">The day it takes effect.</param>
/// <param name="Calendar">The calendar amended, if one was.</param>
/// <param name="Mode">How running tickets are treated; null for new ones only.</param>
/// <param name="Reason">Why; null for a renewal.</param>
/// <param name="AmendedAt">When it was agreed.</param>
public sealed record AmendmentLine(string Change, LocalDate EffectiveFrom, string? Calendar, ChangeMode? Mode, string? Reason, Instant AmendedAt)
{
    internal static AmendmentLine Of(ContractEvent amendment)
    {
        var (from, calendar, mode, reason) = amendment switch
        {
            ServiceLevelsAmended e => (e.EffectiveFrom, null, e.Mode, e.Reason),
            CalendarAmended e => (e.EffectiveFrom, e.Name, e.Mode, e.Reason),
            IncentivesAmended e => (e.EffectiveFrom, null, null, e.Reason),
            ScopeAmended e => (e.EffectiveFrom, null, null, e.Reason),
            ContractRenewed e => (e.EffectiveFrom, null, null, null),
            ContractTerminated e => (e.EffectiveOn, null, (ChangeMode?)null, (string?)e.Reason),
            _ => throw new UnknownEvent(amendment),
        };
        return new(DomainEvents.NameOf(amendment.GetType()), from, calendar, mode, reason, amendment.OccurredAt);
    }
}

/// <summary>Block hours bought.</summary>
public sealed record PurchaseLine(Guid PurchaseId, int Minutes, long Price, LocalDate? ValidUntil, Instant PurchasedAt)
{
    internal static PurchaseLine Of(BlockHoursPurchased bought) => new(bought.PurchaseId, bought.Minutes, bought.Price, bought.ValidUntil, bought.OccurredAt);
}

/// <summary>An outage; open while it has no end.</summary>
public sealed record OutageLine(Guid OutageId, string Service, Instant From, Instant? To, bool Planned, Guid? TicketId)
{
    internal static OutageLine? Of(Outage outage) =>
        outage.Record is { } record ? new(record.OutageId, record.Service, record.From, outage.To, record.Planned, record.TicketId) : null;
}

/// <summary>A KPI as last agreed, with what was measured.</summary>
public sealed record KpiLine(
    string Key,
    string Name,
    string Unit,
    decimal Baseline,
    decimal Target,
    LocalDate DueOn,
    string Goal,
    KpiDirection Direction,
    bool Retired,
    IReadOnlyList<KpiValue> Values)
{
    internal static KpiLine? Of(Kpi kpi) => kpi.Agreed is { } agreed
        ? new(
            agreed.Key,
            agreed.Name,
            agreed.Unit,
            agreed.Baseline,
            agreed.Target,
            agreed.DueOn,
            agreed.Goal,
            agreed.Direction,
            kpi.Retired,
            [.. kpi.Values.Select(value => new KpiValue(value.OccurredAt, value.Value, value.Evidence))])
        : null;
}

/// <summary>A KPI's value and when it was measured.</summary>
public sealed record KpiValue(Instant MeasuredAt, decimal Value, string? Evidence);

/// <summary>A report delivered for a month.</summary>
public sealed record ReportLine(string Name, YearMonth Period, Instant DeliveredAt)
{
    internal static ReportLine Of(ReportDelivered report) => new(report.Name, report.Period, report.OccurredAt);
}

/// <summary>A ticket, or one of its metrics, left out of the figures by agreement.</summary>
public sealed record ExclusionLine(Guid TicketId, ServiceMetric? Metric, string Reason, string AgreedBy, Instant AgreedAt)
{
    internal static ExclusionLine Of(SlaExclusionAgreed agreed) => new(agreed.TicketId, agreed.Metric, agreed.Reason, agreed.AgreedBy, agreed.OccurredAt);
}

/// <summary>A closed month restated.</summary>
public sealed record RestatementLine(YearMonth Period, string Reason, Instant RestatedAt)
{
    internal static RestatementLine Of(SlaRestated restated) => new(restated.Period, restated.Reason, restated.OccurredAt);
}
