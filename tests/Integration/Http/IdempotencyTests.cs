using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MspEvents.Api.Commands;
using MspEvents.Api.Security;

namespace MspEvents.Tests.Integration.Http;

public sealed class IdempotencyTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    static (string Name, string Value) Key(string key) => ("Idempotency-Key", key);

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_byte_for_byte()
    {
        var first = await caller.PostAsync("/v1/clients", Bodies.Client(), Key("\"once\""));
        await caller.AcceptedAsync($"/v1/clients/{first.Id}/rename", new { name = "Linden" });

        var again = await caller.PostAsync("/v1/clients", Bodies.Client(), Key("once"));

        again.Status.ShouldBe(HttpStatusCode.Created);
        again.Bytes.ShouldBe(first.Bytes);
        again.Headers["ETag"].ShouldBe(first.Headers["ETag"]);
        again.Headers["Location"].ShouldBe(first.Headers["Location"]);
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
        first.Headers.ShouldNotContainKey("Idempotency-Replayed");
        (await api.EventsAsync(first.Id, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_does_not_serve_another_request()
    {
        var client = await caller.OnboardAsync();
        await caller.AcceptedAsync($"/v1/clients/{client}/rename", new { name = "Linden" }, Key("rename"));

        var otherBody = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, Key("rename"));
        var otherVersion = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Linden" }, Key("rename"), ("If-Match", "\"2\""));
        var otherRoute = await caller.PostAsync($"/v1/clients/{client}/offboard", new { name = "Linden", reason = "r" }, Key("rename-2"));

        otherBody.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        otherBody.Code.ShouldBe("idempotency_key_reused");
        otherVersion.Code.ShouldBe("idempotency_key_reused");
        otherRoute.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_key_belongs_to_its_credential()
    {
        var key = (await caller.AcceptedAsync("/v1/credentials", new { name = "second", scopes = new[] { Scopes.Write } })).Json.GetProperty("key").GetString();

        var mine = await caller.PostAsync("/v1/clients", Bodies.Client(), Key("shared"));
        var theirs = await api.Caller(key).PostAsync("/v1/clients", Bodies.Client(), Key("shared"));

        theirs.Status.ShouldBe(HttpStatusCode.Created);
        theirs.Id.ShouldNotBe(mine.Id);
    }

    [Fact]
    public async Task Many_repetitions_at_once_record_once()
    {
        var client = await caller.OnboardAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ =>
            caller.PostAsync($"/v1/clients/{client}/record-pain-point", new { title = "Noise", description = "Too many alerts." }, Key("at-once"))));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK || answer.Status == HttpStatusCode.Conflict);
        answers.Where(answer => answer.Status == HttpStatusCode.Conflict).ShouldAllBe(answer => answer.Code == "idempotency_in_progress");
        answers.Where(answer => answer.Status == HttpStatusCode.OK).Select(answer => answer.Version).Distinct().ShouldHaveSingleItem();
        (await api.EventsAsync(client, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_by_a_rule_is_kept_with_its_bytes()
    {
        var client = await caller.OnboardAsync();
        await caller.AcceptedAsync($"/v1/clients/{client}/offboard", new { reason = "Sold." });

        var first = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, Key("refused"));
        var again = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, Key("refused"));

        first.Status.ShouldBe(HttpStatusCode.Conflict);
        first.Code.ShouldBe("client_offboarded");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Bytes.ShouldBe(first.Bytes);
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task A_failed_precondition_is_kept_with_the_version_of_then()
    {
        var client = await caller.OnboardAsync();
        var first = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, Key("stale"), ("If-Match", "\"9\""));
        await caller.AcceptedAsync($"/v1/clients/{client}/rename", new { name = "Linden" });

        var again = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, Key("stale"), ("If-Match", "\"9\""));

        again.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        again.Bytes.ShouldBe(first.Bytes);
        again.Headers["ETag"].ShouldBe("\"1\"");
    }

    [Fact]
    public async Task An_answer_that_recorded_nothing_is_kept()
    {
        var client = await caller.OnboardAsync();
        var name = Bodies.Client()["name"]!.GetValue<string>();
        var first = await caller.PostAsync($"/v1/clients/{client}/rename", new { name }, Key("already"));
        await caller.AcceptedAsync($"/v1/clients/{client}/rename", new { name = "Elm" });

        var again = await caller.PostAsync($"/v1/clients/{client}/rename", new { name }, Key("already"));

        first.Version.ShouldBe(1);
        again.Bytes.ShouldBe(first.Bytes);
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
        (await api.EventsAsync(client, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_was_not_valid_or_found_nothing_may_come_again_with_its_key()
    {
        (await caller.PostAsync("/v1/clients", new { name = "" }, Key("mended"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await caller.PostAsync($"/v1/clients/{Guid.NewGuid()}/rename", new { name = "Elm" }, Key("mended"))).Status.ShouldBe(HttpStatusCode.NotFound);

        (await caller.PostAsync("/v1/clients", Bodies.Client(), Key("mended"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("a\"b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var answer = await caller.PostAsync("/v1/clients", Bodies.Client(), Key(key));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["Idempotency-Key invalid_idempotency_key"]);
    }

    [Fact]
    public async Task A_key_holds_255_characters()
    {
        (await caller.PostAsync("/v1/clients", Bodies.Client(), Key(new string('k', 255)))).Status.ShouldBe(HttpStatusCode.Created);
        (await caller.PostAsync("/v1/clients", Bodies.Client(), Key(new string('k', 256)))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_tells_a_secret_once_takes_no_key()
    {
        var answer = await caller.PostAsync("/v1/credentials", new { name = "second", scopes = new[] { Scopes.Write } }, Key("secret"));

        answer.Errors.ShouldBe(["Idempotency-Key idempotency_not_supported"]);
    }

    [Fact]
    public async Task A_key_is_free_again_after_thirty_days()
    {
        var first = await caller.PostAsync("/v1/clients", Bodies.Client(), Key("old"));
        var recent = await caller.PostAsync("/v1/clients", Bodies.Client(), Key("recent"));
        await api.Database.ExecuteAsync(
            "update events.idempotency set created_at = created_at - interval '31 days' where key = 'old'", TestContext.Current.CancellationToken);

        await api.Services.GetServices<IHostedService>().OfType<IdempotencyRetention>().Single().PurgeAsync(TestContext.Current.CancellationToken);

        (await caller.PostAsync("/v1/clients", Bodies.Client(), Key("old"))).Id.ShouldNotBe(first.Id);
        (await caller.PostAsync("/v1/clients", Bodies.Client(), Key("recent"))).Id.ShouldBe(recent.Id);
    }
}
