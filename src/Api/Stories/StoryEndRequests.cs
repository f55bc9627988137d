using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Stories;

/// <summary>Begins work, or gives it to another team.</summary>
/// <param name="Team">Who does it.</param>
sealed record StartRequest(string? Team = null) : CommandBody, IExample<StartRequest>
{
    public static StartRequest Example => new("Field service");

    public sealed class Validator : CommandValidator<StartRequest>
    {
        public Validator() => RuleFor(body => body.Team).OptionalText(TextLimits.Name);
    }
}

/// <summary>Records that the story is done, as the provider sees it.</summary>
/// <param name="Outcome">What came of it.</param>
sealed record DeliverRequest(string Outcome) : CommandBody, IExample<DeliverRequest>
{
    public static DeliverRequest Example => new("The display shows both printers.");

    public sealed class Validator : CommandValidator<DeliverRequest>
    {
        public Validator() => RuleFor(body => body.Outcome).Text(TextLimits.Text);
    }
}

/// <summary>Records that the stakeholder took it; <c>by</c> is required.</summary>
/// <param name="Alignment">1-5: how well it serves the need.</param>
/// <param name="Note">A note.</param>
sealed record AcceptRequest(int Alignment, string? Note = null) : AttributedBody, IExample<AcceptRequest>
{
    public static AcceptRequest Example => new(5) { By = "Ines Marlow" };

    public sealed class Validator : CommandValidator<AcceptRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Alignment).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            RuleFor(body => body.Note).OptionalText(TextLimits.Text);
        }
    }
}

/// <summary>Records that the stakeholder did not take it: it is in progress again; <c>by</c> is required.</summary>
/// <param name="Reason">Why.</param>
sealed record SendBackRequest(string Reason) : AttributedBody, IExample<SendBackRequest>
{
    public static SendBackRequest Example => new("It shows one printer only.") { By = "Ines Marlow" };

    public sealed class Validator : CommandValidator<SendBackRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Lets the story go on in another of the same client; can be undone.</summary>
/// <param name="Into">The story that stays.</param>
sealed record MergeRequest(Guid Into) : CommandBody, IExample<MergeRequest>
{
    public static MergeRequest Example => new(Guid.Parse("0198a1c0-9a77-7d20-9c3e-5566778899aa"));

    public sealed class Validator : CommandValidator<MergeRequest>;
}

/// <summary>Undoes a merge: the story stands where it stood.</summary>
sealed record UnmergeRequest : CommandBody, IExample<UnmergeRequest>
{
    public static UnmergeRequest Example => new() { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<UnmergeRequest>;
}

/// <summary>Gives the story up.</summary>
/// <param name="Reason">Why.</param>
sealed record RetireRequest(string Reason) : CommandBody, IExample<RetireRequest>
{
    public static RetireRequest Example => new("The desk was closed.");

    public sealed class Validator : CommandValidator<RetireRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
