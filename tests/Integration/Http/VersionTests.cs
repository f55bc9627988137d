using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Application;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Http;

public sealed class VersionTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_command_for_the_version_at_hand_is_taken()
    {
        var client = await caller.OnboardAsync();

        var answer = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, ("If-Match", "\"1\""));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["ETag"].ShouldBe("\"2\"");
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"3\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"two\"")]
    public async Task A_command_for_another_version_is_refused_with_the_version_at_hand(string version)
    {
        var client = await caller.OnboardAsync();
        await caller.AcceptedAsync($"/v1/clients/{client}/rename", new { name = "Elm" });

        var answer = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Ash" }, ("If-Match", version));

        answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Code.ShouldBe("version_mismatch");
        answer.Headers["ETag"].ShouldBe("\"2\"");
        (await api.EventsAsync(client, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1\", \"2\"")]
    public async Task One_of_several_versions_is_enough(string versions)
    {
        var client = await caller.OnboardAsync();

        (await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, ("If-Match", versions))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData(",")]
    public async Task A_version_that_is_no_entity_tag_is_refused(string version)
    {
        var answer = await caller.PostAsync($"/v1/clients/{Guid.NewGuid()}/rename", new { name = "Elm" }, ("If-Match", version));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["If-Match invalid_if_match"]);
    }

    [Fact]
    public async Task What_starts_a_stream_matches_no_version()
    {
        var answer = await caller.PostAsync("/v1/clients", Bodies.Client(), ("If-Match", "*"));

        answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Headers.ShouldNotContainKey("ETag");
    }

    [Fact]
    public async Task What_the_timer_records_does_not_count_against_the_version()
    {
        var ticket = await caller.OpenTicketAsync();
        var reached = new RecordSlaThreshold(ServiceMetric.Resolution, 1, 75, Instant.FromUtc(2030, 1, 1, 0, 0));
        await api.Services.GetRequiredService<CommandHandler>().AskAsync(
            Ticket.Decider, new() { Tenant = "default", StreamId = ticket }, (_, _) => Task.FromResult<TicketCommand>(reached), TestContext.Current.CancellationToken);

        var answer = await caller.PostAsync($"/v1/tickets/{ticket}/assign", new { assignee = "Ola Birk" }, ("If-Match", "\"1\""));
        var stale = await caller.PostAsync($"/v1/tickets/{ticket}/assign", new { assignee = "Jo Finn" }, ("If-Match", "\"2\""));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Version.ShouldBe(3);
        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Commands_without_a_version_that_race_are_all_taken()
    {
        var client = await caller.OnboardAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            caller.PostAsync($"/v1/clients/{client}/record-pain-point", new { title = $"Pain {number}", description = "It hurts." })));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer.Version).Order().ShouldBe(Enumerable.Range(2, 20).Select(version => (long)version));
    }

    [Fact]
    public async Task Of_commands_for_one_version_that_race_one_is_taken()
    {
        var client = await caller.OnboardAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            caller.PostAsync($"/v1/clients/{client}/rename", new { name = $"Name {number}" }, ("If-Match", "\"1\""))));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(9);
    }
}
