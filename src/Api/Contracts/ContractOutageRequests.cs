using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Records an outage, open where it has no end.</summary>
/// <param name="Service">The service that was down.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Planned">A planned one does not count.</param>
/// <param name="TicketId">The ticket about it.</param>
/// <param name="OutageId">Minted if absent.</param>
sealed record RecordOutageRequest(string Service, Instant From, Instant? To = null, bool Planned = false, Guid? TicketId = null, Guid? OutageId = null)
    : CommandBody, IExample<RecordOutageRequest>
{
    public static RecordOutageRequest Example => new("mail", Instant.FromUtc(2026, 3, 4, 8, 15), Instant.FromUtc(2026, 3, 4, 9, 5));

    public sealed class Validator : CommandValidator<RecordOutageRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Service).Text(TextLimits.Name);
            RuleFor(body => body.To).Must((body, to) => to is null || to > body.From).WithErrorCode("out_of_range").WithMessage("It ends after it began.");
            RuleFor(body => body.OutageId).NotEqual(Guid.Empty).WithErrorCode("out_of_range").WithMessage("An id is needed, or none at all.");
        }
    }
}

/// <summary>Ends an open outage.</summary>
/// <param name="OutageId">The outage.</param>
/// <param name="To">When it ended.</param>
sealed record EndOutageRequest(Guid OutageId, Instant To) : CommandBody, IExample<EndOutageRequest>
{
    public static EndOutageRequest Example => new(Guid.Parse("0198a1c0-a513-7d21-9c4d-665544332211"), Instant.FromUtc(2026, 3, 4, 9, 5));

    public sealed class Validator : CommandValidator<EndOutageRequest>;
}
