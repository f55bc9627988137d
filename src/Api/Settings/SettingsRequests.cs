using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Settings;

/// <summary>Changes thresholds of satisfaction; every client's days follow from the new ones.</summary>
/// <param name="Thresholds">Those to change; an absent one stays as it is.</param>
/// <param name="Reason">Why.</param>
sealed record SatisfactionSettingsRequest(SatisfactionThresholdChanges Thresholds, string Reason) : CommandBody, IExample<SatisfactionSettingsRequest>
{
    public static SatisfactionSettingsRequest Example => new(new() { Watch = 30, Warn = 50, ContactDays = 21 }, "We want to know of a trough earlier.");

    public sealed class Validator : SettingsValidator<SatisfactionSettingsRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            Changes(body => body.Thresholds, new SatisfactionThresholdChanges(), SatisfactionThresholdChanges.Orders);
            RuleFor(body => body.Thresholds).SetValidator(new SatisfactionThresholdsValidator());
        }
    }
}

/// <summary>Changes when something asks for attention; what is open already asks by the new thresholds.</summary>
/// <param name="Thresholds">Those to change; an absent one stays as it is.</param>
/// <param name="Reason">Why.</param>
sealed record AttentionSettingsRequest(AttentionThresholdChanges Thresholds, string Reason) : CommandBody, IExample<AttentionSettingsRequest>
{
    public static AttentionSettingsRequest Example => new(new() { UnownedMinutes = 15, SilentDays = 3 }, "Nobody is to wait unseen.");

    public sealed class Validator : SettingsValidator<AttentionSettingsRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            Changes(body => body.Thresholds, new AttentionThresholdChanges(), AttentionThresholdChanges.Orders);
            RuleFor(body => body.Thresholds.UnownedMinutes).Within(1, 365 * 24 * 60);
            RuleFor(body => body.Thresholds.SilentDays).Within(1, 365);
            RuleFor(body => body.Thresholds.AgeingDays).Within(1, 3650);
            RuleFor(body => body.Thresholds.ReportDays).Within(1, 365);
            RuleFor(body => body.Thresholds.WarningsFrom).NotEqual(WarningLevel.None).WithErrorCode("out_of_range").WithMessage("watch, warn or act.");
        }
    }
}

/// <summary>Changes where uncontrolled creep becomes a warning and critical.</summary>
/// <param name="Thresholds">Those to change; an absent one stays as it is.</param>
/// <param name="Reason">Why.</param>
sealed record ScopeSettingsRequest(ScopeThresholdChanges Thresholds, string Reason) : CommandBody, IExample<ScopeSettingsRequest>
{
    public static ScopeSettingsRequest Example => new(new() { WarningAbovePercent = 5 }, "Margins are thin this year.");

    public sealed class Validator : SettingsValidator<ScopeSettingsRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            Changes(body => body.Thresholds, new ScopeThresholdChanges(), ScopeThresholdChanges.Orders);
            RuleFor(body => body.Thresholds.WarningAbovePercent).Within(0m, 1000m);
            RuleFor(body => body.Thresholds.CriticalAbovePercent).Within(0m, 1000m);
        }
    }
}
