using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Initiatives;

/// <summary>Brings a started initiative to its end.</summary>
/// <param name="Result">What came of it.</param>
sealed record FinishRequest(string Result) : CommandBody, IExample<FinishRequest>
{
    public static FinishRequest Example => new("Seven starters had a laptop on their first day.");

    public sealed class Validator : CommandValidator<FinishRequest>
    {
        public Validator() => RuleFor(body => body.Result).Text(TextLimits.Text);
    }
}

/// <summary>Records, once it is finished, that the client's side confirmed what it brought; <c>by</c> is required and names who did.</summary>
/// <param name="Benefit">What it brought.</param>
/// <param name="Measure">The figure that shows it.</param>
sealed record ConfirmBenefitRequest(string Benefit, string? Measure = null) : AttributedBody, IExample<ConfirmBenefitRequest>
{
    public static ConfirmBenefitRequest Example => new("New colleagues are useful nine days sooner.", "days to a laptop: 0") { By = "Ines Marlow" };

    public sealed class Validator : CommandValidator<ConfirmBenefitRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Benefit).Text(TextLimits.Reason);
            RuleFor(body => body.Measure).OptionalText(TextLimits.Name);
        }
    }
}

/// <summary>Gives up an initiative that is not finished.</summary>
/// <param name="Reason">Why.</param>
sealed record AbandonRequest(string Reason) : CommandBody, IExample<AbandonRequest>
{
    public static AbandonRequest Example => new("The practice leases laptops from next month.");

    public sealed class Validator : CommandValidator<AbandonRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
