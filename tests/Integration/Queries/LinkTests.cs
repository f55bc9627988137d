using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Projections;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class LinkTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Feedback_that_is_acted_upon_is_seen_from_both_sides()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(client))).Id;
        var change = (await caller.AcceptedAsync("/v1/change-requests", ChangeRequestLifeTests.Raise(contract))).Id;
        var feedback = (await caller.AcceptedAsync("/v1/feedback", FeedbackLifeTests.Answer(client))).Id;

        await caller.AcceptedAsync(
            $"/v1/feedback/{feedback}/act",
            new { action = "Better lamps", owner = "Ola Birk", dueOn = "2026-12-01", initiativeId = initiative, changeRequestId = change });

        foreach (var target in new[] { $"initiatives/{initiative}", $"change-requests/{change}" })
            (await TraceAsync(target)).GetProperty("feedback").ToString().ShouldBe($$"""[{"id":"{{feedback}}","relation":"actedUpon"}]""");
        var acted = (await caller.GetAsync($"/v1/feedback/{feedback}/events")).Json[1].GetProperty("data");
        (acted.GetProperty("initiativeId").GetGuid(), acted.GetProperty("changeRequestId").GetGuid()).ShouldBe((initiative, change));
    }

    [Fact]
    public async Task A_change_knows_the_tickets_that_name_it_at_every_point()
    {
        var contract = await caller.SignAsync(await caller.OnboardAsync());
        var change = (await caller.AcceptedAsync("/v1/change-requests", ChangeRequestLifeTests.Raise(contract))).Id;
        var other = (await caller.AcceptedAsync("/v1/change-requests", ChangeRequestLifeTests.Raise(contract))).Id;
        var (linked, worked) = (await caller.OpenAsync(contract), await caller.OpenAsync(contract));
        var work = Guid.NewGuid();
        await caller.AcceptedAsync($"/v1/tickets/{linked}/link", new { kind = "changeRequest", target = change, relation = "causedBy" });
        var logged = await caller.AcceptedAsync(
            $"/v1/tickets/{worked}/log-work", new { workId = work, minutes = 5, who = "O", startedAt = "2026-01-01T00:00:00Z", changeRequestId = change });
        var corrected = await caller.AcceptedAsync($"/v1/tickets/{worked}/correct-work", new { workId = work, changeRequestId = other, reason = "wrong one" });
        await caller.AcceptedAsync($"/v1/tickets/{worked}/void-work", new { workId = work, reason = "twice" });

        Tickets(await TraceAsync($"change-requests/{change}")).ShouldBe([(linked, "causedBy")]);
        Tickets(await TraceAsync($"change-requests/{change}?knownAt=position:{logged.Position}")).ShouldBe([(linked, "causedBy"), (worked, "work")], ignoreOrder: true);
        Tickets(await TraceAsync($"change-requests/{other}?knownAt=position:{corrected.Position}")).ShouldBe([(worked, "work")]);
        Tickets(await TraceAsync($"change-requests/{other}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Feedback_taken_back_names_nothing_any_more()
    {
        var client = await caller.OnboardAsync();
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(client))).Id;
        var feedback = (await caller.AcceptedAsync("/v1/feedback", FeedbackLifeTests.Answer(client))).Id;
        await caller.AcceptedAsync($"/v1/feedback/{feedback}/act", new { action = "a", owner = "Ola Birk", dueOn = "2026-12-01", initiativeId = initiative });
        var before = (await TraceAsync($"initiatives/{initiative}")).GetProperty("position").GetInt64();
        await caller.AcceptedAsync($"/v1/feedback/{feedback}/retract", new { reason = "Sent by mistake." });

        (await TraceAsync($"initiatives/{initiative}")).GetProperty("feedback").GetArrayLength().ShouldBe(0);
        (await TraceAsync($"initiatives/{initiative}?knownAt=position:{before}")).GetProperty("feedback").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Initiatives_that_answer_another_are_seen_from_it()
    {
        var client = await caller.OnboardAsync();
        var intractable = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(client))).Id;
        var migration = InitiativeLifeTests.Plan(client);
        migration["addresses"] = new JsonArray(intractable);
        var answering = (await caller.AcceptedAsync("/v1/initiatives", migration)).Id;

        (await TraceAsync($"initiatives/{intractable}")).GetProperty("initiatives").ToString().ShouldBe($$"""[{"id":"{{answering}}","relation":"addresses"}]""");
    }

    [Fact]
    public async Task Links_and_changes_rebuild_to_what_they_were()
    {
        await A_change_knows_the_tickets_that_name_it_at_every_point();
        await Feedback_taken_back_names_nothing_any_more();

        foreach (var projection in new[] { StreamLinksProjection.LinksName, "change_requests" })
        {
            var comparison = await api.Services.GetRequiredService<ProjectionOperations>()
                .CompareAsync("default", projection, TestContext.Current.CancellationToken);
            comparison.Equal.ShouldBeTrue();
            comparison.Tables[0].LiveRows.ShouldBePositive();
        }
    }

    async Task<JsonElement> TraceAsync(string path) => (await caller.GetAsync($"/v1/{path}")).Json.GetProperty("trace");

    static IEnumerable<(Guid Id, string? Relation)> Tickets(JsonElement trace) =>
        trace.GetProperty("tickets").EnumerateArray().Select(link => (link.GetProperty("id").GetGuid(), link.GetProperty("relation").GetString()));
}
