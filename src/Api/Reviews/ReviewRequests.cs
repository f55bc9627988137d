using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Reviews;

/// <summary>Puts a review on the calendar.</summary>
/// <param name="ContractId">The contract that is reviewed.</param>
/// <param name="Kind">Which of the recurring meetings it is.</param>
/// <param name="ScheduledFor">When it is to take place; a review that took place already may be recorded so.</param>
sealed record ScheduleRequest(Guid ContractId, ReviewKind Kind, Instant ScheduledFor) : StartBody, IExample<ScheduleRequest>
{
    const int MostPoints = 100;

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    public static ScheduleRequest Example => new(Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"), ReviewKind.Monthly, Instant.FromUtc(2026, 4, 8, 9, 0))
    {
        Agenda = ["Figures of March", "Open actions", "The move to the new site"],
    };

    public sealed class Validator : CommandValidator<ScheduleRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ContractId).NotEmpty().WithMessage("A contract's id is needed.");
            RuleFor(body => body.Agenda).Must(points => points.Count <= MostPoints).WithErrorCode("too_many").WithMessage($"At most {MostPoints} points.");
            RuleForEach(body => body.Agenda).Text(TextLimits.Title);
        }
    }
}

/// <summary>Records that the review took place.</summary>
/// <param name="HeldAt">When it did; not later than the command.</param>
/// <param name="Pack">The figures shown: the position of the log they were worked out at, and their hash.</param>
/// <param name="Notes">What was said.</param>
sealed record HoldRequest(Instant HeldAt, ReviewPack? Pack = null, string? Notes = null) : CommandBody, IExample<HoldRequest>
{
    const int MostAttendees = 200;

    /// <summary>Who was there.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];

    public static HoldRequest Example => new(Instant.FromUtc(2026, 4, 8, 9, 5), Notes: "A calm month; the front desk wants notice of outages.")
    {
        Attendees = ["Ines Marlow", "Tomas Reil"],
    };

    public sealed class Validator : CommandValidator<HoldRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Attendees).Must(people => people.Count <= MostAttendees).WithErrorCode("too_many").WithMessage($"At most {MostAttendees} people.");
            RuleForEach(body => body.Attendees).Text(TextLimits.Name);
            RuleFor(body => body.Pack!).ChildRules(pack =>
            {
                pack.RuleFor(shown => shown.Position).GreaterThan(0).WithMessage("A position of the log is needed.");
                pack.RuleFor(shown => shown.Hash).Text(TextLimits.Name);
            }).When(body => body.Pack is not null);
            RuleFor(body => body.Notes).OptionalText(TextLimits.Text);
        }
    }
}

/// <summary>Agrees an action before, in or after the review; an open action of the same key is agreed anew.</summary>
/// <param name="Key">Its name within the review.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="DueOn">The day it is due.</param>
sealed record AgreeActionRequest(string Key, string Action, string Owner, LocalDate DueOn) : CommandBody, IExample<AgreeActionRequest>
{
    public static AgreeActionRequest Example => new("outage-notice", "Send outage notices by text message.", "Tomas Reil", new(2026, 4, 30));

    public sealed class Validator : CommandValidator<AgreeActionRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Action).Text(TextLimits.Reason);
            RuleFor(body => body.Owner).Text(TextLimits.Name);
        }
    }
}

/// <summary>Records that an action is done.</summary>
/// <param name="Key">The action.</param>
/// <param name="Outcome">What came of it.</param>
sealed record CompleteActionRequest(string Key, string Outcome) : CommandBody, IExample<CompleteActionRequest>
{
    public static CompleteActionRequest Example => new("outage-notice", "The front desk gets a text message within five minutes.");

    public sealed class Validator : CommandValidator<CompleteActionRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Key).Text(TextLimits.Key);
            RuleFor(body => body.Outcome).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Cancels a review that was not held.</summary>
/// <param name="Reason">Why.</param>
sealed record CancelRequest(string Reason) : CommandBody, IExample<CancelRequest>
{
    public static CancelRequest Example => new("The practice is closed that week.");

    public sealed class Validator : CommandValidator<CancelRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
