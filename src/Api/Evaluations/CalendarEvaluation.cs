using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Evaluations;

/// <summary>What may be asked of a calendar.</summary>
enum CalendarOperation
{
    /// <summary>The earliest instant by which so much working time has elapsed.</summary>
    Add,

    /// <summary>The working time between two instants.</summary>
    Elapsed,

    /// <summary>The first working instant at or after one.</summary>
    NextOpening,

    /// <summary>The last instant at or before one that working time runs up to.</summary>
    PreviousClosing,
}

/// <summary>One question.</summary>
/// <param name="Op">What is asked.</param>
/// <param name="Start">The instant it starts from.</param>
/// <param name="Seconds">With add only; below zero runs backwards.</param>
/// <param name="End">With elapsed only; may lie before the start.</param>
sealed record CalendarQuestion(CalendarOperation Op, Instant Start, decimal? Seconds = null, Instant? End = null);

/// <summary>What-if business time: questions to a calendar that is stored nowhere.</summary>
/// <param name="Calendar">The calendar.</param>
/// <param name="Items">1 to 1,000 questions.</param>
sealed record EvaluateCalendarRequest(ServiceCalendar Calendar, IReadOnlyList<CalendarQuestion> Items) : IExample<EvaluateCalendarRequest>
{
    /// <summary>The most questions of one request.</summary>
    public const int MostItems = 1000;

    public static EvaluateCalendarRequest Example => new(
        new()
        {
            TimeZone = "Europe/Dublin",
            Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["mon"] = [new(9 * 3600, 17 * 3600)], ["tue"] = [new(9 * 3600, 17 * 3600)] },
            Holidays = [new(2026, 3, 17)],
        },
        [
            new(CalendarOperation.Add, Instant.FromUtc(2026, 3, 2, 16, 30), Seconds: 3600),
            new(CalendarOperation.Elapsed, Instant.FromUtc(2026, 3, 2, 9, 0), End: Instant.FromUtc(2026, 3, 3, 12, 0)),
            new(CalendarOperation.NextOpening, Instant.FromUtc(2026, 3, 2, 18, 0)),
        ]);

    /// <summary>What makes it no question.</summary>
    public sealed class Validator : AbstractValidator<EvaluateCalendarRequest>
    {
        // Twenty years on the longest calendar there is, and room to spare: what is beyond has no answer anyway.
        const decimal MostSeconds = 1_000_000_000;

        public Validator()
        {
            RuleFor(request => request.Items.Count).InclusiveBetween(1, MostItems).OverridePropertyName("Items")
                .WithMessage($"There are 1 to {MostItems} items.");
            RuleForEach(request => request.Items).ChildRules(item =>
            {
                item.RuleFor(question => question.Seconds).NotNull().When(question => question.Op == CalendarOperation.Add);
                item.RuleFor(question => question.Seconds).InclusiveBetween(-MostSeconds, MostSeconds);
                item.RuleFor(question => question.Seconds).Null().When(question => question.Op != CalendarOperation.Add);
                item.RuleFor(question => question.End).NotNull().When(question => question.Op == CalendarOperation.Elapsed);
                item.RuleFor(question => question.End).Null().When(question => question.Op != CalendarOperation.Elapsed);
            });
        }
    }
}

/// <summary>The answer to one question; neither member where nothing is found within 20 years.</summary>
sealed record CalendarResult(Instant? At = null, decimal? Seconds = null);

/// <summary>The answers, in the questions' order.</summary>
sealed record CalendarEvaluation(IReadOnlyList<CalendarResult> Results)
{
    /// <summary>Answers the questions of a request.</summary>
    /// <exception cref="Refusal">400: the calendar contradicts itself.</exception>
    public static CalendarEvaluation Of(EvaluateCalendarRequest request)
    {
        if (CalendarErrors.Of(request.Calendar) is { Count: > 0 } errors)
            throw Refusal.Invalid([.. errors.Select(error => new FieldError($"#/calendar{error.Path}", error.Code, error.Detail))]);
        var hours = new BusinessTime(request.Calendar);
        return new([.. request.Items.Select(question => Answer(hours, question))]);
    }

    static CalendarResult Answer(BusinessTime hours, CalendarQuestion question) => question switch
    {
        { Op: CalendarOperation.Add, Seconds: { } seconds } => new(hours.Add(question.Start, Duration.FromTicks((long)(seconds * NodaConstants.TicksPerSecond)))),
        { Op: CalendarOperation.Elapsed, End: { } end } => new(Seconds: Seconds(hours.Elapsed(question.Start, end))),
        { Op: CalendarOperation.NextOpening } => new(hours.NextOpening(question.Start)),
        { Op: CalendarOperation.PreviousClosing } => new(hours.PreviousClosing(question.Start)),
        _ => throw new InvalidOperationException($"The validator let a question without its operand pass: {question}."),
    };

    static decimal Seconds(Duration duration) => duration.BclCompatibleTicks / (decimal)NodaConstants.TicksPerSecond;
}
