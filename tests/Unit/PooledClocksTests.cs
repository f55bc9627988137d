using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public class PooledClocksTests
{
    static readonly Guid Excluded = Guid.CreateVersion7();
    static readonly Instant From = Instant.FromUtc(2026, 3, 10, 0, 0);
    static readonly Instant Until = Instant.FromUtc(2026, 3, 20, 0, 0);

    [Fact]
    public void Clocks_that_count_in_the_period_are_pooled_by_their_target()
    {
        var pooled = Of(
            Clock(1, started: 9, due: 12, stopped: 11),
            Clock(1, started: 11, due: 12, stopped: 13),
            Clock(2, started: 11, due: 12, stopped: null),
            // Of other days, or of none yet.
            Clock(1, started: 5, due: 9, stopped: 8),
            Clock(1, started: 19, due: 25, stopped: 24),
            Clock(1, started: 19, due: 25, stopped: null));
        pooled.ShouldBe([new(0, 1, 80), new(1, 1, 90)]);
    }

    [Fact]
    public void Clocks_left_out_by_agreement_are_left_out() =>
        Of(Clock(1, started: 9, due: 12, stopped: 11) with { TicketId = Excluded }).ShouldBeEmpty();

    [Fact]
    public void A_priority_without_a_target_is_held_against_the_default() =>
        Of(Clock(5, started: 9, due: 12, stopped: 11)).ShouldBe([new(1, 0, 95)]);

    static ClockSpan Clock(int priority, int started, int due, int? stopped) => new(
        Guid.CreateVersion7(), ServiceMetric.Resolution, 1, priority, Day(started), Day(due), stopped is { } day ? Day(day) : null, null);

    static Instant Day(int day) => Instant.FromUtc(2026, 3, day, 12, 0);

    static IReadOnlyList<PooledClocks> Of(params ClockSpan[] clocks)
    {
        DomainEvent[] contract =
        [
            new ContractSigned
            {
                Name = "Workplace",
                SignedOn = new(2026, 1, 1),
                EffectiveFrom = new(2026, 1, 1),
                Currency = "EUR",
                MonthlyFee = 1,
                TimeZone = "UTC",
                Calendars = new Dictionary<string, ServiceCalendar>(),
                ServiceLevels = new()
                {
                    Targets =
                    [
                        new(ServiceMetric.Resolution, 1, 60, "24x7", TargetPercent: 90), new(ServiceMetric.Resolution, 2, 60, "24x7", TargetPercent: 80),
                    ],
                },
                Scope = new([]),
            },
            new SlaExclusionAgreed(Excluded, null, "storm", "Greta Lind"),
        ];
        var facts = contract.Select((@event, index) => new Fact(@event, index + 1, index + 1, Instant.MinValue)).ToList();
        return PooledClocks.Of(new(facts, clocks, new Dictionary<long, MonthFigures>(), Day(31)), From, Until);
    }
}
