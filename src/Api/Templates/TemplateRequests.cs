using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Templates;

/// <summary>Writes down a solution that has proved itself, for use cases of any client to adopt.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Problem">What it solves.</param>
/// <param name="Steps">What is done, in order.</param>
sealed record CreateRequest(string Title, string Problem, IReadOnlyList<string> Steps) : StartBody, IExample<CreateRequest>
{
    /// <summary>Where it fits: industries, services, kinds of client.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    public static CreateRequest Example => new(
        "Spare laptop on site", "A broken laptop stops a person for a day.", ["Image two spares.", "Lock them on site.", "Swap and repair."])
    { AppliesTo = ["healthcare"] };

    public sealed class Validator : CommandValidator<CreateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.Problem).Text(TextLimits.Text);
            RuleFor(body => body.Steps).NotEmpty().WithMessage("A step is needed.");
            RuleForEach(body => body.Steps).Text(TextLimits.Reason);
            RuleForEach(body => body.AppliesTo).Text(TextLimits.Name);
        }
    }
}

/// <summary>Changes the template; an absent field stays as it is.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Problem">What it solves.</param>
/// <param name="Steps">What is done, whole.</param>
/// <param name="AppliesTo">Where it fits, whole.</param>
sealed record ReviseRequest(
    string Reason,
    string? Title = null,
    string? Problem = null,
    IReadOnlyList<string>? Steps = null,
    IReadOnlyList<string>? AppliesTo = null) : CommandBody, IExample<ReviseRequest>
{
    public static ReviseRequest Example => new("One spare was not enough in December.", Steps: ["Image three spares.", "Lock them on site.", "Swap and repair."]);

    public sealed class Validator : CommandValidator<ReviseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Title).OptionalText(TextLimits.Title);
            RuleFor(body => body.Problem).OptionalText(TextLimits.Text);
            RuleFor(body => body.Steps).Must(steps => steps is not []).WithErrorCode("required").WithMessage("A step is needed, or none is named.");
            RuleForEach(body => body.Steps).Text(TextLimits.Reason);
            RuleForEach(body => body.AppliesTo).Text(TextLimits.Name);
            RuleFor(body => body).Must(body => (body.Title ?? body.Problem) is not null || body.Steps is not null || body.AppliesTo is not null)
                .OverridePropertyName(JsonPointer.Root).WithErrorCode("required").WithMessage("A field to change is needed.");
        }
    }
}

/// <summary>Offers the template no longer; what adopted it keeps it.</summary>
/// <param name="Reason">Why.</param>
sealed record RetireRequest(string Reason) : CommandBody, IExample<RetireRequest>
{
    public static RetireRequest Example => new("Laptops are leased with a swap service now.");

    public sealed class Validator : CommandValidator<RetireRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
