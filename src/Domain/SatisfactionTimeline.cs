using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a client's satisfaction over a period follows from, wherever it comes from: rows or the log.</summary>
/// <param name="Calendar">The client's days.</param>
/// <param name="From">The period's first date.</param>
/// <param name="To">Its last date.</param>
/// <param name="Days">The days of the period, in order.</param>
/// <param name="Stages">The stages accepted by its last day.</param>
/// <param name="Answers">The answers given in the period; of before day 0 too.</param>
/// <param name="Contracts">The service levels of the client's contracts.</param>
/// <param name="Settings">The thresholds the days were worked out by.</param>
public sealed record SatisfactionRecord(
    RelationshipCalendar Calendar,
    LocalDate From,
    LocalDate To,
    IReadOnlyList<SatisfactionDay> Days,
    IReadOnlyList<AcceptedStage> Stages,
    IReadOnlyCollection<SurveyAnswer> Answers,
    IReadOnlyCollection<SlaRecord> Contracts,
    SatisfactionSettings Settings);

/// <summary>A client's satisfaction over a period.</summary>
/// <param name="DayZero">The date of day 0.</param>
/// <param name="Days">Day by day; none before day 0.</param>
/// <param name="Stages">The stages of the period in order; one that goes on has no end.</param>
/// <param name="Csat">Of answers dated in the period.</param>
/// <param name="Nps">Of answers dated in the period.</param>
/// <param name="Ces">Of answers dated in the period.</param>
/// <param name="Watermelon">Service levels beside experience in the period.</param>
public sealed record SatisfactionTimeline(
    LocalDate DayZero,
    IReadOnlyList<SatisfactionDayFigures> Days,
    IReadOnlyList<StagePeriod> Stages,
    CsatFigure Csat,
    NpsFigure Nps,
    CesFigure Ces,
    Watermelon Watermelon)
{
    /// <summary>Works it out: one record gives one timeline.</summary>
    public static SatisfactionTimeline Of(SatisfactionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (from, to) = (record.Calendar.DayOf(record.From), record.Calendar.DayOf(record.To));
        var answers = record.Answers.Where(answer => answer.Day >= from && answer.Day <= to).ToList();
        return new(
            record.Calendar.DayZero,
            [.. record.Days.Select(day => SatisfactionDayFigures.Of(day, record.Calendar.DateOf(day.Day), record.Stages.On(day.Day)))],
            StagePeriod.Of(record.Stages, from, to, record.Calendar),
            CsatFigure.Of(answers),
            NpsFigure.Of(answers),
            CesFigure.Of(answers),
            WatermelonOf(record, answers));
    }

    static Watermelon WatermelonOf(SatisfactionRecord record, IEnumerable<SurveyAnswer> answers)
    {
        var (from, until) = (record.Calendar.StartOf(record.From), record.Calendar.StartOf(record.To.PlusDays(1)));
        return Watermelon.Of(
            [.. record.Contracts.SelectMany(contract => PooledClocks.Of(contract, from, until))],
            answers.Select(answer => answer.Normalised),
            // Of several contracts the one that promises most.
            record.Contracts.Max(contract => ExperienceTargetOf(contract, until)) ?? ServiceLevels.DefaultExperienceTarget,
            record.Settings);
    }

    static decimal? ExperienceTargetOf(SlaRecord contract, Instant until) =>
        ContractTerms.Of(contract.ContractFacts).TermsAt(Instant.Min(until - Duration.Epsilon, contract.JudgedAt))?.ServiceLevels.ExperienceTarget;
}

/// <summary>A day as it is shown.</summary>
/// <param name="Date">Local in the client's zone.</param>
/// <param name="Index">S, 0-100; null without answers.</param>
/// <param name="NEff">The weight of the answers.</param>
/// <param name="Slope">Index points in 30 days; null before day 28 and without answers that old.</param>
/// <param name="Direction">Which way satisfaction moves, with hysteresis.</param>
/// <param name="Stage">The stage the day belongs to, dated back by what was accepted until the period's end.</param>
/// <param name="Cycle">From 1.</param>
/// <param name="Rule">The day's own rule.</param>
/// <param name="ActiveKinds">The active kinds of initiative.</param>
/// <param name="ExpectedDirection">What the stage leads to expect.</param>
/// <param name="DirectionObserved">Whether it is so.</param>
/// <param name="Warning">The early warning of a trough.</param>
public sealed record SatisfactionDayFigures(
    LocalDate Date,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Index,
    double NEff,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Slope,
    SatisfactionDirection Direction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] HypeCycleStage? Stage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Cycle,
    HypeCycleRule Rule,
    IReadOnlyList<InitiativeKind> ActiveKinds,
    SatisfactionDirection? ExpectedDirection,
    bool? DirectionObserved,
    TroughWarning Warning)
{
    internal static SatisfactionDayFigures Of(SatisfactionDay day, LocalDate date, AcceptedStage? stage)
    {
        var expected = stage?.Stage.ExpectedDirection();
        return new(
            date,
            day.Index,
            day.AnswerWeight,
            day.Slope,
            day.Direction,
            stage?.Stage,
            stage?.Cycle,
            day.Rule,
            day.ActiveKinds,
            expected,
            expected is null ? null : expected == day.Direction,
            day.Warning);
    }
}

/// <summary>The dates of a stage, half-open.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Cycle">From 1.</param>
/// <param name="Since">Its first date.</param>
/// <param name="Until">The first date of the next one; null while it goes on.</param>
public sealed record StagePeriod(HypeCycleStage Stage, int Cycle, LocalDate Since, LocalDate? Until)
{
    internal static IReadOnlyList<StagePeriod> Of(IReadOnlyList<AcceptedStage> stages, int from, int to, RelationshipCalendar calendar) =>
    [
        .. stages.Select((stage, index) => (Stage: stage, Until: index + 1 < stages.Count ? stages[index + 1].Since : (int?)null))
            .Where(period => period.Stage.Since <= to && !(period.Until <= from))
            .Select(period => new StagePeriod(
                period.Stage.Stage, period.Stage.Cycle, calendar.DateOf(period.Stage.Since), period.Until is { } until ? calendar.DateOf(until) : null)),
    ];
}
