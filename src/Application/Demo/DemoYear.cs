using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>One command of the demo and the stream it is for.</summary>
sealed record DemoStep(Guid StreamId, DomainCommand Command);

/// <summary>
/// A plausible past of one provider with three clients and one that left, as commands in the order they occurred: a year of tickets with two of them, and the
/// whole relationship with the third. Pure: the same seed and last day give the same past.
/// </summary>
sealed class DemoYear
{
    /// <summary>The day of the trough on which the client's side made a ticket late.</summary>
    public const int LeftOutDay = 225;

    static readonly string[] Engineers = ["Tobias Lang", "Ines Carvalho", "Ravi Menon", "Greta Olsen"];

    readonly Random random;
    readonly Instant end;
    readonly List<DemoStep> steps = [];

    DemoYear(int seed, Instant end)
    {
        random = new Random(seed);
        this.end = end;
    }

    /// <summary>The year that ends at <paramref name="end"/>.</summary>
    public static IReadOnlyList<DemoStep> Ending(Instant end, int seed = 7)
    {
        var year = new DemoYear(seed, end);
        foreach (var client in DemoClient.All)
        {
            year.Live(client);
        }

        foreach (var step in DemoDeparture.Ending(end))
        {
            year.Add(step);
        }

        return [.. year.steps.OrderBy(step => step.Command.OccurredAt)];
    }

    void Live(DemoClient client)
    {
        var zone = DateTimeZoneProviders.Tzdb[client.TimeZone];
        var lastMonth = end.InZone(zone).Date.ToYearMonth();
        var firstMonth = lastMonth.PlusMonths(1 - client.Strain.Count);
        var effectiveFrom = firstMonth.OnDayOfMonth(1);
        var signing = effectiveFrom.PlusDays(-21).At(new LocalTime(10, 0)).InZoneLeniently(zone).ToInstant();
        var clientId = client.IdOf("client");
        var contractId = client.IdOf("contract");

        Add(clientId, signing - Duration.FromDays(9), new OnboardClient(clientId, client.Name, client.TimeZone, client.Industry, false));
        Add(clientId, signing - Duration.FromDays(8), new RecordPainPoint(
            client.IdOf("pain"), "Nobody tells us what is going on", "Tickets are answered late and we learn of outages from our own customers."));
        var terms = client.Terms(clientId, contractId, signing.InZone(zone).Date, effectiveFrom);
        var served = new ServedClient(client, clientId, contractId, zone, terms);
        Add(contractId, signing, new SignContract { Terms = terms });

        for (var index = 0; index < client.Strain.Count; index++)
        {
            var month = firstMonth.PlusMonths(index);
            LiveMonth(served, month, client.Strain[index]);
            var report = month.PlusMonths(1).OnDayOfMonth(3).At(new LocalTime(9, 30)).InZoneLeniently(zone).ToInstant();
            Add(contractId, report, new DeliverReport(DemoClient.ReportName, month));
        }

        if (client.ToldInFull)
        {
            var leftOut = steps.First(step => step.Command is OpenTicket opened && opened.ContractId == contractId && opened.OccurredAt >= served.At(LeftOutDay)).StreamId;
            foreach (var step in DemoJourney.Of(served).Concat(DemoContract.LeftOut(served, leftOut)))
            {
                Add(step);
            }
        }

        var outage = firstMonth.PlusMonths(5).OnDayOfMonth(12).At(new LocalTime(10, 20)).InZoneLeniently(zone).ToInstant();
        Add(contractId, outage + Duration.FromHours(3), new RecordOutage(
            client.IdOf("outage"), "file sharing", outage, outage + Duration.FromMinutes(95), false, null));
    }

    void LiveMonth(ServedClient served, YearMonth month, double strain)
    {
        for (var date = month.OnDayOfMonth(1); date.ToYearMonth() == month; date = date.PlusDays(1))
        {
            var weekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            for (var left = served.Client.TicketsPerDay * (weekend ? 0.1 : 1) * (1 + strain); random.NextDouble() < left; left -= random.NextDouble())
            {
                var opened = date.At(new LocalTime(8, 0)).InZoneLeniently(served.Zone).ToInstant() + Duration.FromMinutes(random.Next(weekend ? 900 : 570));
                LiveTicket(served, opened, strain);
            }
        }
    }

