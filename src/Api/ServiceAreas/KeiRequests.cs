using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ServiceAreas;

/// <summary>
/// Defines a key experience indicator: the output of design. A key that is known is defined anew, as the next version; a retired one comes back so. Its review is
/// due six months later.
/// </summary>
/// <param name="Key">What it goes by in the area.</param>
/// <param name="Name">In words.</param>
/// <param name="Definition">What exactly is measured.</param>
/// <param name="Scale">The values there are, and which end is the good one.</param>
/// <param name="Target">The value to reach, on the scale.</param>
sealed record DefineKeiRequest(string Key, string Name, string Definition, ScoreScale Scale, decimal Target) : CommandBody, IExample<DefineKeiRequest>
{
    public static DefineKeiRequest Example => new(
        "ease", "Ease of the first day", "Mean answer to 'how easy was your first day?', asked on the first Friday.", new(1, 7, BetterScore.Higher), 5.5m);

    public sealed class Validator : CommandValidator<DefineKeiRequest>
    {
        // Room for every scale there is, and for no number that a sum could overflow by.
        const decimal Widest = 1_000_000_000;

        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Name).Text(TextLimits.Name);
            RuleFor(body => body.Definition).Text(TextLimits.Reason);
            RuleFor(body => body.Scale.Min).InclusiveBetween(-Widest, Widest).WithMessage($"{-Widest} to {Widest}.");
            RuleFor(body => body.Scale.Max).InclusiveBetween(-Widest, Widest).WithMessage($"{-Widest} to {Widest}.");
            RuleFor(body => body.Scale.Max).Must((body, max) => max > body.Scale.Min).WithErrorCode("out_of_range").WithMessage("Above the least value.");
            RuleFor(body => body.Target).Must((body, target) => body.Scale.Contains(target)).WithErrorCode("out_of_range").WithMessage("On the scale.");
        }
    }
}

/// <summary>Records an indicator's value: the output of measure. A later value for the same month is shown in place of an earlier one.</summary>
/// <param name="Key">The indicator; 409 <c>unknown_kei</c> or <c>kei_retired</c> where it is not in force.</param>
/// <param name="Value">On its scale, else 409 <c>value_off_scale</c>.</param>
/// <param name="Period">The month it speaks of, <c>YYYY-MM</c>; one that has begun.</param>
/// <param name="N">How many answers it rests on.</param>
sealed record MeasureKeiRequest(string Key, decimal Value, YearMonth Period, int? N = null) : CommandBody, IExample<MeasureKeiRequest>
{
    public static MeasureKeiRequest Example => new("ease", 4.8m, new(2026, 3), 12);

    public sealed class Validator : CommandValidator<MeasureKeiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.N).GreaterThan(0).WithMessage("1 or more.");
        }
    }
}

/// <summary>
/// Reviews an indicator: the output of evolve. Kept or to be changed, it is due again six months later; to be changed, it stays in force until it is defined anew;
/// retired, it is measured no longer.
/// </summary>
/// <param name="Key">The indicator.</param>
/// <param name="Decision">What the review came to.</param>
/// <param name="Note">Why.</param>
sealed record ReviewKeiRequest(string Key, KeiDecision Decision, string Note) : CommandBody, IExample<ReviewKeiRequest>
{
    public static ReviewKeiRequest Example => new("ease", KeiDecision.Keep, "It tells us enough.");

    public sealed class Validator : CommandValidator<ReviewKeiRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Note).Text(TextLimits.Reason);
        }
    }
}
