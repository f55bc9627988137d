using System.Net;
using System.Text.Json.Nodes;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class TicketLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_ticket_is_stored_with_its_priority_its_client_and_its_contract()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var ticket = await caller.OpenAsync(contract);

        var opened = (await api.EventsAsync(ticket, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Event.ShouldBeOfType<TicketOpened>();

        (opened.ClientId, opened.ContractId).ShouldBe((client, contract));
        (opened.Priority, opened.PriorityFrom).ShouldBe((3, PriorityOrigin.Matrix));
        opened.Type.ShouldBe(TicketType.Incident);
        opened.Requester.ShouldBe(new Person("Petra Quill", "petra@lindencourt.example"));
    }

    [Fact]
    public async Task A_ticket_lives_from_opening_to_closing()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var original = await caller.OpenAsync(contract);
        var ticket = await caller.OpenAsync(contract);
        var work = Guid.NewGuid();
        (string Verb, object? Body, string[] Events)[] life =
        [
            ("assign", new { assignee = "Ola Birk", group = "Field" }, ["ticket_assigned"]),
            ("respond", new { message = "On our way." }, ["provider_responded"]),
            ("pause", new { reason = "awaitingCustomer" }, ["ticket_paused"]),
            ("customer-reply", new { message = "I am here." }, ["customer_replied", "ticket_resumed"]),
            ("pause", new { reason = "scheduled", until = "2099-01-01T00:00:00Z" }, ["ticket_paused"]),
            ("resume", null, ["ticket_resumed"]),
            ("reprioritise", new { priority = 2, reason = "The whole floor." }, ["ticket_reprioritised"]),
            ("escalate", new { level = 1, to = "Lead", reason = "r", nextAction = "Call.", owner = "Ola Birk" }, ["ticket_escalated"]),
            ("correct", new { type = "serviceRequest", reason = "r" }, ["ticket_corrected"]),
            ("log-work", new { workId = work, minutes = 50, who = "Ola Birk", role = "engineer", scopeItem = "desk", startedAt = "2026-01-07T09:00:00Z" }, ["work_logged"]),
            ("correct-work", new { workId = work, minutes = 40, reason = "r" }, ["work_corrected"]),
            ("void-work", new { workId = work, reason = "r" }, ["work_voided"]),
            ("link", new { kind = "ticket", target = original, relation = "follows" }, ["ticket_linked"]),
            ("resolve", new { resolution = "A new cable.", cause = "wear" }, ["ticket_resolved"]),
            ("reopen", new { reason = "Again." }, ["ticket_reopened"]),
            ("close", null, ["ticket_resolved", "ticket_closed"]),
        ];

        foreach (var (verb, body, _) in life)
            (await caller.AcceptedAsync($"/v1/tickets/{ticket}/{verb}", body)).Status.ShouldBe(HttpStatusCode.OK);

        var events = await api.EventsAsync(ticket, TestContext.Current.CancellationToken);
        events.Select(stored => stored.Name).ShouldBe(["ticket_opened", .. life.SelectMany(step => step.Events)]);
        events.ShouldAllBe(stored => ((DomainEvent)stored.Event).ContractId == contract);
        var logged = events.Select(stored => stored.Event).OfType<WorkLogged>().Single().Work;
        (logged.Rate, logged.Cost, logged.Unrated).ShouldBe((6_500, 5_417, false));
        var corrected = events.Select(stored => stored.Event).OfType<WorkCorrected>().Single().Work;
        (corrected.Minutes, corrected.Cost, corrected.Who).ShouldBe((40, 4_333, "Ola Birk"));
    }

    [Fact]
    public async Task A_ticket_stays_closed_after_its_contracts_window()
    {
        var ticket = Bodies.Ticket(await caller.SignAsync(await caller.OnboardAsync()));
        ticket["occurredAt"] = "2026-01-05T09:00:00Z";
        var id = (await caller.AcceptedAsync("/v1/tickets", ticket)).Id;
        await caller.AcceptedAsync($"/v1/tickets/{id}/resolve", new { resolution = "Done.", occurredAt = "2026-01-06T09:00:00Z" });

        var late = await caller.PostAsync($"/v1/tickets/{id}/reopen", new { reason = "Again.", occurredAt = "2026-01-21T09:00:00Z" });
        var within = await caller.PostAsync($"/v1/tickets/{id}/reopen", new { reason = "Again.", occurredAt = "2026-01-19T09:00:00Z" });

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Code.ShouldBe("reopen_window_passed");
        within.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_matrix_is_the_one_agreed_for_the_opening()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var matrix = new JsonArray(new JsonArray(1, 1, 1), new JsonArray(1, 1, 1), new JsonArray(1, 1, 1));
        await caller.AcceptedAsync(
            $"/v1/contracts/{contract}/amend-service-levels", new { effectiveFrom = "2026-01-01", serviceLevels = new { matrix }, reason = "r" });
        var before = Bodies.Ticket(contract);
        before["occurredAt"] = "2025-12-31T12:00:00Z";
        var after = Bodies.Ticket(contract);
        after["occurredAt"] = "2026-01-01T12:00:00Z";

        var priorities = new List<int>();
        foreach (var body in new[] { before, after })
        {
            var ticket = (await caller.AcceptedAsync("/v1/tickets", body)).Id;
            priorities.Add(((TicketOpened)(await api.EventsAsync(ticket, TestContext.Current.CancellationToken))[0].Event).Priority);
        }

        priorities.ShouldBe([3, 1]);
    }

    [Theory]
    [InlineData("pause", """{"reason": " "}""", "#/reason required")]
    [InlineData("reprioritise", """{"reason": "r"}""", "#/impact required", "#/urgency required")]
    [InlineData("reprioritise", """{"reason": "r", "impact": 1, "urgency": 4}""", "#/urgency out_of_range")]
    [InlineData("reprioritise", """{"reason": "r", "impact": 1, "urgency": 1, "priority": 1}""", "#/priority not_allowed_here")]
    [InlineData("reprioritise", """{"reason": "r", "priority": 3, "mode": "sometimes"}""", "#/mode wrong_type")]
    [InlineData("log-work", """{"minutes": 0, "who": "", "startedAt": "2026-01-01T00:00:00Z"}""", "#/minutes out_of_range", "#/who required")]
    [InlineData("log-work", """{"minutes": 5, "who": "O", "startedAt": "9000-01-01T00:00:00Z"}""", "#/startedAt in_the_future")]
    [InlineData("log-work", """{"minutes": 5, "who": "O", "startedAt": "0001-01-01T00:00:00Z"}""", "#/startedAt wrong_type")]
    [InlineData("correct-work", """{"workId": "0198a1c0-b724-7e32-8d5e-778899aabbcc", "reason": "r", "startedAt": "9000-01-01T00:00:00Z"}""", "#/startedAt in_the_future")]
    [InlineData("correct", """{"reason": "r"}""", "# required")]
    [InlineData("correct", """{"reason": "r", "requester": {"name": "P", "email": "none"}}""", "#/requester/email wrong_format")]
    [InlineData("escalate", """{"level": 0, "to": "L", "reason": "r", "nextAction": "n", "owner": "o"}""", "#/level out_of_range")]
    [InlineData("close", """{"why": 1}""", "#/why unknown_member")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string verb, string body, params string[] errors)
    {
        var ticket = await caller.OpenTicketAsync();

        var answer = await caller.PostAsync($"/v1/tickets/{ticket}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_body_names_must_be_there()
    {
        var ticket = await caller.OpenTicketAsync();
        var nothing = Guid.NewGuid();

        (await caller.PostAsync($"/v1/tickets/{ticket}/link", new { kind = "initiative", target = nothing, relation = "r" })).Code.ShouldBe("initiative_not_found");
        (await caller.PostAsync($"/v1/tickets/{ticket}/cancel", new { reason = "r", duplicateOf = nothing })).Code.ShouldBe("ticket_not_found");
        (await caller.PostAsync($"/v1/tickets/{ticket}/log-work", new { minutes = 5, who = "O", startedAt = "2026-01-01T00:00:00Z", changeRequestId = nothing }))
            .Code.ShouldBe("change_request_not_found");
    }

    [Theory]
    [InlineData("log-work", """{"minutes": 5, "who": "O", "startedAt": "2026-01-01T00:00:00Z", "scopeItem": "moon"}""", "unknown_scope_item")]
    [InlineData("assign", """{"assignee": "O", "occurredAt": "2001-01-01T00:00:00Z"}""", "before_first_event")]
    [InlineData("void-work", """{"workId": "0198a1c0-b724-7e32-8d5e-778899aabbcc", "reason": "r"}""", "unknown_work")]
    public async Task A_rule_says_no_with_its_code(string verb, string body, string code)
    {
        var ticket = await caller.OpenTicketAsync();

        var answer = await caller.PostAsync($"/v1/tickets/{ticket}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Code.ShouldBe(code);
        (await api.EventsAsync(ticket, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }
}
