using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Initiatives;

/// <summary>Plans an initiative.</summary>
/// <param name="ClientId">The client it is for.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Kind">What it does to the relationship; an outcome counts from the day its benefit is confirmed.</param>
/// <param name="ExpectedValue">What the client may expect of it.</param>
/// <param name="Validity">Why this and nothing else.</param>
/// <param name="Investment">What it will cost.</param>
/// <param name="PainPointId">A pain point the client named.</param>
sealed record PlanRequest(
    Guid ClientId, string Title, InitiativeKind Kind, string ExpectedValue, string Validity, Money? Investment = null, Guid? PainPointId = null)
    : StartBody, IExample<PlanRequest>
{
    /// <summary>Initiatives of the client that it continues or answers, such as the intractable ones a migration ends.</summary>
    public IReadOnlyList<Guid> Addresses { get; init; } = [];

    public static PlanRequest Example => new(
        Guid.Parse("0198a1c0-7b2e-7c11-9a10-5f2b7c9d0e11"), "New starters work on their first day", InitiativeKind.EasyWin, "Nine days less to wait for a laptop",
        "Every starter of last year complained of it, and two spare laptops are enough.", new(340_000, "EUR"));

    public sealed class Validator : CommandValidator<PlanRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.ExpectedValue).Text(TextLimits.Reason);
            RuleFor(body => body.Validity).Text(TextLimits.Reason);
            RuleFor(body => body.Investment!).ChildRules(money =>
            {
                money.RuleFor(investment => investment.Amount).Amount();
                money.RuleFor(investment => investment.Currency).Currency();
            }).When(body => body.Investment is not null);
            RuleFor(body => body.Addresses).Distinct(id => id);
            RuleFor(body => body.Addresses).Must((body, ids) => body.Id is not { } id || !ids.Contains(id)).WithErrorCode("not_allowed_here")
                .WithMessage("An initiative does not address itself.");
        }
    }
}

/// <summary>Begins the work.</summary>
sealed record StartRequest : CommandBody, IExample<StartRequest>
{
    public static StartRequest Example => new() { By = "Tomas Reil" };

    public sealed class Validator : CommandValidator<StartRequest>;
}

/// <summary>Says how it moves on.</summary>
/// <param name="Note">What was done, or is in the way.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The metric's value.</param>
sealed record ProgressRequest(string Note, string? Metric = null, decimal? Value = null) : CommandBody, IExample<ProgressRequest>
{
    public static ProgressRequest Example => new("The spare laptops are in the cupboard.", "days to a laptop", 2);

    public sealed class Validator : CommandValidator<ProgressRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Note).Text(TextLimits.Text);
            RuleFor(body => body.Metric).OptionalText(TextLimits.Name);
            RuleFor(body => body.Metric).NotNull().WithMessage("What the value is of is needed.").When(body => body.Value is not null);
            RuleFor(body => body.Value).NotNull().WithMessage("The metric's value is needed.").When(body => body.Metric is not null);
        }
    }
}

/// <summary>Records what the client was told; as often as it is told.</summary>
/// <param name="Audience">Who was told.</param>
/// <param name="Channel">How, such as email or meeting.</param>
/// <param name="Message">What they were told.</param>
sealed record CommunicateRequest(string Audience, string Channel, string Message) : CommandBody, IExample<CommunicateRequest>
{
    public static CommunicateRequest Example => new("all staff", "email", "From Monday a new colleague has a laptop on the first day.");

    public sealed class Validator : CommandValidator<CommunicateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Audience).Text(TextLimits.Name);
            RuleFor(body => body.Channel).Text(TextLimits.Key);
            RuleFor(body => body.Message).Text(TextLimits.Text);
        }
    }
}

/// <summary>Records money that went into it.</summary>
/// <param name="Amount">Minor units; a negative amount takes some back, 0 is none.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Note">What for.</param>
sealed record RecordInvestmentRequest(long Amount, string Currency, string Note) : CommandBody, IExample<RecordInvestmentRequest>
{
    const long Most = 1_000_000_000_000_000;

    public static RecordInvestmentRequest Example => new(312_000, "EUR", "Two laptops");

    public sealed class Validator : CommandValidator<RecordInvestmentRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Amount).InclusiveBetween(-Most, Most).WithMessage("Within 10^15 minor units.")
                .NotEqual(0).WithErrorCode("out_of_range").WithMessage("An amount other than 0 is needed.");
            RuleFor(body => body.Currency).Currency();
            RuleFor(body => body.Note).Text(TextLimits.Reason);
        }
    }
}
