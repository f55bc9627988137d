using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public class BusinessTimeTests
{
    static readonly ServiceCalendar Office = new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = Weekdays.Names.Take(5).ToDictionary(day => day, _ => Hours((8, 12), (13, 18))),
    };

    static readonly ServiceCalendar Nights = new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = Weekdays.Names.ToDictionary(day => day, _ => Hours((22, 6))),
    };

    [Theory]
    [InlineData("2026-03-02T08:00:00+01:00", "2026-03-02T18:00:00+01:00", 9 * 3600)]
    [InlineData("2026-03-02T11:59:30+01:00", "2026-03-02T13:00:30+01:00", 60)]
    [InlineData("2026-03-06T17:00:00+01:00", "2026-03-09T09:00:00+01:00", 2 * 3600)]
    [InlineData("2026-03-07T00:00:00+01:00", "2026-03-08T23:00:00+01:00", 0)]
    [InlineData("2026-03-02T18:00:00+01:00", "2026-03-02T08:00:00+01:00", -9 * 3600)]
    public void Only_office_hours_elapse(string start, string end, int seconds) =>
        new BusinessTime(Office).Elapsed(At(start), At(end)).ShouldBe(Duration.FromSeconds(seconds));

    [Theory]
    [InlineData("2026-03-02T10:00:00+01:00", 2 * 3600, "2026-03-02T12:00:00+01:00")]
    [InlineData("2026-03-02T10:00:00+01:00", 2 * 3600 + 1, "2026-03-02T13:00:01+01:00")]
    [InlineData("2026-03-07T10:00:00+01:00", 0, "2026-03-07T10:00:00+01:00")]
    [InlineData("2026-03-09T09:00:00+01:00", -3600, "2026-03-09T08:00:00+01:00")]
    [InlineData("2026-03-09T09:00:00+01:00", -3601, "2026-03-06T17:59:59+01:00")]
    public void A_due_time_stays_at_closing_and_backwards_at_opening(string start, int seconds, string expected) =>
        new BusinessTime(Office).Add(At(start), Duration.FromSeconds(seconds)).ShouldBe(At(expected));

    [Fact]
    public void A_holiday_cuts_the_tail_of_the_night_before()
    {
        var time = new BusinessTime(Nights with { Holidays = [new(2026, 5, 1)] });
        time.Elapsed(At("2026-04-30T22:00:00+02:00"), At("2026-05-02T22:00:00+02:00")).ShouldBe(Duration.FromHours(2));
    }

    [Fact]
    public void An_override_replaces_what_opens_on_its_date_and_leaves_the_night_before()
    {
        var time = new BusinessTime(Nights with { Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2026, 5, 1)] = Hours((5, 9)) } });
        time.Elapsed(At("2026-04-30T22:00:00+02:00"), At("2026-05-01T12:00:00+02:00")).ShouldBe(Duration.FromHours(11));
        time.NextOpening(At("2026-05-01T12:00:00+02:00")).ShouldBe(At("2026-05-02T22:00:00+02:00"));
    }

    [Fact]
    public void An_override_wins_over_a_holiday_and_a_break_over_both()
    {
        var date = new LocalDate(2026, 5, 1);
        var time = new BusinessTime(Office with
        {
            Holidays = [date],
            Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [date] = Hours((9, 12)) },
            Breaks = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [date] = Hours((10, 11)) },
        });
        time.Elapsed(At("2026-05-01T00:00:00+02:00"), At("2026-05-02T00:00:00+02:00")).ShouldBe(Duration.FromHours(2));
    }

    [Fact]
    public void A_break_is_taken_out_of_the_night_before_too()
    {
        var breaks = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2026, 5, 2)] = Hours((1, 2)) };
        new BusinessTime(Nights with { Breaks = breaks }).Elapsed(At("2026-05-01T22:00:00+02:00"), At("2026-05-02T12:00:00+02:00"))
            .ShouldBe(Duration.FromHours(7));
    }

    [Theory]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-07-01", 24)]
    public void A_whole_day_holds_its_real_hours(string date, int hours)
    {
        var time = new BusinessTime(new() { TimeZone = "Europe/Berlin" });
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var (start, end) = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        time.Elapsed(start, end).ShouldBe(Duration.FromHours(hours));
    }

    [Fact]
    public void A_window_inside_a_spring_gap_moves_by_the_gap()
    {
        var time = new BusinessTime(new() { TimeZone = "Europe/Berlin", Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["sun"] = Hours((2, 3)) } });
        time.Elapsed(At("2026-03-29T00:00:00+01:00"), At("2026-03-29T12:00:00+02:00")).ShouldBe(Duration.Zero);
        time.NextOpening(At("2026-03-28T00:00:00+01:00")).ShouldBe(At("2026-04-05T02:00:00+02:00"));
    }

    [Fact]
    public void An_ambiguous_time_is_the_first_one()
    {
        var time = new BusinessTime(new() { TimeZone = "Europe/Berlin", Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["sun"] = Hours((1, 2)) } });
        time.Elapsed(At("2026-10-25T00:00:00+02:00"), At("2026-10-25T12:00:00+01:00")).ShouldBe(Duration.FromHours(1));
    }

    [Fact]
    public void What_is_more_than_twenty_years_away_is_not_found()
    {
        var once = new BusinessTime(Office with
        {
            Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>>(),
            Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2046, 3, 2)] = Hours((8, 9)) },
        });
        once.NextOpening(At("2026-03-02T08:00:00+01:00")).ShouldBe(At("2046-03-02T08:00:00+01:00"));
        once.NextOpening(At("2026-03-02T07:59:59+01:00")).ShouldBeNull();
        once.Add(At("2026-03-02T08:00:00+01:00"), Duration.FromSeconds(1)).ShouldBeNull();
        once.PreviousClosing(At("2066-03-02T09:00:00+01:00")).ShouldBe(At("2046-03-02T09:00:00+01:00"));
        once.PreviousClosing(At("2066-03-02T09:00:01+01:00")).ShouldBeNull();
        BusinessTime.AlwaysOpen.Add(At("2026-03-02T08:00:00Z"), Duration.FromDays(7300)).ShouldBe(At("2046-02-25T08:00:00Z"));
        BusinessTime.AlwaysOpen.Add(At("2026-03-02T08:00:00Z"), Duration.FromDays(7310)).ShouldBeNull();
        BusinessTime.AlwaysOpen.Add(At("2026-03-02T08:00:00Z"), -Duration.FromDays(7310)).ShouldBeNull();
    }

    [Fact]
    public void The_ends_of_time_are_no_accident()
    {
        var time = new BusinessTime(Office);
        BusinessTime.AlwaysOpen.Elapsed(Instant.MinValue, Instant.MaxValue).ShouldBeGreaterThan(Duration.FromDays(365 * 1000));
        time.Add(At("9999-12-31T23:00:00Z"), Duration.FromDays(1)).ShouldBeNull();
        time.Add(Instant.MinValue, -Duration.FromDays(1)).ShouldBeNull();
        time.NextOpening(Instant.MaxValue).ShouldBeNull();
        time.PreviousClosing(Instant.MinValue).ShouldBeNull();
    }

    [Fact]
    public void A_day_the_zone_skipped_holds_nothing()
    {
        var time = new BusinessTime(new() { TimeZone = "Pacific/Apia" });
        time.Elapsed(At("2011-12-29T00:00:00-10:00"), At("2012-01-01T00:00:00+14:00")).ShouldBe(Duration.FromDays(2));
    }

    internal static IReadOnlyList<TimeWindow> Hours(params (int Open, int Close)[] windows) =>
        [.. windows.Select(window => new TimeWindow(window.Open * 3600, window.Close * 3600))];

    static Instant At(string text) => BusinessTimeRow.At(text);
}
