using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ReportFrequency;

namespace MspEvents.Tests.Unit;

/// <summary>Promises of a contract signed at noon of 1 January 2026 in Berlin, in force from that day.</summary>
public class CommunicationPromisesTests
{
    static readonly Instant Signing = Instant.FromUtc(2026, 1, 1, 12, 0);
    static readonly AttentionSettings Settings = AttentionSettings.Default;

    [Theory]
    [InlineData(Weekly, "2026-03-01", "2026-02-23", "2026-03-02", "2026-W09")]
    [InlineData(Weekly, "2027-01-01", "2026-12-28", "2027-01-04", "2026-W53")]
    [InlineData(Monthly, "2026-02-28", "2026-02-01", "2026-03-01", "2026-02")]
    [InlineData(Quarterly, "2026-12-31", "2026-10-01", "2027-01-01", "2026-Q4")]
    public void A_date_falls_in_a_period_of_the_calendar(ReportFrequency frequency, string date, string start, string end, string name)
    {
        var period = AgreedPeriod.Of(frequency, Date(date));

        (period.Start, period.End, period.ToString()).ShouldBe((Date(start), Date(end), name));
        AgreedPeriod.WholeFrom(frequency, period.Start).ShouldBe(period);
        AgreedPeriod.WholeFrom(frequency, period.Start.PlusDays(1)).ShouldBe(period.Next);
    }

    [Fact]
    public void A_report_is_owed_for_the_first_period_it_was_not_delivered_for_a_week_after_the_period()
    {
        var item = Report(Signed(Protocol(Monthly))).ShouldNotBeNull();
        (item.Kind, item.Key, item.What).ShouldBe((AttentionKind.Report, "Service report", "Service report 2026-01"));
        item.Since.ShouldBe(Berlin("2026-02-01"));
        item.DueAt.ShouldBe(Berlin("2026-02-08"));

        Report(Signed(Protocol(Monthly)), Delivered(2026, 1)).ShouldNotBeNull().What.ShouldBe("Service report 2026-02");
        Report(Signed(Protocol(Monthly)), Delivered(2026, 2)).ShouldNotBeNull().What.ShouldBe("Service report 2026-01");
        Report(Signed(Protocol(Monthly)), new ReportDelivered("Another", new(2026, 1))).ShouldNotBeNull().What.ShouldBe("Service report 2026-01");
        Report(Signed(Protocol(Quarterly)), Delivered(2026, 2)).ShouldNotBeNull().What.ShouldBe("Service report 2026-Q2");
        Report(Signed(Protocol(Weekly)), Delivered(2026, 1)).ShouldNotBeNull().What.ShouldBe("Service report 2026-02");
        Report(Signed(null)).ShouldBeNull();
    }

