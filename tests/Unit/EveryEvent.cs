using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>One example of every kind of event with every field filled, invented throughout.</summary>
static class EveryEvent
{
    static readonly Guid WorkId = new("0190c1d2-0000-7000-8000-00000000e001");
    static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000e002");
    static readonly Instant Moment = Instant.FromUtc(2026, 3, 2, 8, 15) + Duration.FromNanoseconds(123_456_000L);

    static readonly SatisfactionThresholdChanges Thresholds = new()
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

    static readonly ServiceCalendar Hours = new()
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

    static readonly ServiceLevels Levels = new()
    {
        PauseOn = ["awaitingCustomer"],
        WarnAt = [50, 80],
        ReopenWindowDays = 10,
        ExperienceTarget = 72.5m,
        Targets = [new(ServiceMetric.FirstResponse, 2, 60, "office", TicketType.ServiceRequest, true, 97.5m)],
        Availability = [new("mail", 99.9m, "24x7")],
    };

    static readonly Incentives Incentives = new(
        10, [new(ServiceMetric.Resolution, 1, 50, 5, [new(90, 40), new(95, 10)], [new(99.5m, 1.25m)])], new EarnBack(3));

    static readonly CommunicationProtocol Protocol = new(
        [new("incidents", "phone", "Ines Okafor", "mail")],
        [new(1, 30, "Pavel Ruiz", "Greta Lind")],
        [new("service report", ReportFrequency.Monthly, ["figures", "actions"])],
        new ReviewAgreement(ReportFrequency.Quarterly));

    static readonly WorkEntry Work = new()
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

    static readonly ScopeItem Item = new("backup", "Backup", ScopeCoverage.Excluded, 600, 50_000);

    static readonly StoryChanges Changes = new()
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

    static readonly Person Requester = new("Greta Lind", "greta@lind.example");

