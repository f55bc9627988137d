using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>The client that left: it was renamed, gave notice after three months, and is served no longer.</summary>
static class DemoDeparture
{
    const int Months = 4;
    const int MonthsAgo = 9;

    static readonly DemoClient Client = new(
        "Tallow Street Studio", "Architecture", "Europe/Berlin", "EUR", 190_000, 0, [new("Hanna Voss", null), new("Emil Krug", null)], []);

    public static IEnumerable<DemoStep> Ending(Instant end)
    {
        var zone = DateTimeZoneProviders.Tzdb[Client.TimeZone];
        var effectiveFrom = end.InZone(zone).Date.ToYearMonth().PlusMonths(-MonthsAgo).OnDayOfMonth(1);
        var (clientId, contractId) = (Client.IdOf("client"), Client.IdOf("contract"));
        var terms = Client.Terms(clientId, contractId, effectiveFrom.PlusDays(-14), effectiveFrom);
        var served = new ServedClient(Client, clientId, contractId, zone, terms);
        yield return new(clientId, new OnboardClient(clientId, Client.Name, Client.TimeZone, Client.Industry, false) { OccurredAt = served.At(-5) });
        yield return served.OnContract(served.At(0), new SignContract { Terms = terms });
        yield return new(clientId, new RenameClient("Tallow Studio") { OccurredAt = served.At(48) });
        for (var month = 0; month < Months; month++)
        {
            var delivered = served.Month(month + 1).PlusDays(2).At(new(9, 30)).InZoneLeniently(zone).ToInstant();
            yield return served.OnContract(delivered, new DeliverReport(DemoClient.ReportName, served.Month(month).ToYearMonth()));
        }

        yield return served.OnContract(served.At(100), new TerminateContract(served.Month(Months), "The studio moves in with a partner who has people of its own."), "Hanna Voss");
        var left = served.Month(Months).PlusDays(9).At(new(10, 0)).InZoneLeniently(zone).ToInstant();
        yield return new(clientId, new OffboardClient("All handed over to the partner.") { OccurredAt = left });
    }
}
