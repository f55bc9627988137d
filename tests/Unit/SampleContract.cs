using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>An agreement of invented parties, small enough to read, for tests of rules on contracts.</summary>
static class SampleContract
{
    public static readonly Guid Id = new("0190c1d2-0000-7000-8000-00000000c001");
    public static readonly Guid ClientId = new("0190c1d2-0000-7000-8000-00000000a001");
    public static readonly Instant Signing = Instant.FromUtc(2026, 1, 5, 9, 0);

    public static readonly ServiceCalendar OfficeHours = new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(
            day => day, _ => (IReadOnlyList<TimeWindow>)[new(9 * 3600, 17 * 3600)]),
    };

    public static readonly ServiceLevels Levels = new()
    {
        Targets =
        [
            new(ServiceMetric.FirstResponse, 1, 30, "24x7"),
            new(ServiceMetric.Resolution, 1, 240, "office"),
            new(ServiceMetric.Resolution, 3, 960, "office"),
        ],
    };

    public static readonly ContractSigned Signed = new()
    {
        Name = "Workplace service",
        SignedOn = new(2026, 1, 5),
        EffectiveFrom = new(2026, 2, 1),
        EndsOn = new(2026, 12, 31),
        Currency = "EUR",
        MonthlyFee = 1_000_000,
        TimeZone = "Europe/Berlin",
        Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = OfficeHours },
        ServiceLevels = Levels,
        Scope = new([new("patching", "Patching", ScopeCoverage.Included, 6000, 500_000), new("cabling", "Cabling", ScopeCoverage.Excluded, 0, 0)]),
        Rates = new Dictionary<string, long> { ["engineer"] = 9_000 },
        OccurredAt = Signing,
        ClientId = ClientId,
        ContractId = Id,
    };

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static Instant Midnight(int year, int month, int day) => new LocalDate(year, month, day).AtStartOfDayInZone(Zone).ToInstant();
}
