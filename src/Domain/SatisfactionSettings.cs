namespace MspEvents.Domain;

/// <summary>Every threshold of the satisfaction measures, with the defaults of measures, section 5: the one place that has them.</summary>
public sealed record SatisfactionSettings
{
    /// <summary>The defaults.</summary>
    public static SatisfactionSettings Default { get; } = new();

    /// <summary>Days after which an answer weighs 1/e.</summary>
    public double MemoryDays { get; init; } = 30;

    /// <summary>Days the slope looks back.</summary>
    public int SlopeWindowDays { get; init; } = 28;

    /// <summary>Days a slope is stated for: index points in so many days.</summary>
    public int SlopeUnitDays { get; init; } = 30;

    /// <summary>Weight of answers below which a day says nothing.</summary>
    public double FewestAnswers { get; init; } = 3;

    /// <summary>The slope from which a direction begins, up or mirrored down.</summary>
    public double TurningSlope { get; init; } = 2;

    /// <summary>The slope above which a direction goes on.</summary>
    public double KeepingSlope { get; init; } = 1;

    /// <summary>The index up to which an old intractable shows even while satisfaction does not fall.</summary>
    public double LowIndex { get; init; } = 50;

    /// <summary>The index from which reliability is comfortable.</summary>
    public double HighIndex { get; init; } = 75;

    /// <summary>Flat days that comfortable reliability takes.</summary>
    public int ComfortableFlatDays { get; init; } = 60;

    /// <summary>The first day comfortable reliability is possible on.</summary>
    public int ComfortableFromDay { get; init; } = 180;

    /// <summary>The last day on which pain points are obvious without an initiative.</summary>
    public int ObviousUntilDay { get; init; } = 30;

    /// <summary>Days a candidate must hold unbroken before it is accepted.</summary>
    public int DwellDays { get; init; } = 7;

    /// <summary>Points of two kinds of friction at once.</summary>
    public int FrictionPoints { get; init; } = 25;

    /// <summary>Points on top for the third.</summary>
    public int ThirdFrictionPoints { get; init; } = 10;

    /// <summary>A slope no higher than this is steep.</summary>
    public double SteepSlope { get; init; } = -4;

    /// <summary>Points of a steep slope.</summary>
    public int SteepPoints { get; init; } = 20;

    /// <summary>A slope no higher than this falls.</summary>
    public double FallingSlope { get; init; } = -2;

    /// <summary>Points of a falling slope.</summary>
    public int FallingPoints { get; init; } = 10;

    /// <summary>Points of an active intractable.</summary>
    public int IntractablePoints { get; init; } = 25;

    /// <summary>The outlook (index plus slope) up to which it counts as low.</summary>
    public double LowOutlook { get; init; } = 50;

    /// <summary>Points of a low outlook.</summary>
    public int LowOutlookPoints { get; init; } = 15;

    /// <summary>Days without two-way contact that are still in order.</summary>
    public int ContactDays { get; init; } = 30;

    /// <summary>Points of a longer silence.</summary>
    public int ContactPoints { get; init; } = 10;

    /// <summary>Days without a review held or a report delivered that are still in order.</summary>
    public int ReviewDays { get; init; } = 35;

    /// <summary>Points of more days without.</summary>
    public int ReviewPoints { get; init; } = 5;

    /// <summary>The score a relationship is watched from.</summary>
    public int Watch { get; init; } = 40;

    /// <summary>The score that warns.</summary>
    public int Warn { get; init; } = 60;

    /// <summary>The score that asks for action.</summary>
    public int Act { get; init; } = 80;

    /// <summary>Answers below which a watermelon cannot be told.</summary>
    public int FewestForWatermelon { get; init; } = 5;

    /// <summary>Days an initiative is still felt after its end.</summary>
    public int TailDays(InitiativeKind kind) => kind switch
    {
        InitiativeKind.PainPoint => PainPointTail,
        InitiativeKind.EasyWin => EasyWinTail,
        InitiativeKind.Process => ProcessTail,
        InitiativeKind.Security => SecurityTail,
        InitiativeKind.Training => TrainingTail,
        InitiativeKind.Intractable => IntractableTail,
        InitiativeKind.Migration => MigrationTail,
        InitiativeKind.Outcome => OutcomeTail,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of initiative."),
    };

    /// <summary>Tail of a pain point, in days.</summary>
    public int PainPointTail { get; init; } = 14;

    /// <summary>Tail of an easy win, in days.</summary>
    public int EasyWinTail { get; init; } = 21;

    /// <summary>Tail of a new process, in days.</summary>
    public int ProcessTail { get; init; } = 21;

    /// <summary>Tail of a security measure, in days.</summary>
    public int SecurityTail { get; init; } = 21;

    /// <summary>Tail of a training, in days.</summary>
    public int TrainingTail { get; init; } = 14;

    /// <summary>Tail of an intractable, in days.</summary>
    public int IntractableTail { get; init; }

    /// <summary>Tail of a migration, in days.</summary>
    public int MigrationTail { get; init; } = 45;

    /// <summary>Tail of a confirmed outcome, in days.</summary>
    public int OutcomeTail { get; init; } = 90;
}
