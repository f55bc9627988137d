using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Tickets;

/// <summary>Resolves the ticket.</summary>
/// <param name="Resolution">What was done.</param>
/// <param name="Cause">What had gone wrong.</param>
/// <param name="KnowledgeRef">Where it is written down.</param>
sealed record ResolveRequest(string Resolution, string? Cause = null, string? KnowledgeRef = null) : CommandBody, IExample<ResolveRequest>
{
    public static ResolveRequest Example => new("Replaced the print server's certificate.", "expired certificate", "KB-114");

    public sealed class Validator : CommandValidator<ResolveRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Resolution).Text(TextLimits.Text);
            RuleFor(body => body.Cause).OptionalText(TextLimits.Reason);
            RuleFor(body => body.KnowledgeRef).OptionalText(TextLimits.Title);
        }
    }
}

/// <summary>Reopens the ticket within its contract's window.</summary>
/// <param name="Reason">Why.</param>
sealed record ReopenRequest(string Reason) : CommandBody, IExample<ReopenRequest>
{
    public static ReopenRequest Example => new("It stopped printing again.");

    public sealed class Validator : CommandValidator<ReopenRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}

/// <summary>Closes the ticket; what is not resolved is resolved first, at the same instant.</summary>
sealed record CloseRequest : CommandBody, IExample<CloseRequest>
{
    public static CloseRequest Example => new() { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<CloseRequest>;
}

/// <summary>Cancels the ticket.</summary>
/// <param name="Reason">Why.</param>
/// <param name="DuplicateOf">The original, where it is a duplicate.</param>
sealed record CancelRequest(string Reason, Guid? DuplicateOf = null) : CommandBody, IExample<CancelRequest>
{
    public static CancelRequest Example => new("Reported twice.", Guid.Parse("0198a1c0-9f02-7a10-8b3c-112233445566"));

    public sealed class Validator : CommandValidator<CancelRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
