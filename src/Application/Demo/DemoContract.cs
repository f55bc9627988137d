using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>What becomes of the agreement itself: hours bought, terms amended, a renewal, another protocol, and the KPIs it is measured by.</summary>
static class DemoContract
{
    const string Departures = "on-time-departures";
    const string Calls = "calls-per-depot";
    const string Stoppages = "planning-stoppages";
    const string QuarterlyReport = "Quarterly business report";
    const int ProtocolAgreedOn = 300;
    const int Quarters = 8;

    // By month from day 40 on: up with the quick wins, down in the trough, up again with the refresh.
    static readonly decimal[] OnTime =
        [87.5m, 88.2m, 89.0m, 89.4m, 88.1m, 86.9m, 85.8m, 86.4m, 88.9m, 91.5m, 94.2m, 95.6m, 96.1m, 96.4m, 96.8m, 96.6m, 96.9m, 97.0m, 96.8m, 97.1m, 97.0m, 97.2m];

    static readonly decimal[] CallsADay = [13.0m, 11.5m, 9.8m, 9.1m, 10.4m, 12.7m];

    static readonly (int Day, decimal Value)[] StoppagesAQuarter = [(300, 8), (390, 1), (480, 0), (570, 0)];

    public static IEnumerable<DemoStep> Of(ServedClient served) => [.. Terms(served), .. Outage(served), .. Protocol(served), .. Kpis(served)];

    /// <summary>The client agreed that a ticket of the trough does not count; the month was reported by then and is restated.</summary>
    public static IEnumerable<DemoStep> LeftOut(ServedClient served, Guid ticketId) =>
    [
        served.OnContract(served.At(265), new ExcludeFromSla(
            ticketId, ServiceMetric.Resolution, "The carrier's fault; agreed in the review.", "Owen Hartley", served.ContractId), "Greta Olsen"),
        served.OnContract(served.At(266), new RestateSla(served.On(DemoYear.LeftOutDay).ToYearMonth(), "One ticket was left out by agreement."), "Greta Olsen"),
    ];

    static IEnumerable<DemoStep> Terms(ServedClient served)
    {
        var terms = served.Terms;
        yield return served.OnContract(served.At(30), new PurchaseHours(served.IdOf("hours"), 2_400, 380_000, served.On(395)), "Priya Nair");
        yield return served.OnContract(served.At(74), new AmendCalendar(
            served.Month(2),
            "nightShift",
            new()
            {
                TimeZone = terms.TimeZone,
                Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(18 * 3600, 2 * 3600)]),
            },
            null, "The night shift is supported from now on.", false), "Greta Olsen");
        yield return served.OnContract(served.At(208), new AmendServiceLevels(
            served.Month(7),
            terms.ServiceLevels with
            {
                Targets = [.. terms.ServiceLevels.Targets.Select(target =>
                    target is { Metric: ServiceMetric.FirstResponse, Priority: 2 } ? target with { Minutes = 45 } : target)],
            },
            null, "An hour is too long while planning stands still.", false), "Priya Nair");
        yield return served.OnContract(served.At(352), new RenewContract(served.Month(12), served.Month(24).PlusDays(-1), 960_000), "Priya Nair");
        yield return served.OnContract(served.At(353), new AmendIncentives(
            served.Month(12), terms.Incentives! with { AtRiskPercent = 12 }, "More is at risk in the second year.", false), "Priya Nair");
        yield return served.OnContract(served.At(372), new AmendScope(
            served.Month(13), [], [], [new("network", "Network and telephony, after the refresh", ScopeCoverage.Included, 24_000, 3_800_000)], null,
            "The new switches need fewer hands."), "Greta Olsen");
    }

    static IEnumerable<DemoStep> Outage(ServedClient served)
    {
        // A working day, whatever day of the week the story began on.
        var day = DemoYear.LeftOutDay + (((int)IsoDayOfWeek.Tuesday - (int)served.On(DemoYear.LeftOutDay).DayOfWeek + 7) % 7);
        yield return served.OnContract(served.At(day, 8), new RecordOutage(
            served.IdOf("outage/trough"), "file sharing", served.At(day, 7, 40), null, false, null), "Ravi Menon");
        yield return served.OnContract(served.At(day, 11, 30), new EndOutage(served.IdOf("outage/trough"), served.At(day, 11, 5)), "Ravi Menon");
    }

    static IEnumerable<DemoStep> Protocol(ServedClient served)
    {
        var before = served.Terms.Communication!;
        yield return served.OnContract(served.At(ProtocolAgreedOn), new AgreeCommunication(before with
        {
            Channels = [.. before.Channels, new("outages", "text message", "Tobias Lang", "phone")],
            Reports = [.. before.Reports, new(QuarterlyReport, ReportFrequency.Quarterly, ["KPIs", "initiatives", "what comes next"])],
        }), "Greta Olsen");
        var quarter = AgreedPeriod.WholeFrom(ReportFrequency.Quarterly, served.On(ProtocolAgreedOn));
        for (var index = 0; index < Quarters; index++, quarter = quarter.Next)
        {
            var delivered = quarter.End.PlusDays(4).At(new(11, 0)).InZoneLeniently(served.Zone).ToInstant();
            yield return served.OnContract(delivered, new DeliverReport(QuarterlyReport, quarter.End.PlusDays(-1).ToYearMonth()), "Greta Olsen");
        }
    }

    static IEnumerable<DemoStep> Kpis(ServedClient served)
    {
        yield return Agree(10, new(
            Departures, "Departures on time", "%", 87, 96, served.On(365), "Trucks leave when they should", KpiDirection.Up, null));
        for (var month = 0; month < OnTime.Length; month++)
            yield return Measure(40 + (30 * month), Departures, OnTime[month], "From the dispatch log");
        yield return Agree(296, new(
            Departures, "Departures on time", "%", 87, 96, served.On(456), "Trucks leave when they should", KpiDirection.Up, "The trough cost a quarter; the target stays."));

        yield return Agree(10, new(
            Calls, "Calls to the desk a depot and day", "calls", 14, 6, served.On(300), "Dispatchers work without calling", KpiDirection.Down, null));
        for (var month = 0; month < CallsADay.Length; month++)
            yield return Measure(41 + (30 * month), Calls, CallsADay[month], null);
        yield return served.OnContract(served.At(215), new RetireKpi(Calls, "Outages drive it now; stoppages of planning are counted instead."), "Greta Olsen");

        yield return Agree(216, new(
            Stoppages, "Stoppages of planning a quarter", "stoppages", 9, 0, served.On(450), "Planning does not stop", KpiDirection.Down, null));
        foreach (var (day, value) in StoppagesAQuarter)
            yield return Measure(day, Stoppages, value, "Tickets on the planning server");

        DemoStep Agree(int day, AgreeKpi kpi) => served.OnContract(served.At(day), kpi, "Greta Olsen");

        DemoStep Measure(int day, string key, decimal value, string? evidence) => served.OnContract(served.At(day, 12), new MeasureKpi(key, value, evidence), "Ines Carvalho");
    }
}
