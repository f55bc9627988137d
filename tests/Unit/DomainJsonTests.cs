using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;

namespace MspEvents.Tests.Unit;

public sealed class DomainJsonTests
{
    [Theory]
    [InlineData("2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T09:30Z", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T10:30:00.5+01:00", "2026-03-01T09:30:00.5Z")]
    [InlineData("2026-03-01T09:30:00.123456789Z", "2026-03-01T09:30:00.123456Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z")]
    public void An_instant_is_read_with_any_offset_and_written_in_utc_to_the_microsecond(string read, string written) =>
        Rewritten<Instant>($"\"{read}\"").ShouldBe($"\"{written}\"");

    [Theory]
    [InlineData("\"2026-03-01T09:30:00\"")]
    [InlineData("\"2026-02-30T09:30:00Z\"")]
    [InlineData("\"2026-03-01\"")]
    [InlineData("\"0000-12-31T23:00:00Z\"")]
    [InlineData("1772357400")]
    [InlineData("null")]
    public void An_instant_without_an_offset_or_outside_the_calendar_is_refused(string json) => Refusal<Instant>(json).ShouldContain("instant");

    [Theory]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-02-29\"")]
    [InlineData("\"01.02.2026\"")]
    [InlineData("20260201")]
    public void A_date_that_does_not_exist_is_refused(string json) => Refusal<LocalDate>(json).ShouldContain("YYYY-MM-DD");

    [Theory]
    [InlineData("\"2026-13\"")]
    [InlineData("\"2026-1\"")]
    [InlineData("\"9999-12\"")]
    [InlineData("{}")]
    public void A_month_that_does_not_exist_is_refused(string json) => Refusal<YearMonth>(json).ShouldContain("YYYY-MM");

    [Theory]
    [InlineData("[\"09:00\",\"17:00\"]")]
    [InlineData("[\"22:30:15\",\"06:00\"]")]
    [InlineData("[\"00:00\",\"24:00\"]")]
    public void A_window_is_written_as_it_was_read(string json) => Rewritten<TimeWindow>(json).ShouldBe(json);

    [Theory]
    [InlineData("[\"24:00\",\"06:00\"]")]
    [InlineData("[\"09:00\",\"24:01\"]")]
    [InlineData("[\"09:60\",\"10:00\"]")]
    [InlineData("[\"9:00\",\"10:00\"]")]
    [InlineData("[\"+9:00\",\"10:00\"]")]
    [InlineData("[\"60:00\",\"10:00\"]")]
    [InlineData("[\"09:00\"]")]
    [InlineData("[\"09:00\",\"10:00\",\"11:00\"]")]
    [InlineData("[9,10]")]
    [InlineData("\"09:00-17:00\"")]
    public void A_window_that_is_none_is_refused(string json) => Refusal<TimeWindow>(json).ShouldNotBeEmpty();

    [Theory]
    [InlineData("\"Incident\"")]
    [InlineData("\"incidents\"")]
    [InlineData("0")]
    public void A_refused_word_lists_those_that_are_allowed(string json) =>
        Refusal<TicketType>(json).ShouldContain("incident, serviceRequest, problem, alert");

    [Fact]
    public void A_text_that_the_database_cannot_hold_is_refused() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"name":"a\u0000b"}""", DomainJson.Default.ClientRenamed)).Message.ShouldContain("U+0000");

    [Fact]
    public void Windows_by_date_keep_their_dates_as_names()
    {
        const string json = """{"timeZone":"UTC","holidays":[],"overrides":{"2026-12-24":[["09:00","12:00"]]},"breaks":{}}""";
        var calendar = JsonSerializer.Deserialize(json, DomainJson.Default.ServiceCalendar).ShouldNotBeNull();
        calendar.Overrides[new(2026, 12, 24)].ShouldBe([new TimeWindow(9 * 3600, 12 * 3600)]);
        JsonSerializer.Serialize(calendar, DomainJson.Default.ServiceCalendar).ShouldBe(json);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json.Replace("12-24", "24-12", StringComparison.Ordinal), DomainJson.Default.ServiceCalendar));
    }

    [Fact]
    public void Nothing_is_written_for_null() =>
        JsonSerializer.Serialize(new TicketPaused("awaitingVendor", null), DomainJson.Default.TicketPaused).ShouldNotContain("until");

    [Fact]
    public void A_default_left_out_long_ago_is_filled_in()
    {
        const string json = """{"metric":"resolution","priority":1,"minutes":60,"calendar":"24x7"}""";
        JsonSerializer.Deserialize(json, DomainJson.Default.SlaTarget).ShouldBe(new SlaTarget(ServiceMetric.Resolution, 1, 60, "24x7"));
    }

    [Fact]
    public void The_same_agreement_says_the_same_in_whatever_order_it_is_kept()
    {
        var one = SampleContract.Signed with { Rates = new Dictionary<string, long> { ["a"] = 1, ["b"] = 2 } };
        var other = SampleContract.Signed with { Rates = new SortedDictionary<string, long>(Comparer<string>.Create((x, y) => string.CompareOrdinal(y, x))) { ["a"] = 1, ["b"] = 2 } };
        DomainJson.Same(one, other).ShouldBeTrue();
        DomainJson.Same(one, one with { MonthlyFee = 1 }).ShouldBeFalse();
    }

    [Fact]
    public void Every_mark_of_a_person_is_found_wherever_it_is_nested()
    {
        PathsOf<ContractSigned>().ShouldBe(
        [
            "by Name", "communication.channels.*.contact Name", "communication.escalation.*.client Name", "communication.escalation.*.provider Name",
        ]);
        PathsOf<TicketOpened>().ShouldBe(["by Name", "description Text", "requester Person"]);
        PathsOf<WorkLogged>().ShouldBe(["by Name", "work.note Text", "work.who Name"]);
    }

    static IEnumerable<string> PathsOf<T>() => PersonalFields.Of(typeof(T)).Select(field => $"{string.Join('.', field.Path)} {field.Mark}");

    static string Rewritten<T>(string json)
    {
        var contract = DomainJson.ContractOf(typeof(T));
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(json, contract), contract);
    }

    static string Refusal<T>(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, DomainJson.ContractOf(typeof(T)))).Message;
}
