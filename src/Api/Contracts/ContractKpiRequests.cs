using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Agrees a KPI, or adjusts one that was agreed.</summary>
/// <param name="Key">What it goes by in the contract.</param>
/// <param name="Name">In words.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Baseline">The value to start from.</param>
/// <param name="Target">The value to reach.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Goal">What it is good for.</param>
/// <param name="Direction">Which way it should go.</param>
/// <param name="Reason">Why it was adjusted.</param>
sealed record AgreeKpiRequest(
    string Key, string Name, string Unit, decimal Baseline, decimal Target, LocalDate DueOn, string Goal, KpiDirection Direction, string? Reason = null)
    : CommandBody, IExample<AgreeKpiRequest>
{
    public static AgreeKpiRequest Example =>
        new("first-contact", "Solved at first contact", "%", 48, 65, new(2026, 12, 31), "Fewer hand-overs for the wards.", KpiDirection.Up);

    public sealed class Validator : CommandValidator<AgreeKpiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Name).Text(TextLimits.Name);
            RuleFor(body => body.Unit).Text(TextLimits.Key);
            RuleFor(body => body.Goal).Text(TextLimits.Reason);
            RuleFor(body => body.Reason).OptionalText(TextLimits.Reason);
            RuleFor(body => body.Target).Must((body, target) => body.Direction == KpiDirection.Up ? target >= body.Baseline : target <= body.Baseline)
                .WithErrorCode("contradicts_direction").WithMessage("The target lies the other way from the baseline.");
        }
    }
}

/// <summary>Records a KPI's value.</summary>
/// <param name="Key">The KPI.</param>
/// <param name="Value">The value.</param>
/// <param name="Evidence">Where it comes from.</param>
sealed record MeasureKpiRequest(string Key, decimal Value, string? Evidence = null) : CommandBody, IExample<MeasureKpiRequest>
{
    public static MeasureKpiRequest Example => new("first-contact", 53.5m, "Desk statistics of April.");

    public sealed class Validator : CommandValidator<MeasureKpiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Evidence).OptionalText(TextLimits.Reason);
        }
    }
}

/// <summary>Retires a KPI.</summary>
/// <param name="Key">The KPI.</param>
/// <param name="Reason">Why.</param>
sealed record RetireKpiRequest(string Key, string Reason) : CommandBody, IExample<RetireKpiRequest>
{
    public static RetireKpiRequest Example => new("first-contact", "Reached and kept for a year.");

    public sealed class Validator : CommandValidator<RetireKpiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}
