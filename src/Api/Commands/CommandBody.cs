using FluentValidation;
using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.Commands;

/// <summary>What every command's body may carry.</summary>
abstract record CommandBody
{
    /// <summary>When it happened, ISO 8601 with offset; default now, at most 5 minutes ahead.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>Who did it, free text or a subject id; default the caller.</summary>
    public virtual string? By { get; init; }

    /// <summary>The times that cannot lie ahead, with their pointers.</summary>
    public virtual IEnumerable<(string Pointer, Instant? At)> PastTimes() => [("#/occurredAt", OccurredAt)];
}

/// <summary>What the body of a command carries that counts only with the name of who gave it.</summary>
abstract record AttributedBody : CommandBody
{
    /// <summary>Who did it, free text or a subject id; required.</summary>
    public override required string? By { get; init; }
}

/// <summary>What the body of a command that starts a stream may carry.</summary>
abstract record StartBody : CommandBody
{
    /// <summary>The new stream's id; minted if absent.</summary>
    public Guid? Id { get; init; }
}

/// <summary>The rules of every command's body.</summary>
class CommandValidator<TBody> : AbstractValidator<TBody>
    where TBody : CommandBody
{
    public CommandValidator()
    {
        RuleFor(body => body.By).OptionalText(TextLimits.Name);
        RuleFor(body => body.By).NotNull().WithMessage("Who did it is needed.").When(body => body is AttributedBody);
        RuleFor(body => (body as StartBody)!.Id).NotEqual(Guid.Empty).WithErrorCode("out_of_range").OverridePropertyName("id")
            .When(body => body is StartBody);
    }
}
