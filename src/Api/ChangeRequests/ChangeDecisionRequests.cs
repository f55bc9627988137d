using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ChangeRequests;

/// <summary>Approves the change; the contract's scope is amended by it, once, soon after.</summary>
/// <param name="ApprovedBy">Who approves: never the requester, and someone of the client where the provider asks.</param>
/// <param name="ScopeChange">What becomes of the scope; empty where the change stays within it.</param>
/// <param name="EffectiveFrom">The day the scope changes, in the contract's zone; default the day of the approval.</param>
/// <param name="Conditions">On what terms.</param>
sealed record ApproveRequest(ChangeApprover ApprovedBy, ScopeChangeTerms ScopeChange, LocalDate? EffectiveFrom = null, string? Conditions = null)
    : CommandBody, IExample<ApproveRequest>
{
    public static ApproveRequest Example => new(
        new("Tomas Reil", Organisation.Client),
        new() { Add = [new("waiting-room-wifi", "Wireless in the waiting room", ScopeCoverage.Included, 600, 90_000)] },
        new(2026, 6, 1), "Not during opening hours.");

    public sealed class Validator : CommandValidator<ApproveRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ApprovedBy).ChildRules(approver => approver.RuleFor(person => person.Name).Text(TextLimits.Name));
            RuleFor(body => body.ScopeChange).SetValidator(new ScopeChangeValidator());
            RuleFor(body => body.Conditions).OptionalText(TextLimits.Reason);
        }
    }
}

/// <summary>Rejects the change for good; <c>by</c> is required.</summary>
/// <param name="Reason">Why.</param>
sealed record RejectRequest(string Reason) : AttributedBody, IExample<RejectRequest>
{
    public static RejectRequest Example => new("The building is given up next year.") { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<RejectRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Puts the decision off, to a time, a phase or both; <c>by</c> is required.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">Until when: an instant, or a day, from whose beginning in the contract's zone on it is to be decided.</param>
/// <param name="Phase">Until which phase of the work.</param>
sealed record DeferRequest(string Reason, DayOrInstant? Until = null, string? Phase = null) : AttributedBody, IExample<DeferRequest>
{
    public static DeferRequest Example => new("The budget is spent.", Phase: "after the move") { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<DeferRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Phase).OptionalText(TextLimits.Name);
            RuleFor(body => body.Until).NotNull().WithMessage("A time is needed, or a phase.").When(body => body.Phase is null);
        }
    }
}

/// <summary>Withdraws the change while it is undecided.</summary>
/// <param name="Reason">Why.</param>
sealed record WithdrawRequest(string Reason) : CommandBody, IExample<WithdrawRequest>
{
    public static WithdrawRequest Example => new("The landlord provides it.");

    public sealed class Validator : CommandValidator<WithdrawRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
