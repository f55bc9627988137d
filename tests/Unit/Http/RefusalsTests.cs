using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;

namespace MspEvents.Tests.Unit.Http;

public sealed class RefusalsTests
{
    static readonly Caller Asking = new("tenant", "key:someone", "key");

    public static TheoryData<Exception, int, string> Noes => new()
    {
        { new BrokenRule("not_assessed", "No."), 409, "not_assessed" },
        { new VersionMismatch(7), 412, "version_mismatch" },
        { new StreamNotFound("story", Guid.NewGuid(), "#/storyId"), 404, "story_not_found" },
        { new StoreUnavailableException("Gone at COMMIT.", outcomeUnknown: true), 503, "outcome_unknown" },
        { new StoreUnavailableException("Gone.", outcomeUnknown: false), 503, "store_unavailable" },
        { new TimeoutException(), 503, "store_unavailable" },
        { new PostgresException("canceling statement", "ERROR", "ERROR", PostgresErrorCodes.QueryCanceled), 400, "query_too_broad" },
        { new PostgresException("shutting down", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), 503, "store_unavailable" },
    };

    [Theory]
    [MemberData(nameof(Noes), DisableDiscoveryEnumeration = true)]
    public void What_the_inner_layers_refuse_has_its_status_and_code(Exception no, int status, string code)
    {
        var refusal = Refusals.Of(no).ShouldNotBeNull();

        (refusal.Status, refusal.Code).ShouldBe((status, code));
    }

    [Fact]
    public void What_nobody_foresaw_is_no_refusal() => Refusals.Of(new InvalidOperationException()).ShouldBeNull();

    [Fact]
    public async Task What_nobody_foresaw_is_told_without_a_trace_of_the_code()
    {
        var problem = await AnswerAsync(_ => throw new InvalidOperationException("the secret path"));

        (problem.Status, problem.Code).ShouldBe((500, "internal_error"));
        problem.Text.ShouldNotContain("secret");
        problem.Text.ShouldNotContain("InvalidOperation");
    }

    [Fact]
    public async Task A_body_that_cannot_be_taken_and_has_no_fault_of_its_own_is_pointed_at_as_a_whole()
    {
        var problem = await AnswerAsync(http =>
        {
            http.Features.Set(new RequestBody("{}"u8.ToArray()));
            throw new BadHttpRequestException("unbound");
        });

        (problem.Status, problem.Code).ShouldBe((400, "invalid_request"));
        problem.Text.ShouldContain("invalid_body");
    }

    [Fact]
    public async Task A_third_replay_of_one_caller_waits_for_its_turn()
    {
        var replays = new GuardedReplays(new(TimeProvider.System));
        var hold = new TaskCompletionSource<byte[]>();
        var running = Enumerable.Range(0, ReplayGate.AtOnce).Select(question => AskAsync(replays, question, _ => hold.Task)).ToList();

        var busy = await Should.ThrowAsync<Refusal>(() => AskAsync(replays, "third", _ => hold.Task));

        (busy.Status, busy.Code, busy.RetryAfter).ShouldBe((429, "too_many_replays", TimeSpan.FromSeconds(1)));
        hold.SetResult([]);
        await Task.WhenAll(running);
        (await AskAsync(replays, "third", _ => hold.Task)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replay_that_takes_too_long_or_is_not_ready_says_when_to_ask_again()
    {
        var replays = new GuardedReplays(new(TimeProvider.System));

        var slow = await Should.ThrowAsync<Refusal>(() => AskAsync(replays, 1, _ => throw new TimeoutException()));
        var behind = await Should.ThrowAsync<Refusal>(() => AskAsync(replays, 2, _ => throw new ReplayNotReady(7)));

        (slow.Status, slow.Code).ShouldBe((503, "replay_too_long"));
        (behind.Status, behind.Code).ShouldBe((503, "position_not_reached"));
        slow.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv;q=0")]
    public void A_form_that_no_list_has_is_not_acceptable(string accept)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Accept = accept;

        var refusal = Should.Throw<Refusal>(() => ListFormats.Negotiate(http.Request));

        (refusal.Status, refusal.Code).ShouldBe((406, "not_acceptable"));
    }

    static Task<byte[]> AskAsync(GuardedReplays replays, object question, Func<CancellationToken, Task<byte[]>> answer) =>
        replays.AnswerAsync(Asking, question, answer, TestContext.Current.CancellationToken);

    static async Task<(int Status, string? Code, string Text)> AnswerAsync(RequestDelegate endpoint)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        await new RefusalMiddleware(endpoint, new(options), NullLogger<RefusalMiddleware>.Instance).InvokeAsync(http);
        var text = System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
        return (http.Response.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString(), text);
    }
}
