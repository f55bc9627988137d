using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.Feedbacks;

/// <summary>Records that the respondent was told it was heard; <c>by</c> is required.</summary>
/// <param name="Message">What they were told.</param>
sealed record AcknowledgeRequest(string? Message = null) : AttributedBody, IExample<AcknowledgeRequest>
{
    public static AcknowledgeRequest Example => new("Thank you, we heard this from others too and will act on it.") { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<AcknowledgeRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Message).OptionalText(TextLimits.Text);
        }
    }
}

/// <summary>Records what is done about it; as often as something else is done.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="StoryId">A story of the client that it became or joined.</param>
/// <param name="ChangeRequestId">A change request of the client that it became or joined.</param>
/// <param name="InitiativeId">An initiative of the client that it became or joined.</param>
sealed record ActRequest(string Action, string Owner, LocalDate DueOn, Guid? StoryId = null, Guid? ChangeRequestId = null, Guid? InitiativeId = null)
    : CommandBody, IExample<ActRequest>
{
    public static ActRequest Example => new("Send outage notices by text message.", "Tomas Reil", new(2026, 4, 30));

    public sealed class Validator : CommandValidator<ActRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Action).Text(TextLimits.Reason);
            RuleFor(body => body.Owner).Text(TextLimits.Name);
        }
    }
}

/// <summary>Closes the loop.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="ToldClient">Whether the client was told what came of it.</param>
sealed record CloseRequest(string Outcome, bool ToldClient) : CommandBody, IExample<CloseRequest>
{
    public static CloseRequest Example => new("The front desk gets a text message within five minutes.", true);

    public sealed class Validator : CommandValidator<CloseRequest>
    {
        public Validator() => RuleFor(body => body.Outcome).Text(TextLimits.Reason);
    }
}

/// <summary>Takes the feedback back: it leaves every figure and stays in history.</summary>
/// <param name="Reason">Why.</param>
sealed record RetractRequest(string Reason) : CommandBody, IExample<RetractRequest>
{
    public static RetractRequest Example => new("The answer was meant for another provider.");

    public sealed class Validator : CommandValidator<RetractRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
