using System.Globalization;
using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class YearOfCreditsTests(RunningApi api) : IClassFixture<RunningApi>
{
    // Resolved in time and too late, by month; in August too few to count.
    static readonly (int Met, int Missed)[] Year =
        [(3, 1), (4, 0), (4, 0), (3, 1), (4, 0), (3, 1), (4, 0), (1, 0), (4, 0), (4, 0), (4, 0), (4, 0)];

    [Fact]
    public async Task A_year_of_credits_and_earn_back_adds_up_to_the_minor_unit()
    {
        var caller = api.Caller();
        var contract = await SignAsync(caller);
        var position = 0L;
        for (var month = 1; month <= Year.Length; month++)
        {
            for (var ticket = 0; ticket < Year[month - 1].Met + Year[month - 1].Missed; ticket++)
                position = await ResolveAsync(caller, contract, month, day: 3 + ticket, late: ticket >= Year[month - 1].Met);
        }

        var months = (await caller.GetAsync($"/v1/contracts/{contract}/sla?month=2025-01&to=2025-12&minPosition={position}"))
            .Json.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("money")).ToList();

        Amounts("atRisk").ShouldAllBe(amount => amount == 1_000_000);
        Amounts("credit").ShouldBe([200_000, 0, 0, 200_000, 0, 200_000, 0, 0, 0, 0, 0, 0]);
        Amounts("earnBack").ShouldBe([0, 0, 200_000, 0, 0, 0, 0, 0, 200_000, 0, 0, 0]);
        Lines("credit").ShouldBe(Amounts("credit").Sum());
        Lines("earnBack").ShouldBe(Amounts("earnBack").Sum());
        (Amounts("credit").Sum() - Amounts("earnBack").Sum()).ShouldBe(200_000);

        List<long> Amounts(string name) => [.. months.Select(money => money.GetProperty(name).GetInt64())];

        long Lines(string kind) => months.SelectMany(money => money.GetProperty("lines").EnumerateArray())
            .Where(line => line.GetProperty("kind").GetString() == kind).Sum(line => line.GetProperty("amount").GetInt64());
    }

    static async Task<Guid> SignAsync(ApiCaller caller)
    {
        var terms = Bodies.Contract(await caller.OnboardAsync());
        (terms["signedOn"], terms["effectiveFrom"], terms["monthlyFee"], terms["occurredAt"]) = ("2024-12-10", "2025-01-01", 10_000_000, "2024-12-10T09:00:00Z");
        terms["serviceLevels"]!["targets"] = new JsonArray(
            new JsonObject { ["metric"] = "resolution", ["priority"] = 3, ["minutes"] = 480, ["calendar"] = "24x7" });
        terms["incentives"] = new JsonObject
        {
            ["atRiskPercent"] = 10,
            ["measures"] = new JsonArray(new JsonObject
            {
                ["metric"] = "resolution",
                ["poolPercent"] = 50,
                ["minVolume"] = 2,
                ["tiers"] = new JsonArray(new JsonObject { ["below"] = 95, ["creditPercent"] = 40 }),
                ["bonus"] = new JsonArray(),
            }),
            ["earnBack"] = new JsonObject { ["periods"] = 2 },
        };
        return (await caller.AcceptedAsync("/v1/contracts", terms)).Id;
    }

    static async Task<long> ResolveAsync(ApiCaller caller, Guid contract, int month, int day, bool late)
    {
        var body = Bodies.Ticket(contract);
        body["occurredAt"] = string.Create(CultureInfo.InvariantCulture, $"2025-{month:00}-{day:00}T08:00:00Z");
        var ticket = (await caller.AcceptedAsync("/v1/tickets", body)).Id;
        var resolved = string.Create(CultureInfo.InvariantCulture, $"2025-{month:00}-{day:00}T{(late ? 18 : 10)}:00:00Z");
        return (await caller.AcceptedAsync($"/v1/tickets/{ticket}/resolve", new { resolution = "Replaced the cable.", occurredAt = resolved })).Position;
    }
}
