using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ServiceAreas;

/// <summary>Chooses an area of a client's service to be improved; it begins in understand.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Moscow">Must, should, could or won't.</param>
sealed record TargetRequest(Guid ClientId, string Name, Moscow? Moscow = null) : StartBody, IExample<TargetRequest>
{
    public static TargetRequest Example => new(Guid.Parse("0198a1c0-7b20-7c11-9e5d-aabbccddeeff"), "Onboarding", Domain.Moscow.Must);

    public sealed class Validator : CommandValidator<TargetRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            RuleFor(body => body.Name).Text(TextLimits.Name);
        }
    }
}

/// <summary>Records what the client says: the output of understand.</summary>
/// <param name="Artefact">How it was heard.</param>
/// <param name="Findings">What was heard; at least one thing.</param>
sealed record HearVoiceRequest(VoiceArtefact Artefact, IReadOnlyList<string> Findings) : CommandBody, IExample<HearVoiceRequest>
{
    public static HearVoiceRequest Example => new(VoiceArtefact.JourneyMap, ["Nine days without a laptop.", "Nobody says when it comes."]);

    public sealed class Validator : CommandValidator<HearVoiceRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Findings).NotEmpty().WithMessage("At least one finding is needed.");
            RuleForEach(body => body.Findings).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Records that training or other material reached its audience: the output of implement.</summary>
/// <param name="Material">What was delivered.</param>
/// <param name="Audience">To whom.</param>
/// <param name="On">The day, in the client's zone; not one to come.</param>
sealed record DeliverAwarenessRequest(string Material, string Audience, LocalDate On) : CommandBody, IExample<DeliverAwarenessRequest>
{
    public static DeliverAwarenessRequest Example => new("A guide to the first day", "new starters", new(2026, 3, 4));

    public sealed class Validator : CommandValidator<DeliverAwarenessRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Material).Text(TextLimits.Title);
            RuleFor(body => body.Audience).Text(TextLimits.Name);
        }
    }
}

/// <summary>
/// Goes on to the next phase: understand, design, implement, measure, evolve, and from there back to understand, which begins a new round. A phase is left only
/// with its outputs: customerVoice and targetArea; keiDefinition; awareness; a keiMeasurement of each indicator in force; a keiReview. What was heard, delivered,
/// measured and reviewed counts for the round it occurred in; a definition stays in force. Else it is refused 409 <c>phase_output_missing</c>, naming what is
/// missing; a phase that does not follow is refused <c>phase_out_of_order</c>.
/// </summary>
/// <param name="To">The next phase.</param>
/// <param name="Note">A note.</param>
sealed record AdvanceRequest(ServicePhase To, string? Note = null) : CommandBody, IExample<AdvanceRequest>
{
    public static AdvanceRequest Example => new(ServicePhase.Design, "Heard at both sites.");

    public sealed class Validator : CommandValidator<AdvanceRequest>
    {
        public Validator() => RuleFor(body => body.Note).OptionalText(TextLimits.Reason);
    }
}
