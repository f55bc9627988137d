using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Tickets;

/// <summary>Opens a ticket.</summary>
/// <param name="ContractId">The contract it falls under.</param>
/// <param name="Title">Short summary.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Description">The requester's words.</param>
/// <param name="Type">The kind; default an incident.</param>
/// <param name="Category">Free classification.</param>
/// <param name="Impact">1-3, with urgency; the contract's matrix gives the priority.</param>
/// <param name="Urgency">1-3, with impact.</param>
/// <param name="Priority">1-5, instead of impact and urgency.</param>
/// <param name="ServiceArea">The service area concerned.</param>
/// <param name="StoryId">The story it belongs to.</param>
/// <param name="External">Its identity in another tool.</param>
sealed record OpenRequest(
    Guid ContractId,
    string Title,
    Person Requester,
    TicketChannel Channel,
    string? Description = null,
    TicketType Type = TicketType.Incident,
    string? Category = null,
    int? Impact = null,
    int? Urgency = null,
    int? Priority = null,
    string? ServiceArea = null,
    Guid? StoryId = null,
    ExternalReference? External = null) : StartBody, IPrioritised, IExample<OpenRequest>
{
    /// <summary>Reasons it is paused for from the start.</summary>
    public IReadOnlyList<string> PausedFor { get; init; } = [];

    public static OpenRequest Example => new(
        Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"), "Cash desk 2 prints nothing", new("Ines Marlow", "ines.marlow@harbourdental.example"), TicketChannel.Phone,
        "It worked until the lunch break.", Impact: 2, Urgency: 1);

    public sealed class Validator : CommandValidator<OpenRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ContractId).NotEmpty().WithMessage("A contract's id is needed.");
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.Requester).SetValidator(new PersonValidator());
            RuleFor(body => body.Description).OptionalText(TextLimits.Text);
            RuleFor(body => body.Category).OptionalText(TextLimits.Name);
            RuleForEach(body => body.PausedFor).Text(TextLimits.Key);
            RuleFor(body => body.PausedFor).Distinct(reason => reason);
            RuleFor(body => body.ServiceArea).OptionalText(TextLimits.Name);
            RuleFor(body => body.External!).SetValidator(new ExternalReferenceValidator()).When(body => body.External is not null);
            Include(new PriorityValidator());
        }
    }
}