    /// <summary>The examples, with an envelope, in no order of meaning.</summary>
    public static IReadOnlyList<DomainEvent> Examples { get; } =
    [
        .. new DomainEvent[]
        {
            new ClientOnboarded("Lind Orchards", "Europe/Berlin", "agriculture", true),
            new ClientRenamed("Lind Farms"),
            new PainPointNamed(Other, "Slow mail", "Mail takes an hour every Monday"),
            new ClientOffboarded("moved in-house"),
            new ContractSigned
            {
                Name = "Workplace service",
                SignedOn = new(2026, 1, 5),
                EffectiveFrom = new(2026, 2, 1),
                EndsOn = new(2027, 1, 31),
                Currency = "EUR",
                MonthlyFee = 1_000_000,
                TimeZone = "Europe/Berlin",
                Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = Hours },
                ServiceLevels = Levels,
                Incentives = Incentives,
                Scope = new([Item], new BlockHours(1200, BlockPeriod.Monthly, true, 12_000)),
                Rates = new Dictionary<string, long> { ["engineer"] = 9_000 },
                Communication = Protocol,
            },
            new ServiceLevelsAmended(new(2026, 6, 1), Levels, ChangeMode.CarryElapsed, "review", true),
            new CalendarAmended(new(2026, 6, 1), "office", Hours, ChangeMode.CarryPercent, "new shift", true),
            new IncentivesAmended(new(2026, 6, 1), Incentives, "review", true),
            new ScopeAmended(new(2026, 6, 1), [Item], ["cabling"], [Item with { Key = "patching", Coverage = ScopeCoverage.Included }], Other, "growth"),
            new BlockHoursPurchased(Other, 600, 80_000, new(2026, 12, 31)),
            new OutageRecorded(Other, "mail", Moment, Moment + Duration.FromHours(1), true, WorkId),
            new OutageEnded(Other, Moment + Duration.FromHours(2)),
            new CommunicationAgreed(Protocol),
            new KpiAgreed("first-fix", "Fixed at first contact", "%", 61.5m, 75, new(2026, 12, 31), "fewer calls", KpiDirection.Up, "raised"),
            new KpiMeasured("first-fix", 66.25m, "export of March"),
            new KpiRetired("first-fix", "reached"),
            new SlaExclusionAgreed(Other, ServiceMetric.Resolution, "power cut on site", "Greta Lind"),
            new SlaRestated(new(2026, 3), "late time sheets"),
            new ReportDelivered("service report", new(2026, 3)),
            new ContractRenewed(new(2027, 2, 1), new(2028, 1, 31), 1_100_000),
            new ContractTerminated(new(2027, 6, 1), "insourced"),
            new TicketOpened
            {
                Title = "Mail is slow",
                Description = "Since this morning",
                Type = TicketType.Problem,
                Category = "mail",
                PausedFor = ["scheduled"],
                Impact = 2,
                Urgency = 1,
                Priority = 2,
                PriorityFrom = PriorityOrigin.Stated,
                Requester = Requester,
                Channel = TicketChannel.Portal,
                ServiceArea = "messaging",
                StoryId = Other,
                External = new("desk", "INC-77", "https://desk.example/INC-77"),
            },
            new TicketAssigned("Pavel Ruiz", "messaging"),
            new ProviderResponded("We are looking into it", true),
            new CustomerReplied("Thank you"),
            new TicketPaused("awaitingCustomer", Moment),
            new TicketResumed("awaitingCustomer"),
            new TicketReprioritised(1, 1, 1, PriorityOrigin.Stated, "board meeting", ChangeMode.FromChange),
            new TicketEscalated(2, "Ines Okafor", "no progress", "call the vendor", "Pavel Ruiz"),
            new TicketCorrected("Mail is down", "For everyone", TicketType.Alert, "network", Requester, "messaging", Other, "wrong at intake"),
            new WorkLogged(Work),
            new WorkCorrected(Work with { Minutes = 30, Cost = 4_500 }, "typing error"),
            new WorkVoided(WorkId, "other ticket"),
            new TicketLinked(LinkKind.ChangeRequest, Other, "causedBy"),
            new TicketResolved("Certificate replaced", "expired certificate", "KB-12"),
            new TicketReopened("slow again"),
            new TicketClosed(),
            new TicketCancelled("raised twice", Other),
            new ChangeRaised(
                "Wireless in the hall", "The tablets lose their link", Moscow.Must, new("Greta Lind", "office manager", Organisation.Client), ChangeKind.Change, Other, WorkId),
            new ChangeAssessed(600, 90_000, 5, Moscow.Should, ChangeRisk.Medium, ["cabling"], "Two access points"),
            new ChangeSubmitted("Ines Okafor", Moment),
            new ChangeApproved(new("Ines Okafor", Organisation.Client), new([Item], ["cabling"], [Item with { Key = "patching" }]), new(2026, 6, 1), "by the summer"),
            new ChangeRejected("too dear"),
            new ChangeDeferred(Moment, "autumn", "no budget"),
            new ChangeWithdrawn("no longer needed"),
            new ChangeImplemented(660, 99_000),
            new SlaThresholdReached(ServiceMetric.NextResponse, 2, 75, Moment),
            new FeedbackReceived
            {
                Direction = FeedbackDirection.ToClient,
                Kind = FeedbackKind.Kei,
                KeiKey = "calm-mornings",
                Scale = new(1, 9, BetterScore.Lower),
                Score = 2.5m,
                Comment = "Quieter than last year",
                Excelling = ["visits on site"],
                Improve = ["notice of outages"],
                Suggestion = "Tell the floor leads first",
                Channel = FeedbackChannel.Review,
                About = new(FeedbackSubjectKind.ServiceArea, Other),
                Respondent = new("Greta Lind", "head of packing"),
                External = new("desk", "SUR-9", "https://desk.example/SUR-9"),
            },
            new FeedbackAcknowledged("Heard, thank you"),
            new FeedbackActedUpon("Notice a day ahead", "Pavel Ruiz", new(2026, 4, 30), Other, WorkId, Other),
            new FeedbackClosed("Notices go out a day ahead", true),
            new FeedbackRetracted("Meant for the caterer"),
            new InitiativePlanned
            {
                Title = "New switches in the packing hall",
                Kind = InitiativeKind.Migration,
                ExpectedValue = "No more stalls on Mondays",
                Investment = new(1_250_000, "EUR"),
                Validity = "Half of the stalls begin at the old switches",
                PainPointId = Other,
                Addresses = [WorkId],
            },
            new InitiativeStarted(),
            new InitiativeProgressed("Hall one is done", "stalls a week", 3.5m),
            new InitiativeCommunicated("floor leads", "meeting", "Hall two follows on Friday"),
            new InvestmentRecorded(-20_000, "EUR", "Returned cables"),
            new InitiativeFinished("All halls are on the new switches"),
            new BenefitConfirmed("Mondays are calm", "stalls a week: 0"),
            new InitiativeAbandoned("The hall is sold"),
            new ReviewScheduled(ReviewKind.Quarterly, Moment + Duration.FromDays(7), ["figures", "actions"]),
            new ReviewHeld(Moment, ["Greta Lind", "Pavel Ruiz"], new(412, "9f86d081"), "A calm quarter"),
            new ActionAgreed("switches", "Order the switches", "Pavel Ruiz", new(2026, 4, 30)),
            new ActionCompleted("switches", "Ordered"),
            new ReviewCancelled("Everyone is away"),
            new UseCaseDefined
            {
                Title = "A new starter works on the first day",
                Goal = "Nobody waits for a laptop",
                Stakeholders = [new("Greta Lind", StakeholderKind.Client, "Office manager", "No calls on Mondays")],
                Steps = [new("Service desk", "Prepares the laptop", "It is ready")],
                Constraints = [new("budget", "No spare laptops", "Two are leased")],
                StoryIds = [Other],
                TimeZone = "Europe/Berlin",
            },
            new UseCaseRevised(
                new()
                {
                    Title = "A starter works on the first day",
                    Goal = "Nobody waits",
                    Stakeholders = [new("Greta Lind", StakeholderKind.Vendor, "Office manager", "No calls")],
                    Steps = [new("Service desk", "Prepares the laptop", "It is ready")],
                    Constraints = [new("time", "Two weeks", "Three by agreement")],
                    StoryIds = [Other],
                },
                "heard more"),
            new UseCasePrioritised(WeightedPriority.Of(5, 4, null, new(3, 2, 4, 5), new(2, 1, 0.5m)), "Half of all complaints"),
            new RationaleCommunicated(["Greta Lind", "Pavel Ruiz"], "meeting"),
            new RationaleAcknowledged("Greta Lind"),
            new TemplateAdopted(Other, "without step 2"),
            new TrainingRecorded("Field service", "imaging", ["Pavel Ruiz"]),
            new UseCaseReviewed("It works", new(2026, 9, 1)),
            new UseCaseRetired("done in-house"),
            new ScenarioIdentified(
                "september", ScenarioKind.Surge, "Forty start on one day", new Dictionary<string, string> { ["starters"] = "40" }, ["Too few hands"], ["One image"]),
            new ScenarioAssessed("september", 4, 5, "every year"),
            new ContingencyPlanned("september", ["Lease ten more"], ["An extra hand"], ["Tell the office"], "Pavel Ruiz"),
            new ScenarioSimulated(
                "september",
                new(Moment, [new(0, 2, 1, 45)], 2, SampleContract.Id),
                new()
                {
                    EndsAt = Moment + Duration.FromHours(1),
                    Resolved = 1,
                    Unresolved = 1,
                    Lines = [new(ServiceMetric.Resolution, 2, 1, 1, 1)],
                    Credits = [new(new(2026, 3), 200_000)],
                    ExpectedCredit = 200_000,
                    Currency = "EUR",
                    PeakQueue = 3,
                    PeakQueueAt = Moment,
                    MeanWaitMinutes = 12.5m,
                    P90WaitMinutes = 30,
                    UtilisationPercent = 87.5m,
                }),
            new ScenarioExercised("september", Moment, ["The image was old"], ["No second printer"]),
            new ServiceAreaTargeted("Onboarding", Moscow.Must, "Europe/Berlin"),
            new CustomerVoiceHeard(VoiceArtefact.JourneyMap, ["Nine days without a laptop", "Nobody says when it comes"]),
            new KeiDefined("ease", "Ease of the first day", "Mean answer on the first Friday", new(1, 7, BetterScore.Higher), 5.5m, 2, new(2026, 9, 2)),
            new KeiMeasured("ease", 2, 4.75m, 12, new(2026, 3)),
            new KeiReviewed("ease", KeiDecision.Change, "A week is too late to ask", new(2026, 9, 2)),
            new AwarenessDelivered("First-day guide", "new starters", new(2026, 3, 1)),
            new PhaseAdvanced(ServicePhase.Understand, ServicePhase.Design, "heard enough"),
            new ResourcesAllocated(new("Pavel Ruiz", null, 1_200, new(2026, 4, 1), new(2026, 6, 30), "the move")),
            new StoryCaptured
            {
                Text = "As a picker, I want to see the cold store's temperature, so that no fruit spoils",
                Role = "picker",
                Want = "to see the cold store's temperature",
                Benefit = "no fruit spoils",
                PainPoint = "A night without cooling went unseen",
                DesiredOutcome = "Nobody drives out to look",
                Source = StorySource.Feedback,
                SourceRef = "survey of March",
                Acceptance = ["Shown on the handheld", "At most a minute old"],
            },
            new ClarificationRequested(["Which store?"], "Greta Lind"),
            new StoryClarified(["The northern one"], Changes),
            new StoryRefined(Changes, "one store only"),
            new StoryAnalysed("monitoring", 2, 4, [Other], ["cold chain"]),
            new StoryPrioritised(WeightedPriority.Of(5, 4, null, new(4, 3, 5, 2), new(2, 1, 1)), Moscow.Should, "Fruit is lost every month"),
            new StoryValidated("Loss report of March", true, "Confirmed on site"),
            new StoryDesigned(new(["Install a sensor"], ["Sensor"], ["No radio in the store"], ["Approval of the landlord"]), Other),
            new StoryStarted("field service"),
            new StoryDelivered("Shown on every handheld"),
            new StoryAccepted(4, "Better than asked for"),
            new StorySentBack("It shows Fahrenheit"),
            new StoryMerged(Other),
            new StoryUnmerged(),
            new StoryRetired("The store was sold"),
            new TemplateCreated("Sensor in a cold store", "Cooling fails unseen", ["Install", "Alert"], ["agriculture"]),
            new TemplateRevised("Sensors in cold stores", "Cooling fails at night", ["Install", "Alert", "Test"], ["agriculture", "catering"], "Used twice"),
            new TemplateRetired("The sensor is made no longer"),
            new SatisfactionThresholdsSet(Thresholds, "After the survey of spring"),
            new AttentionThresholdsSet(new() { UnownedMinutes = 15, SilentDays = 3, AgeingDays = 20, ReportDays = 10, WarningsFrom = WarningLevel.Warn }, "Nobody waits unseen"),
            new ScopeThresholdsSet(new() { WarningAbovePercent = 7.5m, CriticalAbovePercent = 20 }, "Thin margins"),
        }.Select(@event => @event with { OccurredAt = Moment, ClientId = SampleContract.ClientId, ContractId = SampleContract.Id, By = "Pavel Ruiz" }),
    ];
}
