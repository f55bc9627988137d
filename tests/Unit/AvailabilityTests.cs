using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ContractHistory;

namespace MspEvents.Tests.Unit;

public class AvailabilityTests
{
    static readonly AvailabilityTarget Mail = new("mail", 99.9m, "24x7");
    static readonly AvailabilityTarget Desk = new("desk", 99, "office");

    [Fact]
    public void Overlapping_outages_count_once_and_planned_ones_not()
    {
        var line = new ContractHistory(null, Mail)
            .Add(Noon(3), Outage(1, Noon(3), hours: 4))
            .Add(Noon(3), Outage(2, Noon(3) + Duration.FromHours(3), hours: 3))
            .Add(Noon(3), Outage(3, Noon(3, 20), hours: 24, planned: true))
            .Add(Noon(3), Outage(4, Noon(3), hours: 9, service: "other"))
            .Month(3).Availability.ShouldHaveSingleItem();
        (line.OutageSeconds, line.ServiceSeconds).ShouldBe((6 * 3600, 31 * 86400));
        line.AvailabilityPercent.ShouldBe(99.1935m);
    }

    [Fact]
    public void An_open_outage_runs_to_now_and_to_the_end_of_the_month()
    {
        var history = new ContractHistory(null, Mail).Add(Noon(3, 31), Outage(1, Noon(3, 31), hours: null));
        history.Month(3, judgedAt: Noon(3, 31) + Duration.FromHours(2)).Availability[0].OutageSeconds.ShouldBe(2 * 3600);
        history.Month(3, judgedAt: Noon(5)).Availability[0].OutageSeconds.ShouldBe(12 * 3600);
        history.Month(4, judgedAt: Noon(5)).Availability[0].AvailabilityPercent.ShouldBe(0);
        history.Add(Noon(4, 2), new OutageEnded(Ticket(1), Noon(4, 1)));
        history.Month(4, judgedAt: Noon(5)).Availability[0].OutageSeconds.ShouldBe(12 * 3600);
    }

    [Fact]
    public void Only_the_hours_of_service_count()
    {
        // 2 March 2026 is a Monday; the office is open 9 to 17 in Berlin, an hour ahead.
        var line = new ContractHistory(null, Desk).Add(Noon(3), Outage(1, Noon(3, 2), hours: 24, service: "desk")).Month(3).Availability[0];
        line.OutageSeconds.ShouldBe((4 + 3) * 3600 + 3600);
        line.ServiceSeconds.ShouldBe(22 * 8 * 3600);
    }

    [Fact]
    public void A_month_in_progress_has_the_hours_until_now() =>
        new ContractHistory(null, Mail).Month(3, judgedAt: Noon(3, 2)).Availability[0].ServiceSeconds.ShouldBe(36 * 3600);

    [Fact]
    public void Without_hours_of_service_there_is_no_ratio() =>
        new ContractHistory(null, Mail).Month(8, judgedAt: Noon(3, 2)).Availability[0].AvailabilityPercent.ShouldBeNull();

    [Fact]
    public void Availability_may_earn_credits_and_needs_no_volume()
    {
        var incentives = new Incentives(10, [Measure(50, [new(99, 40), new(99.9m, 20)], minVolume: 5, metric: ServiceMetric.Availability)]);
        var history = new ContractHistory(incentives, Mail).Add(Noon(3), Outage(1, Noon(3), hours: 4));
        history.Month(3).Money.Credit.ShouldBe(100_000);
        history.Month(4).Money.Credit.ShouldBe(0);
        history.Month(3).Money.Lines[0].Volume.ShouldBeNull();
    }

    static OutageRecorded Outage(int number, Instant from, int? hours, bool planned = false, string service = "mail") =>
        new(Ticket(number), service, from, hours is { } h ? from + Duration.FromHours(h) : null, planned, null);
}
