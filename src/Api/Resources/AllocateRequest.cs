using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Resources;

/// <summary>Sets a person or a team aside; replaces what was set aside of the same.</summary>
/// <param name="MinutesPlanned">Above 0.</param>
/// <param name="From">The first day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">A person; or else a team.</param>
/// <param name="Team">A team; or else a person.</param>
/// <param name="To">The last day; absent while it is open.</param>
sealed record AllocateRequest(int MinutesPlanned, LocalDate From, string Reason, string? Who = null, string? Team = null, LocalDate? To = null)
    : CommandBody, IExample<AllocateRequest>
{
    const int MostMinutes = 10_000_000;

    public static AllocateRequest Example => new(2_400, new(2026, 4, 1), "The move to the new site.", Team: "Field service", To: new(2026, 6, 30));

    internal ResourceAllocation Allocation => new(Who, Team, MinutesPlanned, From, To, Reason);

    public sealed class Validator : CommandValidator<AllocateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.MinutesPlanned).InclusiveBetween(1, MostMinutes).WithMessage($"1 to {MostMinutes} minutes.");
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Who).OptionalText(TextLimits.Name);
            RuleFor(body => body.Team).OptionalText(TextLimits.Name);
            RuleFor(body => body.Who).NotNull().WithMessage("A person is needed, or a team.").When(body => body.Team is null);
            RuleFor(body => body.Team).Null().WithErrorCode("not_allowed_here").WithMessage("A person, or a team, not both.").When(body => body.Who is not null);
            RuleFor(body => body.To).GreaterThanOrEqualTo(body => body.From).WithMessage("The last day is not before the first.");
        }
    }
}