    void LiveTicket(ServedClient served, Instant opened, double strain)
    {
        var incident = DemoIncident.All[random.Next(DemoIncident.All.Count)];
        var ticketId = served.IdOf($"ticket/{opened.ToUnixTimeTicks()}/{random.Next()}");
        var engineer = Engineers[random.Next(Engineers.Length)];
        var requester = served.Client.Staff[random.Next(served.Client.Staff.Count)];
        Add(ticketId, opened, new OpenTicket
        {
            ContractId = served.ContractId,
            ClientId = served.ClientId,
            Matrix = served.Terms.ServiceLevels.Matrix,
            Title = incident.Title,
            Description = $"{incident.Title}. It began this morning and keeps us from working.",
            Type = incident.Type,
            Category = incident.Category,
            Impact = incident.Impact,
            Urgency = incident.Urgency,
            Requester = requester,
            Channel = incident.Type == TicketType.Alert ? TicketChannel.Monitoring : (TicketChannel)random.Next(4),
        });

        // A strained provider is late by a factor, and sometimes forgets.
        var late = random.NextDouble() < strain ? 4 + (8 * random.NextDouble()) : 0.3 + (0.5 * random.NextDouble());
        var at = opened + Minutes(12 * late);
        Add(ticketId, at, new AssignTicket(engineer, "Service desk"));
        at += Minutes(18 * late);
        Add(ticketId, at, new RespondToTicket($"Hello {requester.Name}, we are looking into it.", true));
        if (random.NextDouble() < 0.3)
        {
            at += Minutes(10 + random.Next(40));
            Add(ticketId, at, new PauseTicket("awaitingCustomer", null));
            at += Minutes(30 + random.Next(600));
            Add(ticketId, at, new ReplyAsCustomer("Here is the screenshot you asked for."));
            at += Minutes(15 * late);
            Add(ticketId, at, new RespondToTicket("Thank you, that helps.", true));
        }

        at += Minutes(incident.WorkMinutes * (1 + (2 * late)));
        Add(ticketId, at, new LogTicketWork(
            NameBasedUuid.Create(ticketId, "work"),
            new WorkDetails
            {
                Minutes = incident.WorkMinutes,
                Who = engineer,
                Role = random.NextDouble() < 0.2 ? "senior engineer" : "engineer",
                // Covered by the fee, so it uses up no block hours.
                Billable = false,
                ScopeItem = incident.Scope,
                StartedAt = at - Minutes(incident.WorkMinutes),
            },
            served.WorkTerms));
        if (random.NextDouble() < strain / 2)
        {
            Add(ticketId, at, new EscalateTicket(1, "Head of service", "Waiting for longer than agreed", "Call the client", engineer));
            at += Minutes(600 * late);
        }

        Add(ticketId, at, new ResolveTicket("Found the cause, mended it and checked with the user.", null, null));
        if (random.NextDouble() < 0.04 + (strain / 5))
        {
            at += Minutes(60 + random.Next(2_000));
            Add(ticketId, at, new ReopenTicket("It is back.", 14));
            at += Minutes(90 + (60 * late));
            Add(ticketId, at, new ResolveTicket("The first repair did not hold; replaced the part.", "hardware fault", null));
        }

        Add(ticketId, at + Duration.FromDays(2), new CloseTicket());
    }

    static Duration Minutes(double minutes) => Duration.FromSeconds(Math.Round(minutes * 60));

    /// <summary>What lies after the end has not happened yet.</summary>
    void Add(Guid streamId, Instant at, DomainCommand command) => Add(new(streamId, command with { OccurredAt = at }));

    void Add(DemoStep step)
    {
        if (step.Command.OccurredAt <= end)
        {
            steps.Add(step);
        }
    }
}
