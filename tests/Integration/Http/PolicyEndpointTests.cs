using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.Http;

public sealed class PolicyEndpointTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_how_far_each_policy_is_and_lets_a_stopped_one_try_again()
    {
        var position = (await caller.AcceptedAsync("/v1/clients", Bodies.Client())).Position;
        await UntilAsync(policy => policy.GetProperty("position").GetInt64() >= position);
        await using (var session = await SessionAsync())
        {
            await PolicyCursors.ClaimAsync(session, "scope_follows_approval", Cancellation);
            await PolicyCursors.StopAsync(session, "scope_follows_approval", null, "A slip.", Cancellation);
            await session.CommitAsync(Cancellation);
        }

        var stopped = await PolicyAsync();
        (stopped.GetProperty("status").GetString(), stopped.GetProperty("error").GetString()).ShouldBe(("stopped", "A slip."));
        (await caller.GetAsync("/health/ready")).Json.GetProperty("checks").GetProperty("policies").GetString().ShouldNotBeNull().ShouldStartWith("1 stopped");

        (await caller.PostAsync("/v1/policies/scope_follows_approval/retry")).Status.ShouldBe(HttpStatusCode.NoContent);
        await UntilAsync(policy => policy.GetProperty("status").GetString() == "running");
        (await caller.PostAsync("/v1/policies/nothing/retry")).Code.ShouldBe("policy_not_found");
    }

    [Fact]
    public async Task An_operator_reads_what_was_refused_page_by_page()
    {
        await using (var session = await SessionAsync())
        {
            foreach (var position in new[] { 1, 2, 2, 3 })
            {
                await PolicyRefusals.RecordAsync(
                    session,
                    new(
                        Guid.NewGuid(), "a_policy", Guid.NewGuid(), "change_approved", position, Guid.NewGuid(), "scope_item_exists", "It has it.",
                        DateTimeOffset.UnixEpoch),
                    Cancellation);
            }

            await session.CommitAsync(Cancellation);
        }

        var first = await RefusalsAsync("&limit=2");
        var second = await RefusalsAsync($"&limit=2&before={first.GetProperty("next").GetInt64()}");

        Positions(first).ShouldBe([3, 2, 2]);
        Positions(second).ShouldBe([1]);
        second.TryGetProperty("next", out _).ShouldBeFalse();
        first.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("scope_item_exists");
        (await caller.GetAsync("/v1/policies/refusals?limit=0")).Errors.ShouldBe(["?limit invalid_value"]);
        (await caller.GetAsync("/v1/policies/refusals?since=1")).Errors.ShouldBe(["?since unknown_parameter"]);

        static IEnumerable<long> Positions(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("position").GetInt64());
    }

    async Task<JsonElement> RefusalsAsync(string query) => (await caller.GetAsync($"/v1/policies/refusals?policy=a_policy{query}")).Json;

    async Task<JsonElement> PolicyAsync() => (await caller.GetAsync("/v1/policies")).Json.GetProperty("items").EnumerateArray()
        .FirstOrDefault(policy => policy.GetProperty("name").GetString() == "scope_follows_approval");

    async Task UntilAsync(Func<JsonElement, bool> so)
    {
        while (await PolicyAsync() is var policy && (policy.ValueKind == JsonValueKind.Undefined || !so(policy)))
            await Task.Delay(50, Cancellation);
    }

    Task<TenantSession> SessionAsync() => api.Services.GetRequiredService<StoreDataSources>().BeginAsync(StoreRole.Projector, "default", Cancellation);
}
