using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ChangeRequests;

/// <summary>Asks for a change of what was agreed.</summary>
/// <param name="ContractId">The contract to be changed.</param>
/// <param name="Title">Short summary.</param>
/// <param name="Reason">Why it is wanted.</param>
/// <param name="RequestedBy">Who asks, and on whose side.</param>
/// <param name="Kind">What it does to the scope; an approval is undone by a removal.</param>
/// <param name="Priority">How much it is wanted (MoSCoW); absent means not ranked yet, an assessment may rank it.</param>
/// <param name="StoryId">The story it comes from, of the same client.</param>
/// <param name="TicketId">The ticket it comes from, of the same contract.</param>
sealed record RaiseRequest(
    Guid ContractId, string Title, string Reason, ChangeRequester RequestedBy, ChangeKind Kind, Moscow? Priority = null, Guid? StoryId = null, Guid? TicketId = null)
    : StartBody, IExample<RaiseRequest>
{
    public static RaiseRequest Example => new(
        Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"), "Wireless in the new waiting room", "Patients are to sign in by tablet.",
        new("Ines Marlow", "practice manager", Organisation.Client), ChangeKind.Addition, Moscow.Should);

    public sealed class Validator : CommandValidator<RaiseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ContractId).NotEmpty().WithMessage("A contract's id is needed.");
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.RequestedBy).ChildRules(requester =>
            {
                requester.RuleFor(person => person.Name).Text(TextLimits.Name);
                requester.RuleFor(person => person.Role).Text(TextLimits.Name);
            });
        }
    }
}

/// <summary>Says what the change would take: cost and time come before any decision.</summary>
/// <param name="EffortMinutes">Minutes of work to carry it out, 0 or more; what it saves afterwards is said by its change of scope.</param>
/// <param name="Cost">Minor units of the contract's currency, 0 or more.</param>
/// <param name="ScheduleDays">Days by which the schedule moves; 0 where it does not.</param>
/// <param name="Priority">How much it is wanted; absent keeps what was said before.</param>
/// <param name="Risk">How likely and how bad it is that it does harm.</param>
/// <param name="Note">What else its deciders should know.</param>
sealed record AssessRequest(int EffortMinutes, long Cost, int ScheduleDays, Moscow? Priority = null, ChangeRisk? Risk = null, string? Note = null)
    : CommandBody, IExample<AssessRequest>
{
    /// <summary>Keys of scope items it touches; each was once in a baseline of the contract.</summary>
    public IReadOnlyList<string> Affects { get; init; } = [];

    public static AssessRequest Example => new(600, 90_000, 5, Moscow.Should, ChangeRisk.Low, "Two access points and a cable run.") { Affects = ["cabling"] };

    public sealed class Validator : CommandValidator<AssessRequest>
    {
        public Validator()
        {
            RuleFor(body => body.EffortMinutes).InclusiveBetween(0, 100_000_000).WithMessage("0 to 100,000,000 minutes.");
            RuleFor(body => body.Cost).Amount();
            RuleFor(body => body.ScheduleDays).InclusiveBetween(0, 36_500).WithMessage("0 to 36,500 days.");
            RuleFor(body => body.Note).OptionalText(TextLimits.Text);
            RuleForEach(body => body.Affects).Text(TextLimits.Key);
            RuleFor(body => body.Affects).Distinct(key => key);
        }
    }
}

/// <summary>Puts the change to someone for a decision.</summary>
/// <param name="To">Who decides: a person or a board.</param>
/// <param name="DecideBy">When the decision is needed at the latest, an instant, or a day to its end in the contract's zone; from then on it counts as overdue.</param>
sealed record SubmitRequest(string To, DayOrInstant? DecideBy = null) : CommandBody, IExample<SubmitRequest>
{
    public static SubmitRequest Example => new("Ines Marlow", Instant.FromUtc(2026, 5, 15, 16, 0));

    public sealed class Validator : CommandValidator<SubmitRequest>
    {
        public Validator() => RuleFor(body => body.To).Text(TextLimits.Name);
    }
}

/// <summary>Records that an approved change was carried out.</summary>
/// <param name="ActualEffortMinutes">Minutes of work it really took.</param>
/// <param name="ActualCost">Minor units it really cost.</param>
sealed record ImplementRequest(int ActualEffortMinutes, long ActualCost) : CommandBody, IExample<ImplementRequest>
{
    public static ImplementRequest Example => new(660, 99_000);

    public sealed class Validator : CommandValidator<ImplementRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ActualEffortMinutes).InclusiveBetween(0, 100_000_000).WithMessage("0 to 100,000,000 minutes.");
            RuleFor(body => body.ActualCost).Amount();
        }
    }
}
