using System.Net;
using System.Text.Json.Nodes;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class ContractLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_contract_is_stored_with_every_default_written_out()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);

        var signed = (await api.EventsAsync(contract, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Event.ShouldBeOfType<ContractSigned>();

        (signed.ClientId, signed.ContractId).ShouldBe((client, contract));
        signed.ServiceLevels.Matrix.ShouldBe([[1, 2, 3], [2, 3, 4], [3, 4, 5]]);
        signed.ServiceLevels.WarnAt.ShouldBe([75, 90]);
        signed.ServiceLevels.PauseOn.ShouldBe(["awaitingCustomer", "awaitingVendor", "scheduled"]);
        signed.ServiceLevels.ReopenWindowDays.ShouldBe(14);
        signed.ServiceLevels.Targets.Select(target => target.Pausable).ShouldBe([false, true]);
        signed.ServiceLevels.Targets.ShouldAllBe(target => target.TargetPercent == 95);
        signed.Rates["engineer"].ShouldBe(6_500);
    }

    [Fact]
    public async Task A_contract_lives_from_signing_to_termination()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var ticket = await caller.OpenAsync(contract);
        var outage = Guid.NewGuid();
        (string Verb, object Body, string Event)[] life =
        [
            ("amend-service-levels", new { effectiveFrom = "2026-01-01", serviceLevels = Bodies.Contract(contract)["serviceLevels"], mode = "carryElapsed", reason = "r" }, "service_levels_amended"),
            ("amend-calendar", new { effectiveFrom = "2026-01-01", name = "night", calendar = Bodies.Calendar(), reason = "r" }, "calendar_amended"),
            ("amend-incentives", new { effectiveFrom = "2026-01-01", incentives = Incentives(), reason = "r" }, "incentives_amended"),
            ("amend-scope", new { effectiveFrom = "2026-01-01", add = new[] { new { key = "wifi", name = "Wireless", coverage = "excluded", effortMinutes = 0, cost = 0 } }, reason = "r" }, "scope_amended"),
            ("purchase-hours", new { minutes = 600, price = 70_000 }, "block_hours_purchased"),
            ("record-outage", new { outageId = outage, service = "mail", from = "2026-01-10T08:00:00Z", ticketId = ticket }, "outage_recorded"),
            ("end-outage", new { outageId = outage, to = "2026-01-10T09:00:00Z" }, "outage_ended"),
            ("agree-communication", Communication(), "communication_agreed"),
            ("agree-kpi", new { key = "fcr", name = "First contact", unit = "%", baseline = 40, target = 55.5, dueOn = "2026-12-31", goal = "g", direction = "up" }, "kpi_agreed"),
            ("measure-kpi", new { key = "fcr", value = 44.25 }, "kpi_measured"),
            ("retire-kpi", new { key = "fcr", reason = "r" }, "kpi_retired"),
            ("exclude-from-sla", new { ticketId = ticket, metric = "resolution", reason = "r", agreedBy = "Petra Quill" }, "sla_exclusion_agreed"),
            ("report-delivered", new { name = "Service report", period = "2025-03" }, "report_delivered"),
            ("restate-sla", new { period = "2025-03", reason = "r" }, "sla_restated"),
            ("renew", new { effectiveFrom = "2028-02-01", endsOn = "2029-01-31", monthlyFee = 500_000 }, "contract_renewed"),
            ("terminate", new { effectiveOn = "2028-06-01", reason = "r" }, "contract_terminated"),
        ];

        foreach (var (verb, body, _) in life)
            (await caller.AcceptedAsync($"/v1/contracts/{contract}/{verb}", body)).Status.ShouldBe(HttpStatusCode.OK);

        var events = await api.EventsAsync(contract, TestContext.Current.CancellationToken);
        events.Select(stored => stored.Name).ShouldBe(["contract_signed", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(stored => ((DomainEvent)stored.Event).ContractId == contract);
        var incentives = events[3].Event.ShouldBeOfType<IncentivesAmended>().Incentives;
        incentives.Measures.ShouldHaveSingleItem().Bonus.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_contract_whose_terms_contradict_themselves_is_refused_with_every_pointer()
    {
        var contract = Bodies.Contract(await caller.OnboardAsync());
        contract["currency"] = "GPB";
        contract["endsOn"] = "2024-01-01";
        contract["monthlyFee"] = -1;
        contract["timeZone"] = "Europe/Lundon";
        contract["calendars"]!["office"]!["weekly"]!["mon"] = Bodies.Windows(("09:00", "13:00"), ("12:00", "17:00"));
        contract["calendars"]!["24x7"] = new JsonObject { ["timeZone"] = "UTC" };
        var levels = contract["serviceLevels"]!;
        levels["targets"]!.AsArray().Add(levels["targets"]![0]!.DeepClone());
        levels["targets"]![1]!["calendar"] = "moon";
        levels["matrix"] = new JsonArray(new JsonArray(1, 2, 3), new JsonArray(2, 3, 9), new JsonArray(3, 4, 5));
        levels["pauseOn"] = new JsonArray("");
        contract["incentives"] = Incentives();
        contract["incentives"]!["measures"]![0]!["tiers"]![1]!["below"] = 90;
        contract["scope"]!["items"]!.AsArray().Add(contract["scope"]!["items"]![0]!.DeepClone());

        var answer = await caller.PostAsync("/v1/contracts", contract);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(
            [
                "#/currency unknown_currency", "#/endsOn out_of_range", "#/monthlyFee out_of_range", "#/timeZone unknown_time_zone",
                "#/calendars/office/weekly/mon/1 overlapping_windows", "#/calendars/24x7 not_allowed_here", "#/serviceLevels/targets/2 duplicate_target",
                "#/serviceLevels/targets/1/calendar unknown_calendar", "#/serviceLevels/matrix invalid_matrix", "#/serviceLevels/pauseOn/0 empty_reason",
                "#/incentives/measures/0/tiers/1 overlapping_tiers", "#/scope/items/1 duplicate_key",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("retire-kpi", """{"key": "none", "reason": "r"}""", "unknown_kpi")]
    [InlineData("end-outage", """{"outageId": "0198a1c0-a513-7d21-9c4d-665544332211", "to": "2026-01-10T09:00:00Z"}""", "unknown_outage")]
    [InlineData("restate-sla", """{"period": "2025-05", "reason": "r"}""", "month_not_closed")]
    [InlineData("amend-service-levels", """{"effectiveFrom": "2024-01-01", "serviceLevels": {}, "reason": "r"}""", "effective_before_signing")]
    [InlineData("amend-service-levels", """{"effectiveFrom": "2026-01-01", "serviceLevels": {"targets": [{"metric": "resolution", "priority": 1, "minutes": 1, "calendar": "moon"}]}, "reason": "r"}""", "unknown_calendar")]
    public async Task A_rule_says_no_with_its_code(string verb, string body, string code)
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());

        var answer = await caller.PostAsync($"/v1/contracts/{contract}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Code.ShouldBe(code);
        (await api.EventsAsync(contract, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_month_is_amended_only_as_a_restatement()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        await caller.AcceptedAsync($"/v1/contracts/{contract}/report-delivered", new { name = "Service report", period = "2025-03" });
        var amendment = new JsonObject { ["effectiveFrom"] = "2025-03-15", ["serviceLevels"] = new JsonObject(), ["reason"] = "r" };

        var refused = await caller.PostAsync($"/v1/contracts/{contract}/amend-service-levels", amendment);
        amendment["restate"] = true;
        var taken = await caller.PostAsync($"/v1/contracts/{contract}/amend-service-levels", amendment);

        refused.Code.ShouldBe("month_closed");
        taken.Status.ShouldBe(HttpStatusCode.OK);
    }

    static JsonObject Incentives() => new()
    {
        ["atRiskPercent"] = 10,
        ["measures"] = new JsonArray(new JsonObject
        {
            ["metric"] = "resolution",
            ["poolPercent"] = 50,
            ["tiers"] = new JsonArray(new JsonObject { ["below"] = 90, ["creditPercent"] = 100 }, new JsonObject { ["below"] = 95, ["creditPercent"] = 40 }),
        }),
    };

    static object Communication() => new
    {
        channels = new[] { new { purpose = "outages", channel = "phone", contact = "Petra Quill" } },
        escalation = new[] { new { level = 1, afterMinutes = 30, provider = "Desk lead", client = "Practice manager" } },
        reports = new[] { new { name = "Service report", frequency = "monthly", content = new[] { "SLA" } } },
        reviews = new { frequency = "quarterly" },
    };
}
