using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Tickets;

/// <summary>Gives the ticket to a person or group.</summary>
/// <param name="Assignee">The person.</param>
/// <param name="Group">Their group.</param>
sealed record AssignRequest(string Assignee, string? Group = null) : CommandBody, IExample<AssignRequest>
{
    public static AssignRequest Example => new("Tomas Reil", "Field service");

    public sealed class Validator : CommandValidator<AssignRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Assignee).Text(TextLimits.Name);
            RuleFor(body => body.Group).OptionalText(TextLimits.Name);
        }
    }
}

/// <summary>Records the provider's word to the requester, or a note.</summary>
/// <param name="Message">The words.</param>
/// <param name="Public">Only a public response moves a clock.</param>
sealed record RespondRequest(string? Message = null, bool Public = true) : CommandBody, IExample<RespondRequest>
{
    public static RespondRequest Example => new("Someone will be with you before two.");

    public sealed class Validator : CommandValidator<RespondRequest>
    {
        public Validator() => RuleFor(body => body.Message).OptionalText(TextLimits.Text);
    }
}

/// <summary>Records the customer's word.</summary>
/// <param name="Message">The words.</param>
sealed record CustomerReplyRequest(string? Message = null) : CommandBody, IExample<CustomerReplyRequest>
{
    public static CustomerReplyRequest Example => new("The spare printer works, thank you.");

    public sealed class Validator : CommandValidator<CustomerReplyRequest>
    {
        public Validator() => RuleFor(body => body.Message).OptionalText(TextLimits.Text);
    }
}

/// <summary>Pauses for a reason.</summary>
/// <param name="Reason">Such as awaitingCustomer; the contract says which reasons stop clocks.</param>
/// <param name="Until">When the pause ends by itself.</param>
sealed record PauseRequest(string Reason, Instant? Until = null) : CommandBody, IExample<PauseRequest>
{
    public static PauseRequest Example => new("awaitingVendor", Instant.FromUtc(2026, 3, 9, 8, 0));

    public sealed class Validator : CommandValidator<PauseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Key);
            RuleFor(body => body.Until).Must((body, until) => until is null || body.OccurredAt is null || until > body.OccurredAt)
                .WithErrorCode("out_of_range").WithMessage("The pause ends after it begins.");
        }
    }
}

/// <summary>Ends a pause.</summary>
/// <param name="Reason">The pause's reason; absent ends all.</param>
sealed record ResumeRequest(string? Reason = null) : CommandBody, IExample<ResumeRequest>
{
    public static ResumeRequest Example => new("awaitingVendor");

    public sealed class Validator : CommandValidator<ResumeRequest>
    {
        public Validator() => RuleFor(body => body.Reason).OptionalText(TextLimits.Key);
    }
}

/// <summary>Changes the priority.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Impact">1-3, with urgency.</param>
/// <param name="Urgency">1-3, with impact.</param>
/// <param name="Priority">1-5, instead of impact and urgency.</param>
/// <param name="Mode">How running clocks are treated; default fromCreation.</param>
sealed record ReprioritiseRequest(
    string Reason, int? Impact = null, int? Urgency = null, int? Priority = null, ChangeMode Mode = ChangeMode.FromCreation)
    : CommandBody, IPrioritised, IExample<ReprioritiseRequest>
{
    public static ReprioritiseRequest Example => new("The whole floor is affected.", 1, 1);

    public sealed class Validator : CommandValidator<ReprioritiseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            Include(new PriorityValidator());
        }
    }
}

/// <summary>Escalates to a level.</summary>
/// <param name="Level">1 upwards.</param>
/// <param name="To">Who takes over.</param>
/// <param name="Reason">Why.</param>
/// <param name="NextAction">What happens next.</param>
/// <param name="Owner">Who sees to it.</param>
sealed record EscalateRequest(int Level, string To, string Reason, string NextAction, string Owner) : CommandBody, IExample<EscalateRequest>
{
    public static EscalateRequest Example => new(2, "Delivery director", "Two visits did not help.", "Call the manufacturer.", "Tomas Reil");

    public sealed class Validator : CommandValidator<EscalateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Level).InclusiveBetween(1, 20).WithMessage("1 to 20.");
            RuleFor(body => body.To).Text(TextLimits.Name);
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.NextAction).Text(TextLimits.Reason);
            RuleFor(body => body.Owner).Text(TextLimits.Name);
        }
    }
}

/// <summary>Links the ticket to something.</summary>
/// <param name="Kind">What it is linked to.</param>
/// <param name="Target">Its id.</param>
/// <param name="Relation">Such as follows, causedBy, duplicates.</param>
sealed record LinkRequest(LinkKind Kind, Guid Target, string Relation) : CommandBody, IExample<LinkRequest>
{
    public static LinkRequest Example => new(LinkKind.Ticket, Guid.Parse("0198a1c0-9f02-7a10-8b3c-112233445566"), "follows");

    public sealed class Validator : CommandValidator<LinkRequest>
    {
        public Validator() => RuleFor(body => body.Relation).Text(TextLimits.Key);
    }
}
