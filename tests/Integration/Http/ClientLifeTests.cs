using System.Net;
using MspEvents.Domain;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Tests.Integration.Http;

public sealed class ClientLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_client_lives_from_onboarding_to_the_end_of_the_service()
    {
        var onboarded = await caller.AcceptedAsync("/v1/clients", new
        {
            name = "Linden Court Surgery",
            timeZone = "Europe/London",
            @internal = true,
            occurredAt = "2026-01-05T10:00:00.1234567+01:00",
            by = "Sales",
        });
        await caller.AcceptedAsync($"/v1/clients/{onboarded.Id}/record-pain-point", new { title = "Noise", description = "Too many alerts." });
        await caller.AcceptedAsync($"/v1/clients/{onboarded.Id}/rename", new { name = "Linden Court" });
        await caller.AcceptedAsync($"/v1/clients/{onboarded.Id}/offboard", new { reason = "Sold." });

        var events = await api.EventsAsync(onboarded.Id, TestContext.Current.CancellationToken);

        events.Select(stored => stored.Name).ShouldBe(["client_onboarded", "pain_point_named", "client_renamed", "client_offboarded"]);
        events.ShouldAllBe(stored => ((DomainEvent)stored.Event).ClientId == onboarded.Id);
        events.ShouldAllBe(stored => stored.UserName == "key:testkey00001" && stored.CorrelationId!.Length == 32);
        events[0].Event.ShouldBe(new ClientOnboarded("Linden Court Surgery", "Europe/London", null, true)
        {
            ClientId = onboarded.Id,
            By = "Sales",
            OccurredAt = InstantPattern.ExtendedIso.Parse("2026-01-05T09:00:00.123456Z").Value,
        });
        events[1].Event.ShouldBeOfType<PainPointNamed>().Description.ShouldBe("Too many alerts.");
    }

    [Fact]
    public async Task A_command_happens_now_unless_it_says_when()
    {
        var before = SystemClock.Instance.GetCurrentInstant();
        var client = await caller.OnboardAsync();

        var occurredAt = ((DomainEvent)(await api.EventsAsync(client, TestContext.Current.CancellationToken))[0].Event).OccurredAt;

        occurredAt.ShouldBeInRange(before - Duration.FromMilliseconds(1), SystemClock.Instance.GetCurrentInstant());
        (occurredAt.ToUnixTimeTicks() % 10).ShouldBe(0);
    }

    [Fact]
    public async Task A_command_may_follow_one_that_lies_a_little_ahead()
    {
        var body = Bodies.Client();
        body["occurredAt"] = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(4));
        var client = await caller.OnboardAsync(body);

        (await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_no_longer_served_signs_nothing()
    {
        var client = await caller.OnboardAsync();
        await caller.AcceptedAsync($"/v1/clients/{client}/offboard", new { reason = "Sold." });

        (await caller.PostAsync("/v1/contracts", Bodies.Contract(client))).Code.ShouldBe("client_offboarded");
    }
}
