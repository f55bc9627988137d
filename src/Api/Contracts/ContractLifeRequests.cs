using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Buys block hours.</summary>
/// <param name="Minutes">How much.</param>
/// <param name="Price">Minor units.</param>
/// <param name="ValidUntil">The last day they may be used.</param>
sealed record PurchaseHoursRequest(int Minutes, long Price, LocalDate? ValidUntil = null) : CommandBody, IExample<PurchaseHoursRequest>
{
    public static PurchaseHoursRequest Example => new(2_400, 300_000, new(2026, 12, 31));

    public sealed class Validator : CommandValidator<PurchaseHoursRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Minutes).GreaterThan(0).WithMessage("Above 0.");
            RuleFor(body => body.Price).Amount();
        }
    }
}

/// <summary>Agrees how the organisations talk.</summary>
sealed record AgreeCommunicationRequest : CommandBody, IExample<AgreeCommunicationRequest>
{
    /// <summary>Which channel serves which purpose.</summary>
    public required IReadOnlyList<CommunicationChannel> Channels { get; init; }

    /// <summary>Who takes over so many minutes, round the clock, after a breach of any clock of a ticket; each level once, while the ticket is open. A higher level is no earlier than a lower one.</summary>
    public required IReadOnlyList<EscalationLevel> Escalation { get; init; }

    /// <summary>Reports owed.</summary>
    public required IReadOnlyList<ReportAgreement> Reports { get; init; }

    /// <summary>How often reviews are held.</summary>
    public required ReviewAgreement Reviews { get; init; }

    internal CommunicationProtocol Protocol => new(Channels, Escalation, Reports, Reviews);

    public static AgreeCommunicationRequest Example => new()
    {
        Channels = [new("outages", "phone", "Ines Marlow", "e-mail to the board")],
        Escalation = [new(1, 0, "Service desk lead", "Office manager"), new(2, 60, "Delivery director", "Managing partner")],
        Reports = [new("Service report", ReportFrequency.Monthly, ["SLA compliance", "Open problems"])],
        Reviews = new(ReportFrequency.Quarterly),
    };

    public sealed class Validator : CommandValidator<AgreeCommunicationRequest>
    {
        // The protocol's fields stand in the body itself, so the child's paths are the body's.
        public Validator() => RuleFor(body => body.Protocol).SetValidator(new CommunicationValidator()).OverridePropertyName("");
    }
}

/// <summary>Takes a ticket, or one of its metrics, out of the figures by agreement.</summary>
/// <param name="TicketId">A ticket of this contract.</param>
/// <param name="Reason">Why.</param>
/// <param name="AgreedBy">Who agreed for the client.</param>
/// <param name="Metric">Absent means every metric.</param>
sealed record ExcludeFromSlaRequest(Guid TicketId, string Reason, string AgreedBy, ServiceMetric? Metric = null) : CommandBody, IExample<ExcludeFromSlaRequest>
{
    public static ExcludeFromSlaRequest Example =>
        new(Guid.Parse("0198a1c0-9f02-7a10-8b3c-112233445566"), "The client's landlord cut the power.", "Ines Marlow", ServiceMetric.Resolution);

    public sealed class Validator : CommandValidator<ExcludeFromSlaRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.AgreedBy).Text(TextLimits.Name);
            RuleFor(body => body.Metric).NotEqual(ServiceMetric.Availability).WithErrorCode("not_allowed_here").WithMessage("A ticket has no availability.");
        }
    }
}

/// <summary>Restates a closed month.</summary>
/// <param name="Period">The month, <c>YYYY-MM</c>.</param>
/// <param name="Reason">Why.</param>
sealed record RestateSlaRequest(YearMonth Period, string Reason) : CommandBody, IExample<RestateSlaRequest>
{
    public static RestateSlaRequest Example => new(new(2026, 3), "Two tickets were resolved earlier than recorded.");

    public sealed class Validator : CommandValidator<RestateSlaRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}

/// <summary>Delivers a report; the first for a period closes that month.</summary>
/// <param name="Name">The report.</param>
/// <param name="Period">The month, <c>YYYY-MM</c>.</param>
sealed record ReportDeliveredRequest(string Name, YearMonth Period) : CommandBody, IExample<ReportDeliveredRequest>
{
    public static ReportDeliveredRequest Example => new("Service report", new(2026, 3));

    public sealed class Validator : CommandValidator<ReportDeliveredRequest>
    {
        public Validator() => RuleFor(body => body.Name).Text(TextLimits.Name);
    }
}

/// <summary>Renews the contract.</summary>
/// <param name="EffectiveFrom">The first day of the new term.</param>
/// <param name="EndsOn">Its last day.</param>
/// <param name="MonthlyFee">Minor units a month; absent keeps the fee.</param>
/// <param name="Restate">True to change the fee of a month that is closed.</param>
sealed record RenewRequest(LocalDate EffectiveFrom, LocalDate EndsOn, long? MonthlyFee = null, bool Restate = false) : CommandBody, IExample<RenewRequest>
{
    public static RenewRequest Example => new(new(2028, 2, 1), new(2030, 1, 31), 1_300_000);

    public sealed class Validator : CommandValidator<RenewRequest>
    {
        public Validator()
        {
            RuleFor(body => body.EndsOn).GreaterThanOrEqualTo(body => body.EffectiveFrom).WithMessage("The last day is not before the first.");
            RuleFor(body => body.MonthlyFee!.Value).Amount().OverridePropertyName("monthlyFee").When(body => body.MonthlyFee is not null);
        }
    }
}

/// <summary>Terminates the contract.</summary>
/// <param name="EffectiveOn">The first day it holds no longer.</param>
/// <param name="Reason">Why.</param>
sealed record TerminateRequest(LocalDate EffectiveOn, string Reason) : CommandBody, IExample<TerminateRequest>
{
    public static TerminateRequest Example => new(new(2027, 7, 1), "The business was sold.");

    public sealed class Validator : CommandValidator<TerminateRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
