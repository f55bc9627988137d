using MspEvents.Api;
using NodaTime;

namespace MspEvents.Tests.Unit;

public sealed class QueryInstantTests
{
    static readonly Instant HalfPastNine = Instant.FromUtc(2026, 3, 1, 9, 30);

    [Theory]
    [InlineData("2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T10:30:00+01:00")]
    [InlineData("2026-03-01T10:30:00 01:00")]
    [InlineData("2026-03-01T04:30:00-05:00")]
    public void An_instant_has_an_offset_whose_plus_may_have_been_lost(string text)
    {
        QueryInstant.TryParse(text, out var instant).ShouldBeTrue();
        instant.ShouldBe(HalfPastNine);
    }

    [Fact]
    public void A_date_is_its_first_instant_in_UTC()
    {
        QueryInstant.TryParse("2026-03-01", out var instant).ShouldBeTrue();
        instant.ShouldBe(Instant.FromUtc(2026, 3, 1, 0, 0));
    }

    [Theory]
    [InlineData("2026-03-01T09:30:00")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-01 09:30:00Z")]
    [InlineData("now")]
    [InlineData("")]
    public void A_time_without_an_offset_or_place_in_the_calendar_is_none(string text) => QueryInstant.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("1900-01", true)]
    [InlineData("9998-12", true)]
    [InlineData("2026-13", false)]
    [InlineData("0001-01", false)]
    [InlineData("9999-12", false)]
    public void A_month_lies_in_the_years_of_which_facts_are_taken(string text, bool taken) => QueryInstant.TryParseMonth(text, out _).ShouldBe(taken);

    [Fact]
    public void What_is_finer_than_a_microsecond_is_cut_off()
    {
        QueryInstant.TryParse("2026-03-01T09:30:00.123456789Z", out var instant).ShouldBeTrue();
        QueryInstant.Format(instant).ShouldBe("2026-03-01T09:30:00.123456Z");
    }
}
