using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>One of the demo's clients and how its time goes.</summary>
/// <param name="Name">The organisation.</param>
/// <param name="Industry">Its trade.</param>
/// <param name="TimeZone">Its zone.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="MonthlyFee">Minor units.</param>
/// <param name="TicketsPerDay">Mean number on a working day.</param>
/// <param name="Staff">Who writes tickets.</param>
/// <param name="Strain">How overloaded the provider is for this client by month of the story (0 calm, 1 late half of the time).</param>
sealed record DemoClient(
    string Name, string Industry, string TimeZone, string Currency, long MonthlyFee, double TicketsPerDay, IReadOnlyList<Person> Staff, IReadOnlyList<double> Strain)
{
    /// <summary>The report that closes a month.</summary>
    public const string ReportName = "Monthly service report";

    // Minor units an hour: what the scope is priced at as well.
    const long EngineersRate = 9_500;

    /// <summary>Whether the relationship is told in full, beside its tickets.</summary>
    public bool ToldInFull { get; init; }

    /// <summary>A calm client, one that sinks into a trough and recovers, one that grows faster than its contract.</summary>
    public static readonly IReadOnlyList<DemoClient> All =
    [
        new(
            "Harbour Dental Group", "Healthcare", "Europe/Berlin", "EUR", 480_000, 1.6,
            [Staffer("Anke Brandt", "harbour-dental"), Staffer("Jonas Wieland", "harbour-dental"), Staffer("Mira Petrov", "harbour-dental")],
            [0.10, 0.08, 0.05, 0.05, 0.05, 0.08, 0.05, 0.05, 0.05, 0.04, 0.05, 0.05]),
        new(
            "Northfield Logistics", "Logistics", "Europe/London", "GBP", 920_000, 1.8,
            [Staffer("Owen Hartley", "northfield"), Staffer("Priya Nair", "northfield"), Staffer("Callum Reid", "northfield"), Staffer("Sofia Marsh", "northfield")],
            [0.06, 0.08, 0.12, 0.20, 0.28, 0.38, 0.48, 0.50, 0.42, 0.30, 0.20, 0.12, 0.08, 0.06, 0.06, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05])
        { ToldInFull = true },
        new(
            "Brightline Legal", "Legal services", "America/New_York", "USD", 650_000, 1.2,
            [Staffer("Dana Whitaker", "brightline"), Staffer("Marcus Feld", "brightline"), Staffer("Lena Ortiz", "brightline")],
            [0.05, 0.06, 0.08, 0.08, 0.10, 0.12, 0.12, 0.15, 0.18, 0.20, 0.22, 0.25]),
    ];

    /// <summary>The stream or thing of a name; the same in every run.</summary>
    public Guid IdOf(string name) => NameBasedUuid.Create(Guid.Empty, $"demo/{Name}/{name}");

    static Person Staffer(string name, string domain) => new(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@{domain}.example");

    /// <summary>The agreement the client signs.</summary>
    public ContractSigned Terms(Guid clientId, Guid contractId, LocalDate signedOn, LocalDate effectiveFrom) => new()
    {
        ClientId = clientId,
        ContractId = contractId,
        Name = $"Managed workplace for {Name}",
        SignedOn = signedOn,
        EffectiveFrom = effectiveFrom,
        Currency = Currency,
        MonthlyFee = MonthlyFee,
        TimeZone = TimeZone,
        Calendars = new Dictionary<string, ServiceCalendar>
        {
            ["businessHours"] = new()
            {
                TimeZone = TimeZone,
                Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(8 * 3600, 18 * 3600)]),
                Holidays = [new(effectiveFrom.Year, 12, 25), new(effectiveFrom.Year + 1, 1, 1), new(effectiveFrom.Year + 1, 12, 25)],
            },
        },
        ServiceLevels = new()
        {
            Matrix = [[1, 2, 3], [2, 3, 4], [3, 4, 4]],
            Targets =
            [
                .. Targets(ServiceMetric.FirstResponse, 15, 60, 240, 480),
                .. Targets(ServiceMetric.Resolution, 240, 480, 1_440, 3_000),
                .. Targets(ServiceMetric.Assignment, 15, 30, 120, 240),
            ],
            Availability = [new("file sharing", 99.5m, "businessHours")],
        },
        Incentives = new(
            10,
            [
                new(ServiceMetric.Resolution, null, 60, 5, [new(85, 100), new(92, 40)], [new(99, 1)]),
                new(ServiceMetric.FirstResponse, null, 40, 5, [new(80, 100), new(90, 30)], []),
            ],
            new EarnBack(2)),
        Scope = new(
        [
            Included("workplace", "Workplaces and user support", ToldInFull ? 54_000 : 30_000),
            Included("servers", "Servers and backup", ToldInFull ? 36_000 : 12_000),
            Included("network", "Network and telephony", ToldInFull ? 27_000 : 9_000),
            new("line-of-business", "Support of the client's own applications", ScopeCoverage.Excluded, 0, 0),
        ]),
        Rates = new Dictionary<string, long> { ["engineer"] = EngineersRate, ["senior engineer"] = 13_000 },
        Communication = new(
            [new("incidents", "phone", "Tobias Lang", "email"), new("reports", "email", "Greta Olsen")],
            [new(1, 60, "Tobias Lang", Staff[0].Name), new(2, 240, "Greta Olsen", Staff[1].Name)],
            [new(ReportName, ReportFrequency.Monthly, ["service levels", "money", "scope"])],
            ToldInFull ? new ReviewAgreement(ReportFrequency.Monthly) : null),
    };

    static ScopeItem Included(string key, string name, int minutes) => new(key, name, ScopeCoverage.Included, minutes, minutes * EngineersRate / 60);

    static IEnumerable<SlaTarget> Targets(ServiceMetric metric, params int[] minutes) =>
        minutes.Select((target, index) => new SlaTarget(metric, index + 1, target, index == 0 ? "24x7" : "businessHours"));
}
