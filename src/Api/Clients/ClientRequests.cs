using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Clients;

/// <summary>Starts serving an organisation.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Industry">Free text.</param>
/// <param name="Internal">An in-house IT customer.</param>
sealed record OnboardRequest(string Name, string TimeZone, string? Industry = null, bool Internal = false) : StartBody, IExample<OnboardRequest>
{
    public static OnboardRequest Example => new("Harbour Dental Group", "Europe/Dublin", "healthcare");

    public sealed class Validator : CommandValidator<OnboardRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Name).Text(TextLimits.Name);
            RuleFor(body => body.TimeZone).TimeZone();
            RuleFor(body => body.Industry).OptionalText(TextLimits.Name);
        }
    }
}

/// <summary>Gives the client another name.</summary>
/// <param name="Name">The new name.</param>
sealed record RenameRequest(string Name) : CommandBody, IExample<RenameRequest>
{
    public static RenameRequest Example => new("Harbour Health");

    public sealed class Validator : CommandValidator<RenameRequest>
    {
        public Validator() => RuleFor(body => body.Name).Text(TextLimits.Name);
    }
}

/// <summary>Records a pain point named during negotiation.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Description">What hurts.</param>
sealed record RecordPainPointRequest(string Title, string Description) : CommandBody, IExample<RecordPainPointRequest>
{
    public static RecordPainPointRequest Example => new("Slow onboarding", "New starters wait nine days for a laptop.");

    public sealed class Validator : CommandValidator<RecordPainPointRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.Description).Text(TextLimits.Text);
        }
    }
}

/// <summary>Ends the service.</summary>
/// <param name="Reason">Why.</param>
sealed record OffboardRequest(string Reason) : CommandBody, IExample<OffboardRequest>
{
    public static OffboardRequest Example => new("Moved the service in-house.");

    public sealed class Validator : CommandValidator<OffboardRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
