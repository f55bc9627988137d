using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Signs a contract.</summary>
/// <param name="ClientId">The client it is signed with.</param>
/// <param name="Name">What it is called.</param>
/// <param name="SignedOn">The date of signing.</param>
/// <param name="EffectiveFrom">In force from 00:00 of this date in the contract's zone.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="MonthlyFee">Minor units a month.</param>
/// <param name="TimeZone">IANA name: months and effective dates are in this zone.</param>
/// <param name="Calendars">Calendars by name; <c>24x7</c> needs none.</param>
/// <param name="ServiceLevels">Matrix, pauses, targets.</param>
/// <param name="Scope">What the provider will and will not do.</param>
/// <param name="EndsOn">The last day, where the term is limited.</param>
/// <param name="Incentives">Credits and bonuses.</param>
/// <param name="Rates">Minor units per hour by role.</param>
/// <param name="Communication">How the two organisations talk.</param>
sealed record SignRequest(
    Guid ClientId,
    string Name,
    LocalDate SignedOn,
    LocalDate EffectiveFrom,
    string Currency,
    long MonthlyFee,
    string TimeZone,
    IReadOnlyDictionary<string, ServiceCalendar> Calendars,
    ServiceLevels ServiceLevels,
    ContractScope Scope,
    LocalDate? EndsOn = null,
    IncentiveTerms? Incentives = null,
    IReadOnlyDictionary<string, long>? Rates = null,
    CommunicationProtocol? Communication = null) : StartBody, IExample<SignRequest>
{
    public static SignRequest Example => new(
        Guid.Parse("0198a1c0-7b1e-7c44-9d2e-3f4a5b6c7d8e"), "Managed desktop", new(2026, 1, 15), new(2026, 2, 1), "EUR", 1_250_000, "Europe/Dublin",
        new Dictionary<string, ServiceCalendar> { ["office"] = AmendCalendarRequest.Example.Calendar },
        AmendServiceLevelsRequest.Example.ServiceLevels,
        new([new("helpdesk", "Helpdesk", ScopeCoverage.Included, 9_600, 800_000), new("cabling", "Cabling", ScopeCoverage.Excluded, 0, 0)],
            new(600, BlockPeriod.Monthly, false, 9_500)),
        new(2028, 1, 31), AmendIncentivesRequest.Example.Incentives, new Dictionary<string, long> { ["engineer"] = 8_500 }, AgreeCommunicationRequest.Example.Protocol);

    public ContractSigned ToTerms(Guid id) => new()
    {
        ContractId = id,
        ClientId = ClientId,
        Name = Name,
        SignedOn = SignedOn,
        EffectiveFrom = EffectiveFrom,
        EndsOn = EndsOn,
        Currency = Currency,
        MonthlyFee = MonthlyFee,
        TimeZone = TimeZone,
        Calendars = Calendars,
        ServiceLevels = ServiceLevels.Resolved(),
        Incentives = Incentives?.Resolved(),
        Scope = Scope,
        Rates = Rates ?? new Dictionary<string, long>(),
        Communication = Communication,
    };

    public sealed class Validator : CommandValidator<SignRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            RuleFor(body => body.Name).Text(TextLimits.Name);
            RuleFor(body => body.EndsOn).Must((body, ends) => ends is null || ends >= body.EffectiveFrom)
                .WithErrorCode("out_of_range").WithMessage("The last day is not before the first.");
            RuleFor(body => body.Currency).Currency();
            RuleFor(body => body.MonthlyFee).Amount();
            RuleFor(body => body.TimeZone).TimeZone();
            RuleFor(body => body.Calendars).Custom(CheckCalendars);
            RuleFor(body => body.ServiceLevels).SetValidator(body => new ServiceLevelsValidator(body.Calendars.Keys));
            RuleFor(body => body.Scope).SetValidator(new ContractScopeValidator());
            RuleFor(body => body.Incentives!).SetValidator(new IncentiveTermsValidator()).When(body => body.Incentives is not null);
            RuleFor(body => body.Rates).Custom(CheckRates);
            RuleFor(body => body.Communication!).SetValidator(new CommunicationValidator()).When(body => body.Communication is not null);
        }

        static void CheckCalendars(IReadOnlyDictionary<string, ServiceCalendar> calendars, ValidationContext<SignRequest> context)
        {
            foreach (var (name, calendar) in calendars)
            {
                var pointer = JsonPointer.Append("#/calendars", name);
                if (TermRules.CalendarNameFault(name) is { } fault)
                    context.Refuse(pointer, "not_allowed_here", fault);
                TermRules.AddCalendarErrors(context, pointer, calendar);
            }
        }

        static void CheckRates(IReadOnlyDictionary<string, long>? rates, ValidationContext<SignRequest> context)
        {
            foreach (var (role, _) in (rates ?? new Dictionary<string, long>()).Where(rate => rate.Value is < 0 or > 1_000_000_000 || string.IsNullOrWhiteSpace(rate.Key)))
                context.Refuse(JsonPointer.Append("#/rates", role), "out_of_range", "A role and its minor units per hour, 0 or more.");
        }
    }
}
