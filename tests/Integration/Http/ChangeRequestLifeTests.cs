using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Http;

public sealed class ChangeRequestLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_change_lives_from_asking_to_carrying_out_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var ticket = await caller.OpenAsync(contract);
        var body = Raise(contract);
        body["ticketId"] = ticket;
        var change = (await caller.AcceptedAsync("/v1/change-requests", body)).Id;
        (string Verb, object Body, string Event)[] life =
        [
            ("assess", new { effortMinutes = 600, cost = 90_000, scheduleDays = 5, priority = "must", risk = "medium", affects = new[] { "desk" }, note = "n" }, "change_assessed"),
            ("submit", new { to = "Petra Quill", decideBy = "2099-01-01T00:00:00Z" }, "change_submitted"),
            ("defer", new { phase = "spring", until = "2099-03-01T00:00:00Z", reason = "Budget.", by = "Petra Quill" }, "change_deferred"),
            ("submit", new { to = "Petra Quill" }, "change_submitted"),
            ("approve", new { approvedBy = new { name = "Petra Quill", organisation = "client" }, scopeChange = new { add = new[] { Wifi } }, conditions = "c" }, "change_approved"),
            ("implement", new { actualEffortMinutes = 660, actualCost = 99_000 }, "change_implemented"),
        ];

        foreach (var (verb, asked, _) in life)
            (await caller.AcceptedAsync($"/v1/change-requests/{change}/{verb}", asked)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/change-requests/{change}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["change_raised", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("contractId").GetGuid() == contract && told.GetProperty("data").GetProperty("clientId").GetGuid() == client);
        events[5].GetProperty("data").GetProperty("effectiveFrom").GetString().ShouldNotBeNullOrEmpty();
        var read = (await caller.GetAsync($"/v1/change-requests/{change}")).Json;
        read.GetProperty("status").GetString().ShouldBe("implemented");
        read.GetProperty("priority").GetString().ShouldBe("must");
        read.GetProperty("assessment").GetProperty("cost").GetInt64().ShouldBe(90_000);
        read.GetProperty("submittedAt").GetDateTimeOffset().ShouldBe(events[2].GetProperty("occurredAt").GetDateTimeOffset());
        read.GetProperty("approval").GetProperty("approvedBy").GetProperty("name").GetString().ShouldBe("Petra Quill");
        (await caller.GetAsync($"/v1/change-requests/{change}?version=2")).Json.GetProperty("status").GetString().ShouldBe("assessed");
        (await caller.GetAsync($"/v1/change-requests/{change}?knownAt=position:{events[3].GetProperty("position").GetInt64()}"))
            .Json.GetProperty("deferral").GetProperty("phase").GetString().ShouldBe("spring");
        (await caller.GetAsync($"/v1/change-requests/{change}?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
    }

    [Fact]
    public async Task An_approved_change_amends_the_contracts_scope_by_itself()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var change = await AssessedAsync(contract);
        (await caller.GetAsync($"/v1/change-requests/{change}")).Json.TryGetProperty("baseline", out _).ShouldBeFalse();

        await caller.AcceptedAsync(
            $"/v1/change-requests/{change}/approve",
            new { approvedBy = new { name = "Petra Quill", organisation = "client" }, scopeChange = new { add = new[] { Wifi } }, effectiveFrom = "2025-03-01" });

        while (!(await caller.GetAsync($"/v1/change-requests/{change}")).Json.TryGetProperty("baseline", out _))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var scope = (await caller.GetAsync($"/v1/contracts/{contract}")).Json.GetProperty("scope");
        (scope.GetProperty("version").GetInt32(), scope.GetProperty("changeRequestId").GetGuid()).ShouldBe((1, change));
        scope.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()).ShouldBe(["desk", "wifi"]);
        var amended = (await caller.GetAsync($"/v1/contracts/{contract}/events")).Json.EnumerateArray().Last();
        amended.GetProperty("causationId").GetString().ShouldBe((await caller.GetAsync($"/v1/change-requests/{change}/events")).Json[2].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Changes_are_rejected_and_withdrawn()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var rejected = await AssessedAsync(contract);
        var withdrawn = (await caller.AcceptedAsync("/v1/change-requests", Raise(contract))).Id;

        await caller.AcceptedAsync($"/v1/change-requests/{rejected}/reject", new { reason = "Too dear.", by = "Petra Quill" });
        var last = await caller.AcceptedAsync($"/v1/change-requests/{withdrawn}/withdraw", new { reason = "Not needed." });

        (await api.EventsAsync(rejected, TestContext.Current.CancellationToken))[^1].Event.ShouldBeOfType<ChangeRejected>().By.ShouldBe("Petra Quill");
        (await caller.GetAsync($"/v1/change-requests/{withdrawn}")).Json.GetProperty("withdrawal").GetProperty("reason").GetString().ShouldBe("Not needed.");
        var list = (await caller.GetAsync($"/v1/change-requests?contractId={contract}&status=rejected,withdrawn&minPosition={last.Position}")).Json;
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldBe([withdrawn, rejected], ignoreOrder: true);
    }

    [Fact]
    public async Task A_day_in_the_contracts_zone_may_be_named_where_a_decision_is_put_off_or_asked_for()
    {
        var change = await AssessedAsync(await caller.SignAsync(await caller.OnboardAsync()));

        var deferred = await caller.AcceptedAsync($"/v1/change-requests/{change}/defer", new { until = "2099-06-01", reason = "Budget.", by = "Petra Quill" });
        var again = await caller.AcceptedAsync($"/v1/change-requests/{change}/defer", new { until = "2099-06-01", reason = "Budget.", by = "Petra Quill" });
        await caller.AcceptedAsync($"/v1/change-requests/{change}/submit", new { to = "Petra Quill", decideBy = "2099-06-15" });

        again.Version.ShouldBe(deferred.Version);
        var events = await api.EventsAsync(change, TestContext.Current.CancellationToken);
        // London is an hour ahead in June: a decision is put off to the day's beginning, and asked for by its end.
        events[^2].Event.ShouldBeOfType<ChangeDeferred>().Until.ShouldBe(Instant.FromUtc(2099, 5, 31, 23, 0));
        events[^1].Event.ShouldBeOfType<ChangeSubmitted>().DecideBy.ShouldBe(Instant.FromUtc(2099, 6, 15, 23, 0));
        (await caller.PostAsync($"/v1/change-requests/{change}/defer", new { until = "2099-02-30", reason = "r", by = "b" })).Errors.ShouldBe(["#/until wrong_type"]);
        (await caller.PostAsync($"/v1/change-requests/{change}/defer", new { until = "2099-06-01T00:00:00", reason = "r", by = "b" })).Errors.ShouldBe(["#/until wrong_type"]);
    }

    [Theory]
    [InlineData("status=assessed", 1)]
    [InlineData("status=approved", 0)]
    [InlineData("priority=must&kind=addition", 1)]
    [InlineData("kind=removal", 0)]
    [InlineData("organisation=client&risk=low", 1)]
    [InlineData("q=wireless%20wait", 1)]
    [InlineData("q=heating", 0)]
    [InlineData("raisedFrom=2001-01-01T00:00:00Z&raisedTo=2099-01-01T00:00:00Z", 1)]
    [InlineData("decidedFrom=2001-01-01T00:00:00Z", 0)]
    public async Task Changes_are_listed_by_what_they_are(string filter, int expected)
    {
        var client = await caller.OnboardAsync();
        var change = await AssessedAsync(await caller.SignAsync(client));
        var position = (await caller.GetAsync($"/v1/change-requests/{change}")).Json.GetProperty("position").GetInt64();

        var list = (await caller.GetAsync($"/v1/change-requests?clientId={client}&{filter}&minPosition={position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    [Fact]
    public async Task A_rule_says_no_with_its_code()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var raised = (await caller.AcceptedAsync("/v1/change-requests", Raise(contract))).Id;
        var assessed = await AssessedAsync(contract);
        var byTheProvider = Raise(contract);
        byTheProvider["requestedBy"] = new JsonObject { ["name"] = "Ola Birk", ["role"] = "engineer", ["organisation"] = "provider" };
        var provider = (await caller.AcceptedAsync("/v1/change-requests", byTheProvider)).Id;
        await AssessAsync(provider);

        (await RefusedAsync(raised, "approve", Approval("Petra Quill", "client"))).ShouldBe("not_assessed");
        (await RefusedAsync(assessed, "approve", Approval("Wilma Oake", "client"))).ShouldBe("same_person");
        (await RefusedAsync(provider, "approve", Approval("Lena Voss", "provider"))).ShouldBe("client_approval_needed");
        (await RefusedAsync(assessed, "approve", new { approvedBy = new { name = "P", organisation = "client" }, scopeChange = new { remove = new[] { "moon" } } }))
            .ShouldBe("unknown_scope_item");
        (await RefusedAsync(assessed, "assess", new { effortMinutes = 1, cost = 1, scheduleDays = 0, affects = new[] { "moon" } })).ShouldBe("unknown_scope_item");
        (await RefusedAsync(assessed, "implement", new { actualEffortMinutes = 1, actualCost = 1 })).ShouldBe("not_allowed");
        await caller.AcceptedAsync($"/v1/change-requests/{assessed}/approve", Approval("Petra Quill", "client"));
        (await RefusedAsync(assessed, "reject", new { reason = "r", by = "b" })).ShouldBe("decision_final");
    }

    [Fact]
    public async Task What_a_body_names_must_be_there_and_belong_together()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var elsewhere = await caller.OpenAsync(await caller.SignAsync(client));

        (await RaisedAsync("contractId", Guid.NewGuid())).Code.ShouldBe("contract_not_found");
        (await RaisedAsync("storyId", Guid.NewGuid())).Code.ShouldBe("story_not_found");
        (await RaisedAsync("ticketId", Guid.NewGuid())).Code.ShouldBe("ticket_not_found");
        (await RaisedAsync("ticketId", elsewhere)).Code.ShouldBe("ticket_of_other_contract");

        Task<ApiAnswer> RaisedAsync(string member, Guid id)
        {
            var body = Raise(contract);
            body[member] = id;
            return caller.PostAsync("/v1/change-requests", body);
        }
    }

    [Theory]
    [InlineData("assess", """{"effortMinutes": -1, "cost": -1, "scheduleDays": -1}""", "#/effortMinutes out_of_range", "#/cost out_of_range", "#/scheduleDays out_of_range")]
    [InlineData("submit", """{"to": " "}""", "#/to required")]
    [InlineData("reject", """{"reason": "r"}""", "#/by required")]
    [InlineData("defer", """{"reason": "r", "by": "b"}""", "#/until required")]
    [InlineData("approve", """{"approvedBy": {"name": "", "organisation": "client"}, "scopeChange": {"remove": ["a", "a"]}}""",
        "#/approvedBy/name required", "#/scopeChange/remove/1 duplicate_key")]
    [InlineData("implement", """{"actualEffortMinutes": 1}""", "#/actualCost required")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string verb, string body, params string[] errors)
    {
        var change = await AssessedAsync(await caller.SignAsync(await caller.OnboardAsync()));

        var answer = await caller.PostAsync($"/v1/change-requests/{change}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    static object Wifi => new { key = "wifi", name = "Wireless", coverage = "included", effortMinutes = 600, cost = 90_000 };

    internal static JsonObject Raise(Guid contract) => new()
    {
        ["contractId"] = contract,
        ["title"] = "Wireless in the waiting room",
        ["reason"] = "Patients sign in by tablet.",
        ["priority"] = "must",
        ["requestedBy"] = new JsonObject { ["name"] = "Wilma Oake", ["role"] = "practice manager", ["organisation"] = "client" },
        ["kind"] = "addition",
    };

    static object Approval(string name, string organisation) => new { approvedBy = new { name, organisation }, scopeChange = new { } };

    async Task<Guid> AssessedAsync(Guid contract)
    {
        var change = (await caller.AcceptedAsync("/v1/change-requests", Raise(contract))).Id;
        await AssessAsync(change);
        return change;
    }

    Task<ApiAnswer> AssessAsync(Guid change) =>
        caller.AcceptedAsync($"/v1/change-requests/{change}/assess", new { effortMinutes = 600, cost = 90_000, scheduleDays = 5, risk = "low" });

    async Task<string?> RefusedAsync(Guid change, string verb, object body)
    {
        var answer = await caller.PostAsync($"/v1/change-requests/{change}/{verb}", JsonSerializer.Serialize(body));
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        return answer.Code;
    }
}
