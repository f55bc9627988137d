using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Work;

/// <summary>Corrects logged work; an absent field stays as it was.</summary>
/// <param name="WorkId">The work.</param>
/// <param name="Reason">Why.</param>
/// <param name="Minutes">Above 0.</param>
/// <param name="Who">Who worked.</param>
/// <param name="StartedAt">When the work began; at most 5 minutes ahead.</param>
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

    public override IEnumerable<(string Pointer, Instant? At)> PastTimes() => [.. base.PastTimes(), ("#/startedAt", StartedAt)];

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
