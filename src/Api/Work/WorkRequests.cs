using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Work;

/// <summary>Logs work.</summary>
/// <param name="Minutes">Above 0.</param>
/// <param name="Who">Who worked.</param>
/// <param name="StartedAt">When the work began: the time its coverage is decided at.</param>
/// <param name="WorkId">Minted if absent.</param>
/// <param name="Role">The role the contract prices.</param>
/// <param name="Rate">Minor units per hour; absent takes the contract's for the role.</param>
/// <param name="Billable">Whether it may use block hours.</param>
/// <param name="ScopeItem">The scope item it names.</param>
/// <param name="ChangeRequestId">The change request it names.</param>
/// <param name="Note">A note.</param>
sealed record LogWorkRequest(
    int Minutes,
    string Who,
    Instant StartedAt,
    Guid? WorkId = null,
    string? Role = null,
    long? Rate = null,
    bool Billable = true,
    string? ScopeItem = null,
    Guid? ChangeRequestId = null,
    string? Note = null) : CommandBody, IExample<LogWorkRequest>
{
    public static LogWorkRequest Example =>
        new(45, "Tomas Reil", Instant.FromUtc(2026, 3, 4, 12, 30), Role: "engineer", ScopeItem: "helpdesk", Note: "On site.");

    internal WorkDetails Details => new()
    {
        Minutes = Minutes,
        Who = Who,
        StartedAt = StartedAt,
        Role = Role,
        Rate = Rate,
        Billable = Billable,
        ScopeItem = ScopeItem,
        ChangeRequestId = ChangeRequestId,
        Note = Note,
    };

    public sealed class Validator : CommandValidator<LogWorkRequest>
    {
        public Validator()
        {
            RuleFor(body => body.WorkId).NotEqual(Guid.Empty).WithErrorCode("out_of_range").WithMessage("An id is needed, or none at all.");
            RuleFor(body => body.Details).SetValidator(new WorkValidator()).OverridePropertyName("");
        }
    }
}

/// <summary>Corrects logged work; an absent field stays as it was.</summary>
/// <param name="WorkId">The work.</param>
/// <param name="Reason">Why.</param>
/// <param name="Minutes">Above 0.</param>
/// <param name="Who">Who worked.</param>
/// <param name="StartedAt">When the work began.</param>
/// <param name="Role">The role the contract prices.</param>
/// <param name="Rate">Minor units per hour.</param>
/// <param name="Billable">Whether it may use block hours.</param>
/// <param name="ScopeItem">The scope item it names.</param>
/// <param name="ChangeRequestId">The change request it names.</param>
/// <param name="Note">A note.</param>
sealed record CorrectWorkRequest(
    Guid WorkId,
    string Reason,
    int? Minutes = null,
    string? Who = null,
    Instant? StartedAt = null,
    string? Role = null,
    long? Rate = null,
    bool? Billable = null,
    string? ScopeItem = null,
    Guid? ChangeRequestId = null,
    string? Note = null) : CommandBody, IExample<CorrectWorkRequest>
{
    public static CorrectWorkRequest Example => new(Guid.Parse("0198a1c0-b724-7e32-8d5e-778899aabbcc"), "Travel was logged as work.", 30);

    internal WorkDetails Details => new()
    {
        Minutes = Minutes,
        Who = Who,
        StartedAt = StartedAt,
        Role = Role,
        Rate = Rate,
        Billable = Billable,
        ScopeItem = ScopeItem,
        ChangeRequestId = ChangeRequestId,
        Note = Note,
    };

    public sealed class Validator : CommandValidator<CorrectWorkRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Details).SetValidator(new WorkValidator()).OverridePropertyName("");
            RuleFor(body => body).Must(body => body.Details != new WorkDetails()).OverridePropertyName(JsonPointer.Root)
                .WithErrorCode("required").WithMessage("A field to correct is needed.");
        }
    }
}

/// <summary>Takes logged work back.</summary>
/// <param name="WorkId">The work.</param>
/// <param name="Reason">Why.</param>
sealed record VoidWorkRequest(Guid WorkId, string Reason) : CommandBody, IExample<VoidWorkRequest>
{
    public static VoidWorkRequest Example => new(Guid.Parse("0198a1c0-b724-7e32-8d5e-778899aabbcc"), "Logged on the wrong ticket.");

    public sealed class Validator : CommandValidator<VoidWorkRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}

/// <summary>The rules of work, logged or corrected.</summary>
sealed class WorkValidator : AbstractValidator<WorkDetails>
{
    const int LongestWork = 31 * 24 * 60;

    public WorkValidator()
    {
        RuleFor(work => work.Minutes).InclusiveBetween(1, LongestWork).WithMessage($"1 to {LongestWork} minutes.");
        RuleFor(work => work.Who).OptionalText(TextLimits.Name);
        RuleFor(work => work.Role).OptionalText(TextLimits.Key);
        RuleFor(work => work.Rate).InclusiveBetween(0, 1_000_000_000).WithMessage("0 to 10^9 minor units an hour.");
        RuleFor(work => work.ScopeItem).OptionalText(TextLimits.Key);
        RuleFor(work => work.Note).OptionalText(TextLimits.Text);
    }
}
