using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Tickets;

/// <summary>Corrects what was recorded of the ticket; an absent field stays as it is.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Title">Short summary.</param>
/// <param name="Description">The requester's words.</param>
/// <param name="Type">The kind.</param>
/// <param name="Category">Free classification.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="ServiceArea">The service area concerned.</param>
/// <param name="StoryId">The story it belongs to.</param>
sealed record CorrectRequest(
    string Reason,
    string? Title = null,
    string? Description = null,
    TicketType? Type = null,
    string? Category = null,
    Person? Requester = null,
    string? ServiceArea = null,
    Guid? StoryId = null) : CommandBody, IExample<CorrectRequest>
{
    public static CorrectRequest Example => new("Logged under the wrong type.", Type: TicketType.ServiceRequest);

    bool ChangesNothing => (Title ?? Description ?? Category ?? ServiceArea) is null && Type is null && Requester is null && StoryId is null;

    public sealed class Validator : CommandValidator<CorrectRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Title).OptionalText(TextLimits.Title);
            RuleFor(body => body.Description).OptionalText(TextLimits.Text);
            RuleFor(body => body.Category).OptionalText(TextLimits.Name);
            RuleFor(body => body.Requester!).SetValidator(new PersonValidator()).When(body => body.Requester is not null);
            RuleFor(body => body.ServiceArea).OptionalText(TextLimits.Name);
            RuleFor(body => body).Must(body => !body.ChangesNothing).OverridePropertyName(JsonPointer.Root)
                .WithErrorCode("required").WithMessage("A field to correct is needed.");
        }
    }
}
