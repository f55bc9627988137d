using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>The initiatives of the demo's full story: planned, carried out, told of, confirmed.</summary>
static class DemoInitiatives
{
    const string Lead = "Greta Olsen";

    static readonly string[] News =
    [
        "Here is what we will do, why, and what you will notice of it.",
        "Half of it is done; thank you for your patience at the depots.",
        "The last steps follow this week.",
    ];

    public static IEnumerable<DemoStep> Of(ServedClient served) => [.. DemoInitiative.All.SelectMany(initiative => Of(served, initiative)), .. GivenUp(served)];

    static IEnumerable<DemoStep> GivenUp(ServedClient served)
    {
        const string Stream = "initiative/answering-machine";
        yield return served.Step(Stream, served.At(420), new PlanInitiative
        {
            ClientId = served.ClientId,
            Title = "A machine that answers the drivers",
            Kind = InitiativeKind.EasyWin,
            ExpectedValue = "The desk is free for the depots",
            Investment = new(450_000, served.Terms.Currency),
            Validity = "A third of all calls ask for the same five things",
        }, Lead);
        yield return served.Step(Stream, served.At(441), new AbandonInitiative("The drivers like the person who answers."), "Priya Nair");
    }

    static IEnumerable<DemoStep> Of(ServedClient served, DemoInitiative initiative)
    {
        var (start, close) = (initiative.Start, initiative.Close);
        yield return Step(served.At(Math.Max(0, start - 5), 10, 15), new PlanInitiative
        {
            ClientId = served.ClientId,
            Title = initiative.Title,
            Kind = initiative.Kind,
            ExpectedValue = initiative.ExpectedValue,
            Investment = new(initiative.Investment, served.Terms.Currency),
            Validity = initiative.Validity,
            PainPointId = initiative.Kind == InitiativeKind.PainPoint ? served.IdOf("pain") : null,
            Addresses = initiative.Kind == InitiativeKind.Migration ? [served.IdOf("initiative/planning-server")] : [],
        });
        yield return Step(served.At(start, 11), new AllocateInitiativeResources(
            new(null, "Projects", 60 * initiative.HoursAWeek * Weeks(initiative), served.On(start), served.On(close), initiative.Title)));
        yield return Step(served.At(start, 11, 30), new StartInitiative());
        for (var index = 0; index < News.Length; index++)
        {
            var day = start + (index * (close - start) / News.Length);
            yield return Step(served.At(day, 15), new CommunicateInitiative("depot leads", index == 1 ? "meeting" : "email", News[index]));
        }

        for (var week = 0; week < Weeks(initiative); week++)
        {
            foreach (var step in WorkOf(served, initiative, week))
                yield return step;
        }

        yield return Step(served.At(close - 1, 9), new RecordInvestment(initiative.Investment * 96 / 100, served.Terms.Currency, "As billed by the suppliers"));
        yield return Step(served.At(close, 16), new FinishInitiative(initiative.Result));
        if (initiative.Benefit is { } benefit)
            yield return served.Step(StreamOf(initiative), served.At(close + 4, 11), new ConfirmBenefit(benefit, null), "Priya Nair");

        DemoStep Step(Instant at, InitiativeCommand command) => served.Step(StreamOf(initiative), at, command, Lead);
    }

    static IEnumerable<DemoStep> WorkOf(ServedClient served, DemoInitiative initiative, int week)
    {
        var day = initiative.Start + (7 * week) + 1;
        if (day >= initiative.Close)
            yield break;
        // Some of an intractable problem lies where the scope ends; some of a refresh was agreed as a change.
        var (item, change) = (initiative.Kind, week % 3) switch
        {
            (InitiativeKind.Intractable, 1) => ("line-of-business", (Guid?)null),
            (InitiativeKind.Migration, 0 or 1) => ((string?)null, served.IdOf("change/cloud-planning")),
            _ => (initiative.ScopeItem, null),
        };
        yield return served.Step(StreamOf(initiative), served.At(day, 17), new LogInitiativeWork(
            served.IdOf($"work/{initiative.Name}/{week}"),
            served.ContractId,
            new WorkDetails
            {
                Minutes = 60 * initiative.HoursAWeek,
                Who = week % 2 == 0 ? "Ravi Menon" : "Ines Carvalho",
                Role = week % 4 == 0 ? "senior engineer" : "engineer",
                Billable = false,
                ScopeItem = item,
                ChangeRequestId = change,
                StartedAt = served.At(day, 8),
            },
            new(served.ClientId, served.WorkTerms),
            change is null ? null : served.ContractId));
        if (week % 2 == 1)
            yield return served.Step(StreamOf(initiative), served.At(day, 17, 30), new ProgressInitiative($"Week {week + 1}: on plan, next the depots in the north.", null, null), Lead);
    }

    static int Weeks(DemoInitiative initiative) => (initiative.Close - initiative.Start + 6) / 7;

    static string StreamOf(DemoInitiative initiative) => $"initiative/{initiative.Name}";
}
