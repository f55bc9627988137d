using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>What <see cref="EveryEvent"/> is made of, every field filled, invented throughout.</summary>
static class ExampleParts
{
    public static readonly Guid WorkId = new("0190c1d2-0000-7000-8000-00000000e001");
    public static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000e002");
    public static readonly Instant Moment = Instant.FromUtc(2026, 3, 2, 8, 15) + Duration.FromNanoseconds(123_456_000L);

    public static readonly SatisfactionThresholdChanges Thresholds = new()
    {
        MemoryDays = 45.5,
        SlopeWindowDays = 21,
        SlopeUnitDays = 28,
        FewestAnswers = 2.5,
        TurningSlope = 3.5,
        KeepingSlope = 1.5,
        LowIndex = 45,
        HighIndex = 80,
        ComfortableFlatDays = 90,
        ComfortableFromDay = 200,
        ObviousUntilDay = 45,
        DwellDays = 10,
        FrictionPoints = 20,
        ThirdFrictionPoints = 15,
        SteepSlope = -5.5,
        SteepPoints = 25,
        FallingSlope = -2.5,
        FallingPoints = 12,
        IntractablePoints = 30,
        LowOutlook = 55,
        LowOutlookPoints = 10,
        ContactDays = 21,
        ContactPoints = 12,
        ReviewDays = 45,
        ReviewPoints = 6,
        Watch = 30,
        Warn = 50,
        Act = 70,
        FewestForWatermelon = 8,
        PainPointTail = 10,
        EasyWinTail = 11,
        ProcessTail = 12,
        SecurityTail = 13,
        TrainingTail = 15,
        IntractableTail = 1,
        MigrationTail = 30,
        OutcomeTail = 60,
    };

    public static readonly ServiceCalendar Hours = new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>>
        {
            ["mon"] = [new(9 * 3600, 12 * 3600), new(13 * 3600, 86_400)],
            ["sat"] = [new((22 * 3600) + 30, 6 * 3600)],
        },
        Holidays = [new(2026, 5, 1)],
        Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2026, 12, 24)] = [new(9 * 3600, 12 * 3600)] },
        Breaks = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2026, 3, 4)] = [new(10 * 3600, 11 * 3600)] },
    };

    public static readonly ServiceLevels Levels = new()
    {
        PauseOn = ["awaitingCustomer"],
        WarnAt = [50, 80],
        ReopenWindowDays = 10,
        ExperienceTarget = 72.5m,
        Targets = [new(ServiceMetric.FirstResponse, 2, 60, "office", TicketType.ServiceRequest, true, 97.5m)],
        Availability = [new("mail", 99.9m, "24x7")],
    };

    public static readonly Incentives Credits = new(
        10, [new(ServiceMetric.Resolution, 1, 50, 5, [new(90, 40), new(95, 10)], [new(99.5m, 1.25m)])], new EarnBack(3));

    public static readonly CommunicationProtocol Protocol = new(
        [new("incidents", "phone", "Ines Okafor", "mail")],
        [new(1, 30, "Pavel Ruiz", "Greta Lind")],
        [new("service report", ReportFrequency.Monthly, ["figures", "actions"])],
        new ReviewAgreement(ReportFrequency.Quarterly));

    public static readonly WorkEntry Work = new()
    {
        WorkId = WorkId,
        Minutes = 45,
        Who = "Pavel Ruiz",
        Role = "engineer",
        Rate = 9_000,
        Unrated = true,
        Cost = 6_750,
        Billable = true,
        ScopeItem = "patching",
        ChangeRequestId = Other,
        Note = "Replaced the certificate",
        StartedAt = Moment,
    };

    public static readonly ScopeItem Item = new("backup", "Backup", ScopeCoverage.Excluded, 600, 50_000);

    public static readonly StoryChanges Changes = new()
    {
        Text = "As a picker, I want to see the northern store's temperature, so that no fruit spoils",
        Role = "picker",
        Want = "to see the northern store's temperature",
        Benefit = "no fruit spoils",
        PainPoint = "Two nights went unseen",
        DesiredOutcome = "Nobody drives out",
        Acceptance = ["Shown on the handheld"],
        ContractId = Other,
    };

    public static readonly Person Requester = new("Greta Lind", "greta@lind.example");
}
