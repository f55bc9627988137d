using NodaTime;

namespace MspEvents.Domain;

/// <summary>Clocks that share a target percentage.</summary>
/// <param name="Met">Met.</param>
/// <param name="Missed">Missed, those overdue among them.</param>
/// <param name="TargetPercent">0-100.</param>
public readonly record struct PooledClocks(int Met, int Missed, decimal TargetPercent)
{
    /// <summary>The clocks of a contract that count in a period, by the target percentage of the month each counts in; those excluded are left out.</summary>
    public static IReadOnlyList<PooledClocks> Of(SlaRecord contract, Instant from, Instant until)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var terms = ContractTerms.Of(contract.ContractFacts);
        var exclusions = SlaExclusions.Of(contract.ContractFacts);
        return
        [
            .. contract.Clocks
                .Select(clock => (Clock: clock, Count: clock.CountIn(from, until, contract.JudgedAt)))
                .Where(counted => counted.Count is ClockCount.Met or ClockCount.Missed or ClockCount.Overdue)
                .Where(counted => exclusions.For(counted.Clock.TicketId, counted.Clock.Metric) is null)
                .GroupBy(counted => TargetOf(counted.Clock, terms))
                .OrderBy(target => target.Key)
                .Select(target => new PooledClocks(
                    target.Count(counted => counted.Count == ClockCount.Met), target.Count(counted => counted.Count != ClockCount.Met), target.Key)),
        ];
    }

    static decimal TargetOf(ClockSpan clock, ContractTerms terms) =>
        Compliance.TargetPercent(clock.CountsAt is { } at ? terms.TermsOf(terms.MonthOf(at)) : null, clock.Metric, clock.Priority)
        ?? SlaTarget.DefaultTargetPercent;
}
