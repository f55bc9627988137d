namespace MspEvents.Domain;

/// <summary>New thresholds of satisfaction; what is absent stays as it is.</summary>
public sealed record SatisfactionThresholdChanges
{
    /// <summary>Days after which an answer weighs 1/e.</summary>
    public double? MemoryDays { get; init; }

    /// <summary>Days the slope looks back.</summary>
    public int? SlopeWindowDays { get; init; }

    /// <summary>Days a slope is stated for: index points in so many days.</summary>
    public int? SlopeUnitDays { get; init; }

    /// <summary>Weight of answers below which a day says nothing.</summary>
    public double? FewestAnswers { get; init; }

    /// <summary>The slope from which a direction begins, up or mirrored down.</summary>
    public double? TurningSlope { get; init; }

    /// <summary>The slope above which a direction goes on.</summary>
    public double? KeepingSlope { get; init; }

    /// <summary>The index up to which an old intractable shows even while satisfaction does not fall.</summary>
    public double? LowIndex { get; init; }

    /// <summary>The index from which reliability is comfortable.</summary>
    public double? HighIndex { get; init; }

    /// <summary>Flat days that comfortable reliability takes.</summary>
    public int? ComfortableFlatDays { get; init; }

    /// <summary>The first day comfortable reliability is possible on.</summary>
    public int? ComfortableFromDay { get; init; }

    /// <summary>The last day on which pain points are obvious without an initiative.</summary>
    public int? ObviousUntilDay { get; init; }

    /// <summary>Days a candidate must hold unbroken before it is accepted.</summary>
    public int? DwellDays { get; init; }

    /// <summary>Points of two kinds of friction at once.</summary>
    public int? FrictionPoints { get; init; }

    /// <summary>Points on top for the third.</summary>
    public int? ThirdFrictionPoints { get; init; }

    /// <summary>A slope no higher than this is steep.</summary>
    public double? SteepSlope { get; init; }

    /// <summary>Points of a steep slope.</summary>
    public int? SteepPoints { get; init; }

    /// <summary>A slope no higher than this falls.</summary>
    public double? FallingSlope { get; init; }

    /// <summary>Points of a falling slope.</summary>
    public int? FallingPoints { get; init; }

    /// <summary>Points of an active intractable.</summary>
    public int? IntractablePoints { get; init; }

    /// <summary>The outlook (index plus slope) up to which it counts as low.</summary>
    public double? LowOutlook { get; init; }

    /// <summary>Points of a low outlook.</summary>
    public int? LowOutlookPoints { get; init; }

    /// <summary>Days without two-way contact that are still in order.</summary>
    public int? ContactDays { get; init; }

    /// <summary>Points of a longer silence.</summary>
    public int? ContactPoints { get; init; }

    /// <summary>Days without a review held or a report delivered that are still in order.</summary>
    public int? ReviewDays { get; init; }

    /// <summary>Points of more days without.</summary>
    public int? ReviewPoints { get; init; }

    /// <summary>The score a relationship is watched from.</summary>
    public int? Watch { get; init; }

    /// <summary>The score that warns.</summary>
    public int? Warn { get; init; }

    /// <summary>The score that asks for action.</summary>
    public int? Act { get; init; }

    /// <summary>Answers below which a watermelon cannot be told.</summary>
    public int? FewestForWatermelon { get; init; }

    /// <summary>Tail of a pain point, in days.</summary>
    public int? PainPointTail { get; init; }

    /// <summary>Tail of an easy win, in days.</summary>
    public int? EasyWinTail { get; init; }

    /// <summary>Tail of a new process, in days.</summary>
    public int? ProcessTail { get; init; }

    /// <summary>Tail of a security measure, in days.</summary>
    public int? SecurityTail { get; init; }

    /// <summary>Tail of a training, in days.</summary>
    public int? TrainingTail { get; init; }

    /// <summary>Tail of an intractable, in days.</summary>
    public int? IntractableTail { get; init; }

