namespace MspEvents.Domain;

/// <content>What follows from a command.</content>
public sealed partial record TenantSettings
{
    // Refusals: later_change_known, thresholds_contradict, not_allowed.
    IReadOnlyList<SettingsEvent> Decide(SettingsCommand command)
    {
        // What was set since was weighed against what stood then.
        if (ChangedAt > command.OccurredAt)
            throw new BrokenRule("later_change_known", "Settings are changed in order: a later change is recorded already.");
        return command switch
        {
            SetSatisfactionThresholds c => Change(
                Satisfaction, c.Thresholds.Over(Satisfaction), SatisfactionThresholdChanges.Orders, new SatisfactionThresholdsSet(c.Thresholds, c.Reason)),
            SetAttentionThresholds c => Change(Attention, c.Thresholds.Over(Attention), AttentionThresholdChanges.Orders, new AttentionThresholdsSet(c.Thresholds, c.Reason)),
            SetScopeThresholds c => Change(Scope, c.Thresholds.Over(Scope), ScopeThresholdChanges.Orders, new ScopeThresholdsSet(c.Thresholds, c.Reason)),
            _ => throw BrokenRule.NotAllowed(command, "the settings stand"),
        };
    }

    static IReadOnlyList<SettingsEvent> Change<TChanges, TSettings>(
        TSettings before, TSettings after, IReadOnlyList<ThresholdOrder<TChanges, TSettings>> orders, SettingsEvent change)
        where TSettings : notnull
    {
        if (orders.FirstOrDefault(order => order.IsBrokenIn(after)) is { } broken)
            throw new BrokenRule("thresholds_contradict", $"{broken} With what stands it would not.");
        return after.Equals(before) ? [] : [change];
    }
}
