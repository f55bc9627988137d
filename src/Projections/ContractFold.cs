using System.Runtime.CompilerServices;
using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>What folds of tickets need of their contract, worked out once for all tickets of a page.</summary>
sealed class ContractFold
{
    // By instance: the clocks of a contract share the calendars of its terms.
    readonly ConditionalWeakTable<ServiceCalendar, string> hashes = [];
    readonly Dictionary<Guid, List<ServiceMetric?>> exclusions = [];

    /// <summary>Folds a contract's facts.</summary>
    public ContractFold(IReadOnlyList<Fact> facts)
    {
        Facts = facts;
        Terms = ContractTerms.Of(facts);
        Escalation = new(facts);
        foreach (var agreed in facts.Select(fact => fact.Event).OfType<SlaExclusionAgreed>())
        {
            if (!exclusions.TryGetValue(agreed.TicketId, out var metrics))
                exclusions.Add(agreed.TicketId, metrics = []);
            metrics.Add(agreed.Metric);
        }
    }

    /// <summary>The contract's facts.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Its terms over time.</summary>
    public ContractTerms Terms { get; }

    /// <summary>How its tickets escalate after a breach.</summary>
    public EscalationPath Escalation { get; }

    /// <summary>Whether the client agreed to leave a clock out.</summary>
    public bool Excludes(Guid ticket, ServiceMetric metric) =>
        exclusions.TryGetValue(ticket, out var metrics) && metrics.Exists(excluded => excluded is null || excluded == metric);

    /// <summary>A calendar's hash; null for none.</summary>
    public string? HashOf(ServiceCalendar? calendar) => calendar is null ? null : hashes.GetValue(calendar, CalendarHash.Of);

    /// <summary>Every calendar the contract ever agreed.</summary>
    public IEnumerable<ServiceCalendar> Calendars() =>
        Facts.SelectMany(fact => fact.Event switch
        {
            ContractSigned signed => signed.Calendars.Values,
            CalendarAmended amended => [amended.Calendar],
            _ => Enumerable.Empty<ServiceCalendar>(),
        });
}