    /// <summary>Tail of a migration, in days.</summary>
    public int? MigrationTail { get; init; }

    /// <summary>Tail of a confirmed outcome, in days.</summary>
    public int? OutcomeTail { get; init; }

    /// <summary>Thresholds that keep an order.</summary>
    public static IReadOnlyList<ThresholdOrder<SatisfactionThresholdChanges, SatisfactionSettings>> Orders { get; } =
    [
        new(new("keepingSlope", c => c.KeepingSlope, s => s.KeepingSlope), new("turningSlope", c => c.TurningSlope, s => s.TurningSlope), MayMeet: true),
        new(new("steepSlope", c => c.SteepSlope, s => s.SteepSlope), new("fallingSlope", c => c.FallingSlope, s => s.FallingSlope), MayMeet: true),
        new(new("lowIndex", c => c.LowIndex, s => s.LowIndex), new("highIndex", c => c.HighIndex, s => s.HighIndex)),
        new(new("watch", c => c.Watch, s => s.Watch), new("warn", c => c.Warn, s => s.Warn)),
        new(new("warn", c => c.Warn, s => s.Warn), new("act", c => c.Act, s => s.Act)),
    ];

    /// <summary>The thresholds after the changes.</summary>
    public SatisfactionSettings Over(SatisfactionSettings before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new()
        {
            MemoryDays = MemoryDays ?? before.MemoryDays,
            SlopeWindowDays = SlopeWindowDays ?? before.SlopeWindowDays,
            SlopeUnitDays = SlopeUnitDays ?? before.SlopeUnitDays,
            FewestAnswers = FewestAnswers ?? before.FewestAnswers,
            TurningSlope = TurningSlope ?? before.TurningSlope,
            KeepingSlope = KeepingSlope ?? before.KeepingSlope,
            LowIndex = LowIndex ?? before.LowIndex,
            HighIndex = HighIndex ?? before.HighIndex,
            ComfortableFlatDays = ComfortableFlatDays ?? before.ComfortableFlatDays,
            ComfortableFromDay = ComfortableFromDay ?? before.ComfortableFromDay,
            ObviousUntilDay = ObviousUntilDay ?? before.ObviousUntilDay,
            DwellDays = DwellDays ?? before.DwellDays,
            FrictionPoints = FrictionPoints ?? before.FrictionPoints,
            ThirdFrictionPoints = ThirdFrictionPoints ?? before.ThirdFrictionPoints,
            SteepSlope = SteepSlope ?? before.SteepSlope,
            SteepPoints = SteepPoints ?? before.SteepPoints,
            FallingSlope = FallingSlope ?? before.FallingSlope,
            FallingPoints = FallingPoints ?? before.FallingPoints,
            IntractablePoints = IntractablePoints ?? before.IntractablePoints,
            LowOutlook = LowOutlook ?? before.LowOutlook,
            LowOutlookPoints = LowOutlookPoints ?? before.LowOutlookPoints,
            ContactDays = ContactDays ?? before.ContactDays,
            ContactPoints = ContactPoints ?? before.ContactPoints,
            ReviewDays = ReviewDays ?? before.ReviewDays,
            ReviewPoints = ReviewPoints ?? before.ReviewPoints,
            Watch = Watch ?? before.Watch,
            Warn = Warn ?? before.Warn,
            Act = Act ?? before.Act,
            FewestForWatermelon = FewestForWatermelon ?? before.FewestForWatermelon,
            PainPointTail = PainPointTail ?? before.PainPointTail,
            EasyWinTail = EasyWinTail ?? before.EasyWinTail,
            ProcessTail = ProcessTail ?? before.ProcessTail,
            SecurityTail = SecurityTail ?? before.SecurityTail,
            TrainingTail = TrainingTail ?? before.TrainingTail,
            IntractableTail = IntractableTail ?? before.IntractableTail,
            MigrationTail = MigrationTail ?? before.MigrationTail,
            OutcomeTail = OutcomeTail ?? before.OutcomeTail,
        };
    }
}
