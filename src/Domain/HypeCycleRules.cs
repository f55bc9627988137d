namespace MspEvents.Domain;

/// <summary>What a day's rule looks at.</summary>
/// <param name="Day">The day's number.</param>
/// <param name="Index">S, rounded; null without answers.</param>
/// <param name="AnswerWeight">n_eff, rounded.</param>
/// <param name="Direction">Which way satisfaction moves.</param>
/// <param name="FlatDays">Consecutive flat days with a slope.</param>
/// <param name="Active">What is at work.</param>
public sealed record HypeCycleDay(
    int Day, double? Index, double AnswerWeight, SatisfactionDirection Direction, int FlatDays, ActiveInitiatives Active);

/// <summary>The rules of a day, in their order; the first that holds decides (measures, section 5).</summary>
public enum HypeCycleRule
{
    /// <summary>Too few answers to say anything.</summary>
    Insufficient,

    /// <summary>A migration, and satisfaction does not fall.</summary>
    HardwareRefresh,

    /// <summary>An intractable, and satisfaction falls or is low.</summary>
    OldIntractables,

    /// <summary>A confirmed outcome, satisfaction does not fall, no intractable.</summary>
    SuccessfulInitiatives,

    /// <summary>A process is the latest friction.</summary>
    NewProcesses,

    /// <summary>A security measure is the latest friction.</summary>
    EnhancedSecurity,

    /// <summary>A training is the latest friction.</summary>
    UserTraining,

    /// <summary>High, flat for long, and the relationship is not young.</summary>
    ComfortableReliability,

    /// <summary>An easy win, and satisfaction does not fall.</summary>
    EasyWins,

    /// <summary>A pain point is worked on, or the relationship is new.</summary>
    ObviousPainPoints,

    /// <summary>None of the others: the last accepted stage goes on.</summary>
    Carried,
}

/// <summary>The daily rule of the hype cycle.</summary>
public static class HypeCycleRules
{
    /// <summary>The first rule that holds.</summary>
    public static HypeCycleRule Of(HypeCycleDay day, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(settings);
        var (active, falls) = (day.Active, day.Direction == SatisfactionDirection.Down);
        var intractable = active.Has(InitiativeKind.Intractable);
        if (day.AnswerWeight < settings.FewestAnswers)
            return HypeCycleRule.Insufficient;
        if (active.Has(InitiativeKind.Migration) && !falls)
            return HypeCycleRule.HardwareRefresh;
        if (intractable && (falls || day.Index <= settings.LowIndex))
            return HypeCycleRule.OldIntractables;
        if (active.Has(InitiativeKind.Outcome) && !falls && !intractable)
            return HypeCycleRule.SuccessfulInitiatives;
        if (active.LatestFriction is { } friction)
            return OfFriction(friction);
        if (day.Index >= settings.HighIndex && day.FlatDays >= settings.ComfortableFlatDays && day.Day >= settings.ComfortableFromDay && !intractable)
            return HypeCycleRule.ComfortableReliability;
        if (active.Has(InitiativeKind.EasyWin) && !falls)
            return HypeCycleRule.EasyWins;
        return active.Has(InitiativeKind.PainPoint) || day.Day <= settings.ObviousUntilDay ? HypeCycleRule.ObviousPainPoints : HypeCycleRule.Carried;
    }

    /// <summary>The stage a rule proposes; null where it proposes none of its own.</summary>
    public static HypeCycleStage? StageOf(HypeCycleRule rule) => rule switch
    {
        HypeCycleRule.Insufficient or HypeCycleRule.Carried => null,
        HypeCycleRule.HardwareRefresh => HypeCycleStage.HardwareRefresh,
        HypeCycleRule.OldIntractables => HypeCycleStage.OldIntractables,
        HypeCycleRule.SuccessfulInitiatives => HypeCycleStage.SuccessfulInitiatives,
        HypeCycleRule.NewProcesses => HypeCycleStage.NewProcesses,
        HypeCycleRule.EnhancedSecurity => HypeCycleStage.EnhancedSecurity,
        HypeCycleRule.UserTraining => HypeCycleStage.UserTraining,
        HypeCycleRule.ComfortableReliability => HypeCycleStage.ComfortableReliability,
        HypeCycleRule.EasyWins => HypeCycleStage.EasyWins,
        HypeCycleRule.ObviousPainPoints => HypeCycleStage.ObviousPainPoints,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };

    static HypeCycleRule OfFriction(InitiativeKind kind) => kind switch
    {
        InitiativeKind.Process => HypeCycleRule.NewProcesses,
        InitiativeKind.Security => HypeCycleRule.EnhancedSecurity,
        _ => HypeCycleRule.UserTraining,
    };
}
