using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Settings;

/// <summary>What the bodies of all settings have in common: a threshold to change, and none turned round against another of the same body.</summary>
abstract class SettingsValidator<TBody> : CommandValidator<TBody>
    where TBody : CommandBody
{
    protected void Changes<TChanges, TSettings>(Func<TBody, TChanges> of, TChanges none, IReadOnlyList<ThresholdOrder<TChanges, TSettings>> orders)
        where TChanges : notnull =>
        RuleFor(body => body).Custom((body, context) =>
        {
            var changes = of(body);
            if (changes.Equals(none))
                context.Refuse("#/thresholds", "required", "A threshold to change is needed.");
            foreach (var order in orders.Where(order => order.IsBrokenBy(changes)))
                context.Refuse($"#/thresholds/{order.Upper.Name}", "out_of_order", order.ToString());
        });
}

/// <summary>How far thresholds may go.</summary>
static class ThresholdRules
{
    public static IRuleBuilderOptions<T, TValue?> Within<T, TValue>(this IRuleBuilder<T, TValue?> rule, TValue least, TValue most)
        where TValue : struct, IComparable<TValue>, IComparable => rule.InclusiveBetween(least, most).WithMessage(FormattableString.Invariant($"{least} to {most}."));
}

/// <summary>The range of each threshold of satisfaction.</summary>
sealed class SatisfactionThresholdsValidator : AbstractValidator<SatisfactionThresholdChanges>
{
    const int TwoYears = 730;
    const int TenYears = 3650;

    public SatisfactionThresholdsValidator()
    {
        Index();
        Stages();
        Warnings();
        Tails();
    }

    void Index()
    {
        RuleFor(changes => changes.MemoryDays).Within(1, TenYears);
        RuleFor(changes => changes.SlopeWindowDays).Within(1, TwoYears);
        RuleFor(changes => changes.SlopeUnitDays).Within(1, TwoYears);
        RuleFor(changes => changes.FewestAnswers).Within(0.01, 1000);
        RuleFor(changes => changes.TurningSlope).Within(0.01, 100);
        RuleFor(changes => changes.KeepingSlope).Within(0, 100);
        RuleFor(changes => changes.FewestForWatermelon).Within(2, 1000);
    }

    void Stages()
    {
        RuleFor(changes => changes.LowIndex).Within(0, 100);
        RuleFor(changes => changes.HighIndex).Within(0, 100);
        RuleFor(changes => changes.ComfortableFlatDays).Within(1, TenYears);
        RuleFor(changes => changes.ComfortableFromDay).Within(0, TenYears);
        RuleFor(changes => changes.ObviousUntilDay).Within(0, TenYears);
        RuleFor(changes => changes.DwellDays).Within(0, 365);
    }

    void Warnings()
    {
        RuleFor(changes => changes.FrictionPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.ThirdFrictionPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.SteepSlope).Within(-100, 0);
        RuleFor(changes => changes.SteepPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.FallingSlope).Within(-100, 0);
        RuleFor(changes => changes.FallingPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.IntractablePoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.LowOutlook).Within(0, 100);
        RuleFor(changes => changes.LowOutlookPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.ContactDays).Within(1, TwoYears);
        RuleFor(changes => changes.ContactPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.ReviewDays).Within(1, TwoYears);
        RuleFor(changes => changes.ReviewPoints).Within(0, TroughWarning.Highest);
        RuleFor(changes => changes.Watch).Within(1, TroughWarning.Highest);
        RuleFor(changes => changes.Warn).Within(1, TroughWarning.Highest);
        RuleFor(changes => changes.Act).Within(1, TroughWarning.Highest);
    }

    void Tails()
    {
        RuleFor(changes => changes.PainPointTail).Within(0, TwoYears);
        RuleFor(changes => changes.EasyWinTail).Within(0, TwoYears);
        RuleFor(changes => changes.ProcessTail).Within(0, TwoYears);
        RuleFor(changes => changes.SecurityTail).Within(0, TwoYears);
        RuleFor(changes => changes.TrainingTail).Within(0, TwoYears);
        RuleFor(changes => changes.IntractableTail).Within(0, TwoYears);
        RuleFor(changes => changes.MigrationTail).Within(0, TwoYears);
        RuleFor(changes => changes.OutcomeTail).Within(0, TwoYears);
    }
}
