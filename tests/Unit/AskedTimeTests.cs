using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using MspEvents.Api.Conventions;
using MspEvents.Api.Replays;
using NodaTime;

namespace MspEvents.Tests.Unit;

public sealed class AskedTimeTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public void Nothing_asked_is_now() => Parsed("").IsNow.ShouldBeTrue();

    [Fact]
    public void Both_times_may_be_asked_together()
    {
        var asked = Parsed("?asOf=2026-02-01T00:00:00%2B01:00&knownAt=2026-02-15T00:00:00Z");

        asked.AsOf.ShouldBe(Instant.FromUtc(2026, 1, 31, 23, 0));
        asked.KnownAt.ShouldBe(Instant.FromUtc(2026, 2, 15, 0, 0));
    }

    [Fact]
    public void A_position_may_come_with_the_instant_it_was_judged_by()
    {
        var asked = Parsed("?knownAt=position:42&judgedAt=2026-02-15T00:00:00.123456Z");

        asked.KnownPosition.ShouldBe(42);
        asked.JudgedAt.ShouldBe(Instant.FromUtc(2026, 2, 15, 0, 0).PlusTicks(1_234_560));
    }

    [Theory]
    [InlineData("?asOf=2026-03-01T12:00:01Z", "?asOf", "in_the_future")]
    [InlineData("?knownAt=2027-01-01T00:00:00Z", "?knownAt", "in_the_future")]
    [InlineData("?knownAt=position:1&judgedAt=2027-01-01T00:00:00Z", "?judgedAt", "in_the_future")]
    [InlineData("?asOf=then", "?asOf", "invalid_value")]
    [InlineData("?knownAt=position:", "?knownAt", "invalid_value")]
    [InlineData("?knownAt=position:-1", "?knownAt", "invalid_value")]
    [InlineData("?version=0", "?version", "invalid_value")]
    [InlineData("?version=two", "?version", "invalid_value")]
    [InlineData("?version=1&asOf=2026-02-01T00:00:00Z", "?version", "ambiguous_time")]
    [InlineData("?version=1&knownAt=position:3", "?version", "ambiguous_time")]
    [InlineData("?judgedAt=2026-02-01T00:00:00Z", "?judgedAt", "needs_position")]
    [InlineData("?knownAt=2026-02-01T00:00:00Z&judgedAt=2026-02-01T00:00:00Z", "?judgedAt", "needs_position")]
    public void A_time_that_is_none_is_still_to_come_or_is_ambiguous_is_a_fault(string query, string pointer, string code)
    {
        var faults = new List<FieldError>();
        AskedTime.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), Now, faults);

        faults.Select(fault => (fault.Pointer, fault.Code)).ShouldContain((pointer, code));
    }

    static AskedTime Parsed(string query)
    {
        var faults = new List<FieldError>();
        var asked = AskedTime.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), Now, faults);
        faults.ShouldBeEmpty();
        return asked;
    }
}
