using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public class CalendarErrorsTests
{
    [Fact]
    public void A_calendar_without_a_fault_has_no_errors() =>
        Of(new() { TimeZone = "Europe/Berlin", Weekly = Week(("mon", [(22, 6)]), ("tue", [(6, 12), (12, 24)]), ("sun", [(9, 9)])) }).ShouldBeEmpty();

    [Theory]
    [InlineData("Middle/Earth")]
    [InlineData("UTC+2")]
    [InlineData("")]
    public void A_zone_must_be_in_the_time_zone_database(string zone) => Of(new() { TimeZone = zone }).ShouldBe(["/timeZone unknown_time_zone"]);

    [Fact]
    public void A_day_has_one_of_seven_names() =>
        Of(new() { TimeZone = "UTC", Weekly = Week(("Mon", [(9, 17)]), ("a/b", [(9, 17)])) }).ShouldBe(["/weekly/Mon unknown_day", "/weekly/a~1b unknown_day"]);

    [Fact]
    public void Windows_of_a_day_do_not_overlap() =>
        Of(new() { TimeZone = "UTC", Weekly = Week(("mon", [(13, 17), (9, 14)])) }).ShouldBe(["/weekly/mon/0 overlapping_windows"]);

    [Fact]
    public void A_night_does_not_overlap_the_next_morning() =>
        Of(new() { TimeZone = "UTC", Weekly = Week(("mon", [(22, 6)]), ("tue", [(5, 9)])) }).ShouldBe(["/weekly/tue/0 overlapping_windows"]);

    [Fact]
    public void The_night_of_sunday_does_not_overlap_monday() =>
        Of(new() { TimeZone = "UTC", Weekly = Week(("mon", [(5, 9)]), ("sun", [(22, 6)])) }).ShouldBe(["/weekly/mon/0 overlapping_windows"]);

    [Fact]
    public void Overrides_do_not_overlap_on_a_date_nor_across_midnight() =>
        Of(new()
        {
            TimeZone = "UTC",
            Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>>
            {
                [new(2026, 12, 25)] = BusinessTimeTests.Hours((1, 3)),
                [new(2026, 12, 24)] = BusinessTimeTests.Hours((9, 11), (10, 2)),
            },
        }).ShouldBe(["/overrides/2026-12-24/1 overlapping_windows", "/overrides/2026-12-25/0 overlapping_windows"]);

    [Fact]
    public void A_window_lies_within_a_day() =>
        Of(new() { TimeZone = "UTC", Weekly = Week(("mon", [(24, 25)])) }).ShouldBe(["/weekly/mon/0 invalid_window"]);

    static IEnumerable<string> Of(ServiceCalendar calendar) => CalendarErrors.Of(calendar).Select(error => $"{error.Path} {error.Code}");

    static Dictionary<string, IReadOnlyList<TimeWindow>> Week(params (string Day, (int, int)[] Windows)[] days) =>
        days.ToDictionary(day => day.Day, day => BusinessTimeTests.Hours(day.Windows));
}
