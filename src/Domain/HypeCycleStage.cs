namespace MspEvents.Domain;

/// <summary>The stages of a relationship's hype cycle, in their order (measures, section 5).</summary>
public enum HypeCycleStage
{
    /// <summary>What the client complained of is being taken away.</summary>
    ObviousPainPoints,

    /// <summary>Small improvements show.</summary>
    EasyWins,

    /// <summary>New ways of working cause friction.</summary>
    NewProcesses,

    /// <summary>Security measures cause friction.</summary>
    EnhancedSecurity,

    /// <summary>Training takes users' time.</summary>
    UserTraining,

    /// <summary>Old problems come up again: the trough.</summary>
    OldIntractables,

    /// <summary>New hardware or platforms arrive.</summary>
    HardwareRefresh,

    /// <summary>Results are confirmed.</summary>
    SuccessfulInitiatives,

    /// <summary>Things work, and have for long.</summary>
    ComfortableReliability,
}

/// <summary>Which way satisfaction moves.</summary>
public enum SatisfactionDirection
{
    /// <summary>It falls.</summary>
    Down,

    /// <summary>Neither, or not known.</summary>
    Flat,

    /// <summary>It rises.</summary>
    Up,
}

/// <summary>What follows from a stage's place in the cycle.</summary>
public static class HypeCycleStages
{
    /// <summary>The direction a stage leads to expect: 1, 2, 7, 8 up; 3-6 down; 9 flat.</summary>
    public static SatisfactionDirection ExpectedDirection(this HypeCycleStage stage) => stage switch
    {
        HypeCycleStage.ObviousPainPoints or HypeCycleStage.EasyWins or HypeCycleStage.HardwareRefresh or HypeCycleStage.SuccessfulInitiatives =>
            SatisfactionDirection.Up,
        HypeCycleStage.ComfortableReliability => SatisfactionDirection.Flat,
        _ => SatisfactionDirection.Down,
    };

    /// <summary>Whether going from one accepted stage to another begins the next cycle: from 7-9 to 1-6.</summary>
    public static bool BeginsCycle(HypeCycleStage from, HypeCycleStage to) => from >= HypeCycleStage.HardwareRefresh && to < HypeCycleStage.HardwareRefresh;
}
