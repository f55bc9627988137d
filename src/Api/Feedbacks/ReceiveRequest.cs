using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Feedbacks;

/// <summary>
/// Records feedback. Ratings have a score, a comment has words and no score: csat is 1 to 5, nps 0 to 10, ces 1 to 7 (7 the easiest), each a whole number; kei is
/// on the scale of the service area's indicator, which the event keeps.
/// </summary>
/// <param name="ClientId">The client that gave it, or was given it.</param>
/// <param name="Direction">Who speaks to whom.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Channel">How it came.</param>
/// <param name="ContractId">A contract of the client; default that of what it is about.</param>
/// <param name="KeiKey">With kind kei: the indicator of the service area it is about.</param>
/// <param name="Score">On the scale of its kind; required but for a comment.</param>
/// <param name="Comment">In the respondent's words.</param>
/// <param name="Suggestion">What could be done.</param>
/// <param name="About">What it is about; with kind kei a service area.</param>
/// <param name="Respondent">Who gave it.</param>
/// <param name="External">Its identity in another tool.</param>
sealed record ReceiveRequest(
    Guid ClientId,
    FeedbackDirection Direction,
    FeedbackKind Kind,
    FeedbackChannel Channel,
    Guid? ContractId = null,
    string? KeiKey = null,
    decimal? Score = null,
    string? Comment = null,
    string? Suggestion = null,
    FeedbackSubject? About = null,
    Respondent? Respondent = null,
    ExternalReference? External = null) : StartBody, IExample<ReceiveRequest>
{
    const int MostItems = 50;

    /// <summary>What goes well, item by item.</summary>
    public IReadOnlyList<string> Excelling { get; init; } = [];

    /// <summary>What should go better, item by item.</summary>
    public IReadOnlyList<string> Improve { get; init; } = [];

    public static ReceiveRequest Example => new(
        Guid.Parse("0198a1c0-7b2e-7c11-9a10-5f2b7c9d0e11"), FeedbackDirection.FromClient, FeedbackKind.Csat, FeedbackChannel.Survey,
        Score: 4, Comment: "Quick help, but we learn of outages from our patients.", Suggestion: "A text message to the front desk.",
        Respondent: new("Ines Marlow", "practice manager"))
    {
        Excelling = ["The technicians explain what they do."],
        Improve = ["Tell us of outages before we notice."],
    };

    bool SaysSomething => Comment is not null || Suggestion is not null || Excelling.Count + Improve.Count > 0;

    public sealed class Validator : CommandValidator<ReceiveRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            RuleFor(body => body.Comment).OptionalText(TextLimits.Text);
            RuleFor(body => body.Suggestion).OptionalText(TextLimits.Text);
            RuleFor(body => body.Excelling).Must(items => items.Count <= MostItems).WithErrorCode("too_many").WithMessage($"At most {MostItems} items.");
            RuleFor(body => body.Improve).Must(items => items.Count <= MostItems).WithErrorCode("too_many").WithMessage($"At most {MostItems} items.");
            RuleForEach(body => body.Excelling).Text(TextLimits.Reason);
            RuleForEach(body => body.Improve).Text(TextLimits.Reason);
            RuleFor(body => body.Respondent!).ChildRules(respondent =>
            {
                respondent.RuleFor(person => person.Name).Text(TextLimits.Name);
                respondent.RuleFor(person => person.Role).OptionalText(TextLimits.Name);
            }).When(body => body.Respondent is not null);
            RuleFor(body => body.External!).SetValidator(new ExternalReferenceValidator()).When(body => body.External is not null);
            When(body => body.Kind == FeedbackKind.Comment, IsComment).Otherwise(IsRating);
            When(body => body.Kind == FeedbackKind.Kei, IsOfAnIndicator)
                .Otherwise(() => RuleFor(body => body.KeiKey).Null().WithErrorCode("not_allowed_here").WithMessage("Only feedback of kind kei names an indicator."));
        }

        void IsComment()
        {
            RuleFor(body => body.Score).Null().WithErrorCode("not_allowed_here").WithMessage("A comment has no score.");
            RuleFor(body => body.Comment).Must((body, _) => body.SaysSomething).WithErrorCode("required").WithMessage("A comment says something.");
        }

        void IsRating()
        {
            RuleFor(body => body.Score).NotNull().WithMessage("A score is needed.");
            RuleFor(body => body.Score).Must((body, score) => IsOnScale(ScoreScale.Of(body.Kind), score)).WithErrorCode("out_of_range")
                .WithMessage(body => $"A whole number from {ScoreScale.Of(body.Kind)?.Min} to {ScoreScale.Of(body.Kind)?.Max}.");
        }

        void IsOfAnIndicator()
        {
            RuleFor(body => body.KeiKey).NotNull().WithMessage("The indicator's key is needed.").OptionalText(TextLimits.Key);
            RuleFor(body => body.About).NotNull().WithMessage("The service area is needed.");
            RuleFor(body => body.About!.Kind).Equal(FeedbackSubjectKind.ServiceArea).WithErrorCode("not_allowed_here")
                .WithMessage("An indicator belongs to a service area.").When(body => body.About is not null);
        }

        // What has no scale here is judged where its scale is known.
        static bool IsOnScale(ScoreScale? scale, decimal? score) =>
            scale is null || score is not { } value || (scale.Contains(value) && decimal.IsInteger(value));
    }
}
