namespace MspEvents.Domain;

/// <summary>A stage that was accepted, from the day it is dated back to.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Cycle">From 1.</param>
/// <param name="Since">The first day of the run that led to it.</param>
/// <param name="AcceptedOn">The day it was accepted: answers about earlier days do not know it.</param>
public sealed record AcceptedStage(HypeCycleStage Stage, int Cycle, int Since, int AcceptedOn);

/// <summary>How candidates become stages: what is accepted after a day, and the run that may be accepted next.</summary>
/// <param name="Accepted">The last accepted stage; null before the first.</param>
/// <param name="Candidate">The candidate of the unbroken run; null where there is none.</param>
/// <param name="Since">The run's first day; 0 where there is none.</param>
public sealed record StageAcceptance(AcceptedStage? Accepted, HypeCycleStage? Candidate, int Since)
{
    /// <summary>Before the first day.</summary>
    public static StageAcceptance Start { get; } = new(null, null, 0);

    /// <summary>After one more day, by that day's rule.</summary>
    /// <remarks>The first stage ever is accepted at once, any other once its run has lasted the dwell; a day without candidate breaks the run.</remarks>
    public StageAcceptance Then(int day, HypeCycleRule rule, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var candidate = rule == HypeCycleRule.Carried ? Accepted?.Stage : HypeCycleRules.StageOf(rule);
        if (candidate is not { } stage)
            return new(Accepted, null, 0);
        var since = candidate == Candidate ? Since : day;
        if (Accepted is null)
            return new(new(stage, 1, day, day), stage, since);
        if (stage == Accepted.Stage || day - since < settings.DwellDays)
            return new(Accepted, stage, since);
        var cycle = HypeCycleStages.BeginsCycle(Accepted.Stage, stage) ? Accepted.Cycle + 1 : Accepted.Cycle;
        return new(new(stage, cycle, since, day), stage, since);
    }
}