    [Fact]
    public void A_promise_counts_whole_periods_from_when_it_was_made_and_goes_on_while_it_is_repeated()
    {
        Report(Signed(null), Agreed(40, Protocol(Monthly))).ShouldNotBeNull().What.ShouldBe("Service report 2026-03");
        Report(Signed(Protocol(Monthly)), Agreed(40, Protocol(Monthly, "Reports by post"))).ShouldNotBeNull().What.ShouldBe("Service report 2026-01");
        Report(Signed(Protocol(Quarterly)), Agreed(40, Protocol(Monthly))).ShouldNotBeNull().What.ShouldBe("Service report 2026-03");
        Report(Signed(Protocol(Monthly)), Agreed(40, new([], [], [], null))).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_owed_for_what_lies_beyond_the_contracts_end()
    {
        var ended = At(20, new ContractTerminated(new(2026, 3, 15), "moved"));
        Report(Signed(Protocol(Monthly)), ended).ShouldNotBeNull();
        Report(Signed(Protocol(Monthly)), ended, Delivered(2026, 1), Delivered(2026, 2)).ShouldBeNull();
        Missing([Signed(Protocol(Monthly)), ended], Held(ReviewKind.Monthly, "2026-02-10")).ShouldBeNull();
        Missing([Signed(Protocol(Monthly)), ended], Held(ReviewKind.Monthly, "2026-01-10")).ShouldNotBeNull();
    }

    [Fact]
    public void A_review_is_missing_for_the_first_period_after_the_last_one_held_for_which_none_is_planned()
    {
        DomainEvent[] contract = [Signed(Protocol(Monthly))];
        var item = Missing(contract).ShouldNotBeNull();
        (item.Kind, item.What, item.Since, item.DueAt).ShouldBe((AttentionKind.Review, "monthly review", Berlin("2026-01-01"), Berlin("2026-02-01")));

        Missing(contract, Held(ReviewKind.Monthly, "2026-01-31")).ShouldNotBeNull().DueAt.ShouldBe(Berlin("2026-03-01"));
        Missing(contract, Held(ReviewKind.Monthly, "2026-03-10")).ShouldNotBeNull().DueAt.ShouldBe(Berlin("2026-05-01"));
        Missing(contract, Planned(ReviewKind.Monthly, "2026-01-20"), Planned(ReviewKind.Monthly, "2026-02-20")).ShouldNotBeNull().DueAt.ShouldBe(Berlin("2026-04-01"));
        Missing(contract, Planned(ReviewKind.Monthly, "2026-09-20")).ShouldNotBeNull().DueAt.ShouldBe(Berlin("2026-02-01"));
        Missing(contract, Held(ReviewKind.Monthly, "2025-12-20")).ShouldNotBeNull().DueAt.ShouldBe(Berlin("2026-02-01"));
        Missing([Signed(null)]).ShouldBeNull();
    }

    [Theory]
    [InlineData(Weekly, ReviewKind.Weekly, true)]
    [InlineData(Weekly, ReviewKind.Monthly, true)]
    [InlineData(Monthly, ReviewKind.Weekly, false)]
    [InlineData(Monthly, ReviewKind.Quarterly, true)]
    [InlineData(Quarterly, ReviewKind.Monthly, false)]
    [InlineData(Monthly, ReviewKind.AdHoc, false)]
    public void A_review_of_the_promised_period_or_a_longer_one_keeps_the_promise(ReportFrequency promised, ReviewKind held, bool keeps)
    {
        DomainEvent[] contract = [Signed(Protocol(promised))];
        (Missing(contract, Held(held, "2026-04-10")) != Missing(contract)).ShouldBe(keeps);
    }

    [Fact]
    public void A_contract_that_reaches_the_end_of_the_calendar_promises_nothing()
    {
        var last = Signed(Protocol(Quarterly)) with { EffectiveFrom = new(9999, 12, 31) };
        CommunicationPromises.Of(Facts(last)).ShouldBe(CommunicationPromises.None);
    }

    [Fact]
    public void A_review_that_was_cancelled_is_not_planned()
    {
        var scheduled = new ReviewScheduled(ReviewKind.Monthly, Berlin("2026-01-20"), []) { OccurredAt = Signing };
        PlannedReview.Of(Facts(scheduled)).ShouldBe(new(ReviewKind.Monthly, Berlin("2026-01-20"), false));
        PlannedReview.Of(Facts(scheduled, At(25, new ReviewHeld(Berlin("2026-01-22"), [], null, null)))).ShouldBe(new(ReviewKind.Monthly, Berlin("2026-01-22"), true));
        PlannedReview.Of(Facts(scheduled, At(5, new ReviewCancelled("away")))).ShouldBeNull();
    }

    static AttentionItem? Report(params DomainEvent[] contract) =>
        AttentionItem.Of(Facts(contract), Settings).SingleOrDefault(item => item.Kind == AttentionKind.Report);

    static AttentionItem? Missing(DomainEvent[] contract, params PlannedReview[] reviews) => CommunicationPromises.Of(Facts(contract)).Reviews?.Missing(reviews);

    static PlannedReview Held(ReviewKind kind, string date) => new(kind, Berlin(date) + Duration.FromHours(10), true);

    static PlannedReview Planned(ReviewKind kind, string date) => new(kind, Berlin(date) + Duration.FromHours(10), false);

    static ContractSigned Signed(CommunicationProtocol? protocol) => SampleContract.Signed with
    {
        SignedOn = new(2026, 1, 1),
        EffectiveFrom = new(2026, 1, 1),
        EndsOn = null,
        TimeZone = "Europe/Berlin",
        Communication = protocol,
        OccurredAt = Signing,
    };

    static CommunicationProtocol Protocol(ReportFrequency frequency, string purpose = "reports") =>
        new([new(purpose, "email", "Ola Birk")], [], [new("Service report", frequency, [])], new(frequency));

    static CommunicationAgreed Agreed(int day, CommunicationProtocol protocol) => new(protocol) { OccurredAt = Signing + Duration.FromDays(day) };

    static ReportDelivered Delivered(int year, int month) => new("Service report", new(year, month)) { OccurredAt = Signing + Duration.FromDays(100) };

    static DomainEvent At(int day, DomainEvent @event) => @event with { OccurredAt = Signing + Duration.FromDays(day) };

    static IReadOnlyList<Fact> Facts(params DomainEvent[] events) =>
        [.. events.Select((@event, index) => new Fact(@event.OccurredAt == default ? @event with { OccurredAt = Signing } : @event, index + 1, index + 1, Signing))];

    static Instant Berlin(string date) => Date(date).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();

    static LocalDate Date(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
}
