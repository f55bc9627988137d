using NodaTime;

namespace MspEvents.Domain;

/// <summary>
/// A deterministic queueing run of a scenario against a contract's terms. Its rules:
/// <list type="number">
/// <item>Each arrival is an incident; the matrix gives its priority. It is worked on in the hours of its priority's resolution target, else 24x7.</item>
/// <item>A free agent takes the waiting request of the highest priority whose hours are open, of one priority the one that came first. Agents are alike and
/// see to one request at a time; none is taken from its agent for a more urgent one.</item>
/// <item>Where the hours end before the request is done, it goes back among the waiting with the work that is left, and its agent is free.</item>
/// <item>Being taken for the first time is assignment and first response; being done is resolution. Other targets are not judged: a run knows no replies.</item>
/// <item>Targets, matrix, calendars, incentives and fee are those in force at the start, for the whole run. Credits are those of the run's clocks alone, month
/// by month, without earn-back.</item>
/// <item>At one instant requests are done first, then arrive, then are set aside, then are taken. A run ends with its last request, at the latest after
/// 366 days.</item>
/// </list>
/// </summary>
public static class Simulation
{
    static readonly Duration Longest = Duration.FromDays(366);
    static readonly Person Anyone = new("simulation");

    /// <summary>Runs a scenario under the terms in force at its start.</summary>
    public static SimulationResult Run(SimulationInput input, TermsInForce terms)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(terms);
        var signed = AlwaysInForce(terms);
        var contract = ContractTerms.Unsigned.Evolve(signed);
        var until = input.StartsAt + Longest;
        var requests = Requests(input, terms, contract, until);
        var queue = new SimulationQueue(requests, input.Agents, input.StartsAt, until);
        queue.Run();
        var months = Months(requests, signed, contract, queue.EndsAt);
        var credits = ServiceCredits.Of(months.Select(month => (month, (TermsInForce?)contract.TermsOf(month.Month))))
            .Zip(months, (money, month) => new SimulatedCredit(month.Month, money.Credit)).Where(month => month.Credit > 0).ToList();
        var waits = requests.Select(request => request.Hours.Hours.Elapsed(request.ArrivedAt, request.TakenAt ?? queue.EndsAt)).Order().ToList();
        return new()
        {
            EndsAt = queue.EndsAt,
            Resolved = requests.Count(request => request.DoneAt is not null),
            Unresolved = requests.Count(request => request.DoneAt is null),
            Lines = Lines(months),
            Credits = credits,
            ExpectedCredit = credits.Sum(credit => credit.Credit),
            Currency = terms.Currency,
            PeakQueue = queue.Peak,
            PeakQueueAt = queue.PeakAt,
            MeanWaitMinutes = Minutes(waits.Aggregate(Duration.Zero, (sum, wait) => sum + wait), waits.Count),
            P90WaitMinutes = Minutes(waits[((waits.Count * 9) + 9) / 10 - 1], 1),
            UtilisationPercent = Share.Of(queue.Busy.BclCompatibleTicks, input.Agents * queue.Open.BclCompatibleTicks)?.Percent(),
        };
    }

    static List<SimulatedRequest> Requests(SimulationInput input, TermsInForce terms, ContractTerms contract, Instant until)
    {
        var hours = new Dictionary<BusinessTime, SimulatedHours>(ReferenceEqualityComparer.Instance);
        return
        [
            .. input.Arrivals.OrderBy(arrival => arrival.AtMinute).Select((arrival, number) =>
            {
                var priority = terms.ServiceLevels.Matrix[arrival.Impact - 1][arrival.Urgency - 1];
                return new SimulatedRequest(
                    number, priority, input.StartsAt + Duration.FromMinutes(arrival.AtMinute), Duration.FromMinutes(arrival.HandleMinutes), HoursOf(priority));
            }),
        ];

        SimulatedHours HoursOf(int priority)
        {
            var target = terms.TargetFor(ServiceMetric.Resolution, priority, TicketType.Incident);
            var time = contract.HoursOf(target is null ? ServiceCalendar.AlwaysOpen : terms.CalendarNamed(target.Calendar) ?? ServiceCalendar.AlwaysOpen);
            if (!hours.TryGetValue(time, out var known))
                hours.Add(time, known = new(time, until));
            return known;
        }
    }

    static IReadOnlyList<MonthFigures> Months(List<SimulatedRequest> requests, ContractSigned signed, ContractTerms contract, Instant end)
    {
        var clocks = requests.SelectMany((request, number) => SlaClocks.Of(Facts(request), contract, end)
            .Select(clock => ClockSpan.Of(NumberedId(number), clock)));
        return Compliance.Of([new(signed, 1, 1, Instant.MinValue)], clocks, contract.MonthOf(requests[0].ArrivedAt), contract.MonthOf(end), end);
    }

    static List<Fact> Facts(SimulatedRequest request)
    {
        var facts = new List<Fact>();
        Tell(request.ArrivedAt, new TicketOpened { Title = Anyone.Name, Priority = request.Priority, Requester = Anyone });
        if (request.TakenAt is { } taken)
        {
            Tell(taken, new TicketAssigned(Anyone.Name, null));
            Tell(taken, new ProviderResponded(null, true));
        }

        if (request.DoneAt is { } done)
            Tell(done, new TicketResolved(null, null, null));
        return facts;

        void Tell(Instant at, DomainEvent @event) => facts.Add(new(@event with { OccurredAt = at }, facts.Count + 1, facts.Count + 1, at));
    }

    static List<SimulatedLine> Lines(IEnumerable<MonthFigures> months) =>
    [
        .. months.SelectMany(month => month.Lines).GroupBy(line => (line.Metric, line.Priority)).OrderBy(line => line.Key)
            // A clock that runs over months is in the running of each and counts in the last.
            .Select(line => new SimulatedLine(line.Key.Metric, line.Key.Priority, line.Sum(of => of.Met), line.Sum(of => of.Missed), line.Last().Running))
            .Where(line => line.Met + line.Missed + line.Running > 0),
    ];

    static decimal Minutes(Duration time, int over) => decimal.Round(time.BclCompatibleTicks / (decimal)NodaConstants.TicksPerMinute / over, 4, MidpointRounding.ToEven);

    static Guid NumberedId(int number) => new(number, 0, 0, new byte[8]);

    static ContractSigned AlwaysInForce(TermsInForce terms) => new()
    {
        Name = Anyone.Name,
        SignedOn = new(1, 1, 1),
        EffectiveFrom = new(1, 1, 1),
        Currency = terms.Currency,
        MonthlyFee = terms.MonthlyFee,
        TimeZone = terms.Zone.Id,
        Calendars = terms.Calendars,
        ServiceLevels = terms.ServiceLevels with
        {
            Targets =
            [
                .. terms.ServiceLevels.Targets
                    .Where(target => target.Metric is ServiceMetric.Assignment or ServiceMetric.FirstResponse or ServiceMetric.Resolution),
            ],
            Availability = [],
        },
        Incentives = terms.Incentives is { } incentives ? incentives with { EarnBack = null } : null,
        Scope = new([]),
    };
}
