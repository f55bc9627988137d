using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>Names a scenario of the use case.</summary>
/// <param name="ScenarioKey">What it goes by in paths: letters, digits, <c>.</c>, <c>_</c>, <c>~</c> and <c>-</c>.</param>
/// <param name="Kind">What kind of thing happens.</param>
/// <param name="Narrative">How it goes.</param>
/// <param name="Variables">What it turns on, by name, each with its value or range in words; may be empty.</param>
/// <param name="Challenges">What will be hard; may be empty.</param>
/// <param name="Opportunities">What may come of it; may be empty.</param>
sealed record IdentifyScenarioRequest(
    string ScenarioKey,
    ScenarioKind Kind,
    string Narrative,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Challenges,
    IReadOnlyList<string> Opportunities) : CommandBody, IExample<IdentifyScenarioRequest>
{
    public static IdentifyScenarioRequest Example => new(
        "september", ScenarioKind.Surge, "Forty locums start on one day.",
        new Dictionary<string, string> { ["starters"] = "30 to 40" }, ["Too few hands at the desk"], ["One image for all"]);

    public sealed class Validator : CommandValidator<IdentifyScenarioRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ScenarioKey).Text(TextLimits.Key).Matches("^[A-Za-z0-9._~-]*$").WithMessage("Letters, digits, '.', '_', '~' and '-'.");
            RuleFor(body => body.Narrative).Text(TextLimits.Text);
            RuleFor(body => body.Variables).Custom((variables, context) =>
            {
                foreach (var (name, value) in variables.Where(variable => !IsText(variable.Key, TextLimits.Key) || !IsText(variable.Value, TextLimits.Title)))
                    context.Refuse(
                        JsonPointer.Append("#/variables", name), "wrong_length", $"A name of 1 to {TextLimits.Key} characters, a value of 1 to {TextLimits.Title}.");
            });
            RuleForEach(body => body.Challenges).Text(TextLimits.Reason);
            RuleForEach(body => body.Opportunities).Text(TextLimits.Reason);
        }

        static bool IsText(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;
    }
}

/// <summary>Assesses a scenario: <c>risk = likelihood x impact</c>.</summary>
/// <param name="Likelihood">1-5.</param>
/// <param name="Impact">1-5.</param>
/// <param name="Note">A note.</param>
sealed record AssessScenarioRequest(int Likelihood, int Impact, string? Note = null) : CommandBody, IExample<AssessScenarioRequest>
{
    public static AssessScenarioRequest Example => new(4, 5, "It happens every year.");

    public sealed class Validator : CommandValidator<AssessScenarioRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Likelihood).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            RuleFor(body => body.Impact).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            RuleFor(body => body.Note).OptionalText(TextLimits.Reason);
        }
    }
}

/// <summary>Plans what is done when a scenario comes; a later plan replaces an earlier one.</summary>
/// <param name="Contingency">What is done, in order; at least one thing.</param>
/// <param name="Resources">What it takes; may be empty.</param>
/// <param name="Communication">Who is told what, and how; may be empty.</param>
/// <param name="Owner">Who sees to it.</param>
sealed record PlanContingencyRequest(
    IReadOnlyList<string> Contingency, IReadOnlyList<string> Resources, IReadOnlyList<string> Communication, string Owner)
    : CommandBody, IExample<PlanContingencyRequest>
{
    public static PlanContingencyRequest Example =>
        new(["Lease ten more laptops", "Image them the week before"], ["Two more at the desk"], ["Tell the practices by e-mail"], "Tomas Reil");

    public sealed class Validator : CommandValidator<PlanContingencyRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Contingency).NotEmpty().WithMessage("At least one thing that is done is needed.");
            RuleForEach(body => body.Contingency).Text(TextLimits.Reason);
            RuleForEach(body => body.Resources).Text(TextLimits.Reason);
            RuleForEach(body => body.Communication).Text(TextLimits.Reason);
            RuleFor(body => body.Owner).Text(TextLimits.Name);
        }
    }
}

/// <summary>Records a rehearsal of a scenario.</summary>
/// <param name="HeldAt">When it was held.</param>
/// <param name="Findings">What was seen; may be empty.</param>
/// <param name="Gaps">What is missing; may be empty.</param>
sealed record ExerciseScenarioRequest(Instant HeldAt, IReadOnlyList<string> Findings, IReadOnlyList<string> Gaps) : CommandBody, IExample<ExerciseScenarioRequest>
{
    public static ExerciseScenarioRequest Example => new(Instant.FromUtc(2026, 3, 4, 12, 30), ["The image was a year old."], ["No second imaging bench."]);

    public sealed class Validator : CommandValidator<ExerciseScenarioRequest>
    {
        public Validator()
        {
            RuleForEach(body => body.Findings).Text(TextLimits.Reason);
            RuleForEach(body => body.Gaps).Text(TextLimits.Reason);
        }
    }
}
