using System.ComponentModel;
using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Work;

/// <summary>What is said of work when it is logged.</summary>
abstract record LogWorkBody : CommandBody
{
    /// <summary>Above 0.</summary>
    public required int Minutes { get; init; }

    /// <summary>Who worked.</summary>
    public required string Who { get; init; }

    /// <summary>When the work began: the time its coverage is decided at; at most 5 minutes ahead.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Minted if absent.</summary>
    public Guid? WorkId { get; init; }

    /// <summary>The role the contract prices.</summary>
    public string? Role { get; init; }

    /// <summary>Minor units per hour; absent takes the contract's for the role.</summary>
    public long? Rate { get; init; }

    /// <summary>Whether it may use block hours.</summary>
    [DefaultValue(true)]
    public bool Billable { get; init; } = true;

    /// <summary>The scope item it names.</summary>
    public string? ScopeItem { get; init; }

    /// <summary>The change request it names.</summary>
    public Guid? ChangeRequestId { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

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
}

/// <summary>Logs work under the stream's own contract.</summary>
sealed record LogWorkRequest : LogWorkBody, IExample<LogWorkRequest>
{
    public static LogWorkRequest Example => new()
    {
        Minutes = 45,
        Who = "Tomas Reil",
        StartedAt = Instant.FromUtc(2026, 3, 4, 12, 30),
        Role = "engineer",
        ScopeItem = "helpdesk",
        Note = "On site.",
    };

    public sealed class Validator : LogWorkValidator<LogWorkRequest>;
}

/// <summary>Logs work on what may have no contract of its own: a story or an initiative.</summary>
sealed record LogWorkUnderContractRequest : LogWorkBody, IExample<LogWorkUnderContractRequest>
{
    public static LogWorkUnderContractRequest Example => new()
    {
        Minutes = 90,
        Who = "Tomas Reil",
        StartedAt = Instant.FromUtc(2026, 3, 4, 12, 30),
        ContractId = Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"),
        Role = "engineer",
        ScopeItem = "workplace",
        Note = "Set up the spare laptops.",
    };

    /// <summary>The contract the work is done under; needed where the stream has none, else the answer is 409 <c>no_contract</c>.</summary>
    public Guid? ContractId { get; init; }

    public sealed class Validator : LogWorkValidator<LogWorkUnderContractRequest>;
}

/// <summary>The rules of logging work.</summary>
abstract class LogWorkValidator<TBody> : CommandValidator<TBody>
    where TBody : LogWorkBody
{
    protected LogWorkValidator()
    {
        RuleFor(body => body.WorkId).NotEqual(Guid.Empty).WithErrorCode("out_of_range").WithMessage("An id is needed, or none at all.");
        RuleFor(body => body.Details).SetValidator(new WorkValidator()).OverridePropertyName("");
    }
}
