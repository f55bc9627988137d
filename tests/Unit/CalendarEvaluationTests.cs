using MspEvents.Api.Conventions;
using MspEvents.Api.Evaluations;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public sealed class CalendarEvaluationTests
{
    static readonly Instant MondayNine = Instant.FromUtc(2026, 3, 2, 9, 0);

    static readonly ServiceCalendar NineToFive = new()
    {
        TimeZone = "UTC",
        Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["mon"] = [new(9 * 3600, 17 * 3600)] },
    };

    [Fact]
    public void Answers_come_in_the_order_of_the_questions()
    {
        var evaluation = CalendarEvaluation.Of(new(
            NineToFive,
            [
                new(CalendarOperation.Add, MondayNine, Seconds: 1.5m),
                new(CalendarOperation.Elapsed, MondayNine, End: MondayNine + Duration.FromDays(7)),
                new(CalendarOperation.NextOpening, MondayNine - Duration.FromDays(1)),
                new(CalendarOperation.PreviousClosing, MondayNine - Duration.FromDays(1)),
                new(CalendarOperation.Elapsed, MondayNine, End: MondayNine + Duration.FromMilliseconds(1500)),
            ]));

        evaluation.Results.ShouldBe(
        [
            new(At: MondayNine + Duration.FromMilliseconds(1500)),
            new(Seconds: 8 * 3600),
            new(At: MondayNine),
            new(At: MondayNine - Duration.FromDays(7) + Duration.FromHours(8)),
            new(Seconds: 1.5m),
        ]);
        evaluation.Results[1].Seconds.ToString().ShouldBe("28800");
    }

    [Fact]
    public void What_is_not_found_within_twenty_years_is_no_answer()
    {
        var never = NineToFive with { Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>>() };

        CalendarEvaluation.Of(new(never, [new(CalendarOperation.NextOpening, MondayNine)])).Results.ShouldBe([new()]);
    }

    [Fact]
    public void A_calendar_that_contradicts_itself_is_refused_with_a_pointer()
    {
        var overlapping = NineToFive with
        {
            Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["mon"] = [new(0, 7200), new(3600, 10800)] },
        };

        var refusal = Should.Throw<Refusal>(() => CalendarEvaluation.Of(new(overlapping, [new(CalendarOperation.NextOpening, MondayNine)])));

        refusal.Status.ShouldBe(400);
        refusal.Errors.ShouldContain(error => error.Pointer == "#/calendar/weekly/mon/1" && error.Code == "overlapping_windows");
    }

    [Fact]
    public void An_operand_that_is_missing_or_belongs_to_another_operation_is_a_fault()
    {
        var result = new EvaluateCalendarRequest.Validator().Validate(new EvaluateCalendarRequest(
            NineToFive,
            [new(CalendarOperation.Add, MondayNine), new(CalendarOperation.Elapsed, MondayNine, Seconds: 1), new(CalendarOperation.NextOpening, MondayNine, End: MondayNine)]));

        result.Errors.Select(error => error.PropertyName).ShouldBe(["Items[0].Seconds", "Items[1].Seconds", "Items[1].End", "Items[2].End"], ignoreOrder: true);
    }

    [Fact]
    public void There_are_one_to_a_thousand_questions()
    {
        var question = new CalendarQuestion(CalendarOperation.NextOpening, MondayNine);
        var validator = new EvaluateCalendarRequest.Validator();

        validator.Validate(new EvaluateCalendarRequest(NineToFive, [])).Errors.ShouldContain(error => error.PropertyName == "Items");
        validator.Validate(new EvaluateCalendarRequest(NineToFive, [.. Enumerable.Repeat(question, 1001)])).Errors.ShouldContain(error => error.PropertyName == "Items");
        validator.Validate(new EvaluateCalendarRequest(NineToFive, [.. Enumerable.Repeat(question, 1000)])).IsValid.ShouldBeTrue();
    }
}
