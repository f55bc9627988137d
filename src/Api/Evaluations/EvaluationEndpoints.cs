using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Domain;

namespace MspEvents.Api.Evaluations;

/// <summary>What-if questions: nothing is stored, so no idempotency key is kept and reading is scope enough.</summary>
static class EvaluationEndpoints
{
    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireScope(Scopes.Read).WithTags("Evaluations");
        group.MapPost("/calendars/evaluate", (EvaluateCalendarRequest request) =>
                new QueryAnswer<CalendarEvaluation>(CalendarEvaluation.Of(request), AnswerJson.Default.CalendarEvaluation))
            .WithName("evaluateCalendar")
            .WithSummary("What-if business time")
            .WithDescription(
                "Answers questions to a calendar that is stored nowhere, in their order. A result without a member means that nothing is found within 20 years.")
            .Produces<CalendarEvaluation>()
            .Refuses(400, 401, 403, 413, 415, 429);
        group.MapPost("/service-levels/evaluate", (ServiceLevelTrial trial) =>
                new QueryAnswer<ServiceLevelTrialAnswer>(ServiceLevelTrials.Judge(trial), AnswerJson.Default.ServiceLevelTrialAnswer))
            .WithName("evaluateServiceLevels")
            .WithSummary("What-if service-level clocks")
            .Shows(TrialExample)
            .WithDescription("Judges the clocks of tickets that are stored nowhere, by the rules that real tickets are judged by. Events after now are left out.")
            .Produces<ServiceLevelTrialAnswer>()
            .Refuses(400, 401, 403, 413, 415, 429);
    }

    const string TrialExample = """
        {
          "calendars": {"office": {"timeZone": "Europe/Dublin", "weekly": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}}},
          "serviceLevels": {"targets": [{"metric": "resolution", "priority": 2, "minutes": 480, "calendar": "office"}]},
          "now": "2026-03-03T12:00:00Z",
          "tickets": [
            {"key": "printer", "priority": 2, "events": [
              {"at": "2026-03-02T10:00:00Z", "type": "opened"},
              {"at": "2026-03-02T11:00:00Z", "type": "paused", "reason": "awaitingCustomer"},
              {"at": "2026-03-02T15:00:00Z", "type": "customerReplied"}]}]
        }
        """;
}
