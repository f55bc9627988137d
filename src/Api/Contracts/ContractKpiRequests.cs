using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Agrees a KPI, or adjusts one that was agreed; it is SMART, or refused with what it lacks.</summary>
/// <param name="Key">What it goes by in the contract; one that was agreed before is adjusted, and its history kept.</param>
/// <param name="Name">S: the metric, in words.</param>
/// <param name="Unit">M: what it is measured in.</param>
/// <param name="Baseline">A: the value to start from.</param>
/// <param name="Target">A: the value to reach, on the wanted side of the baseline.</param>
/// <param name="DueOn">T: the last day to reach it, in the contract's zone.</param>
/// <param name="Goal">R: the goal of the contract that it serves.</param>
/// <param name="Direction">Which way it should go.</param>
/// <param name="Reason">Why it is adjusted: required for a key that was agreed before.</param>
sealed record AgreeKpiRequest(
    string Key,
    [property: WhereMissing("not_specific", SmartCriteria.Specific)] string Name,
    [property: WhereMissing("not_measurable", SmartCriteria.Measurable)] string Unit,
    [property: WhereMissing("not_achievable", SmartCriteria.Achievable)] decimal Baseline,
    [property: WhereMissing("not_achievable", SmartCriteria.Achievable)] decimal Target,
    [property: WhereMissing("not_time_bound", SmartCriteria.TimeBound)] LocalDate DueOn,
    [property: WhereMissing("not_relevant", SmartCriteria.Relevant)] string Goal,
    KpiDirection Direction,
    string? Reason = null)
    : CommandBody, IExample<AgreeKpiRequest>
{
    public static AgreeKpiRequest Example =>
        new("first-contact", "Solved at first contact", "%", 48, 65, new(2026, 12, 31), "Fewer hand-overs for the wards.", KpiDirection.Up);

    public sealed class Validator : CommandValidator<AgreeKpiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Name).MaximumLength(TextLimits.Name).WithMessage($"At most {TextLimits.Name} characters.");
            RuleFor(body => body.Unit).MaximumLength(TextLimits.Key).WithMessage($"At most {TextLimits.Key} characters.");
            RuleFor(body => body.Baseline).Figure();
            RuleFor(body => body.Target).Figure();
            RuleFor(body => body.Goal).MaximumLength(TextLimits.Reason).WithMessage($"At most {TextLimits.Reason} characters.");
            RuleFor(body => body.Reason).OptionalText(TextLimits.Reason);
            RuleFor(body => body).Custom((body, context) =>
            {
                foreach (var fault in SmartCriteria.FaultsOf(new(
                    body.Key, body.Name, body.Unit, body.Baseline, body.Target, body.DueOn, body.Goal, body.Direction, body.Reason)))
                {
                    context.Refuse($"#/{fault.Member}", fault.Code, fault.Detail);
                }
            });
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
            RuleFor(body => body.Value).Figure();
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
