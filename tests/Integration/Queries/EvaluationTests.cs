using System.Net;
using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class EvaluationTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_calendar_answers_questions_in_their_order()
    {
        var answer = await api.Caller().PostAsync("/v1/calendars/evaluate", new JsonObject
        {
            ["calendar"] = Bodies.Calendar(),
            ["items"] = new JsonArray(
                new JsonObject { ["op"] = "add", ["start"] = "2026-03-02T16:30:00Z", ["seconds"] = 3600 },
                new JsonObject { ["op"] = "elapsed", ["start"] = "2026-03-02T09:00:00+00:00", ["end"] = "2026-03-02T10:00:00.5+00:00" },
                new JsonObject { ["op"] = "nextOpening", ["start"] = "2026-03-03T00:00:00Z" },
                new JsonObject { ["op"] = "previousClosing", ["start"] = "2026-03-03T00:00:00Z" }),
        });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetRawText().ShouldBe(
            """{"results":[{"at":"2026-03-06T22:30:00Z"},{"seconds":3600.5},{"at":"2026-03-06T22:00:00Z"},{"at":"2026-03-02T17:00:00Z"}]}""");
    }

    [Fact]
    public async Task A_calendar_that_never_opens_has_no_answer()
    {
        var answer = await api.Caller().PostAsync(
            "/v1/calendars/evaluate", """{"calendar":{"timeZone":"UTC","weekly":{}},"items":[{"op":"nextOpening","start":"2026-03-03T00:00:00Z"}]}""");

        answer.Json.GetRawText().ShouldBe("""{"results":[{}]}""");
    }

    [Theory]
    [InlineData("""{"calendar":{"timeZone":"Mars/Olympus"},"items":[{"op":"nextOpening","start":"2026-03-03T00:00:00Z"}]}""", "#/calendar/timeZone unknown_time_zone")]
    [InlineData("""{"calendar":{"timeZone":"UTC","weekly":{"mon":[["09:00","12:00"],["11:00","13:00"]]}},"items":[{"op":"nextOpening","start":"2026-03-03T00:00:00Z"}]}""", "#/calendar/weekly/mon/1 overlapping_windows")]
    [InlineData("""{"calendar":{"timeZone":"UTC"},"items":[{"op":"add","start":"2026-03-03T00:00:00Z"}]}""", "#/items/0/seconds required")]
    [InlineData("""{"calendar":{"timeZone":"UTC"},"items":[{"op":"leap","start":"2026-03-03T00:00:00Z"}]}""", "#/items/0/op wrong_type")]
    [InlineData("""{"calendar":{"timeZone":"UTC"},"items":[{"op":"nextOpening","start":"2026-03-03T00:00:00"}]}""", "#/items/0/start wrong_type")]
    [InlineData("""{"calendar":{"timeZone":"UTC"},"items":[]}""", "#/items out_of_range")]
    [InlineData("""{"calendar":{"timeZone":"UTC"},"items":[{"op":"nextOpening","start":"2026-03-03T00:00:00Z"}],"colour":1}""", "#/colour unknown_member")]
    public async Task A_question_to_a_calendar_that_cannot_be_answered_is_pointed_at(string body, string error)
    {
        var answer = await api.Caller().PostAsync("/v1/calendars/evaluate", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([error]);
    }

    [Fact]
    public async Task More_than_a_thousand_questions_are_too_many()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 1001).Select(_ => new JsonObject { ["op"] = "nextOpening", ["start"] = "2026-03-03T00:00:00Z" })]);

        var answer = await api.Caller().PostAsync("/v1/calendars/evaluate", new JsonObject { ["calendar"] = Bodies.Calendar(), ["items"] = items });

        answer.Errors.ShouldBe(["#/items out_of_range"]);
    }

    [Fact]
    public async Task Service_levels_are_tried_on_tickets_that_are_stored_nowhere()
    {
        var answer = await api.Caller().PostAsync("/v1/service-levels/evaluate", """
            {
              "calendars": {},
              "serviceLevels": {"targets": [{"metric": "resolution", "priority": 1, "minutes": 60, "calendar": "24x7"}]},
              "now": "2026-03-02T12:00:00Z",
              "tickets": [
                {"key": "b", "priority": 1, "events": [
                  {"at": "2026-03-02T10:00:00Z", "type": "opened"},
                  {"at": "2026-03-02T10:10:00Z", "type": "paused", "reason": "awaitingCustomer"},
                  {"at": "2026-03-02T11:10:00Z", "type": "customerReplied"},
                  {"at": "2026-03-02T11:30:00Z", "type": "resolved"}]},
                {"key": "a", "priority": 2, "events": [{"at": "2026-03-02T10:00:00Z", "type": "opened"}]}]
            }
            """);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("key").GetString()).ShouldBe(["b", "a"]);
        answer.Json.GetProperty("tickets")[1].GetProperty("clocks").GetArrayLength().ShouldBe(0);
        var clock = answer.Json.GetProperty("tickets")[0].GetProperty("clocks")[0];
        clock.GetProperty("verdict").GetString().ShouldBe("met");
        clock.GetProperty("elapsedSeconds").GetInt64().ShouldBe(30 * 60);
        clock.GetProperty("pausedSeconds").GetInt64().ShouldBe(60 * 60);
        clock.GetProperty("dueAt").GetString().ShouldBe("2026-03-02T12:00:00Z");
    }

    [Fact]
    public async Task Everything_wrong_with_a_trial_is_pointed_at()
    {
        var answer = await api.Caller().PostAsync("/v1/service-levels/evaluate", """
            {
              "calendars": {"24x7": {"timeZone": "UTC"}, "day": {"timeZone": "Mars/Olympus"}},
              "serviceLevels": {"targets": [{"metric": "resolution", "priority": 1, "minutes": 60, "calendar": "night"}]},
              "now": "2026-03-02T12:00:00Z",
              "tickets": [{"key": "a", "priority": 9, "events": [{"at": "2026-03-02T10:00:00Z", "type": "paused"}]}]
            }
            """);

        answer.Errors.ShouldBe(
            [
                "#/calendars/day/timeZone unknown_time_zone",
                "#/calendars/24x7 reserved_name",
                "#/serviceLevels/targets/0/calendar unknown_calendar",
                "#/tickets/0/priority out_of_range",
                "#/tickets/0/events opened_missing",
                "#/tickets/0/events/0/reason required",
            ]);
    }
}
