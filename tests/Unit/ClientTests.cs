using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ClientTests
{
    static readonly Instant Day = Instant.FromUtc(2026, 1, 2, 9, 0);
    static readonly Guid Id = SampleContract.ClientId;
    static readonly Guid PainPointId = new("0190c1d2-0000-7000-8000-00000000a101");

    static readonly OnboardClient Onboard = new(Id, "Lind Orchards", "Europe/Berlin", "agriculture", false) { OccurredAt = Day };
    static readonly ClientOnboarded Onboarded = new("Lind Orchards", "Europe/Berlin", "agriculture", false) { OccurredAt = Day, ClientId = Id };
    static readonly PainPointNamed SlowMail = new(PainPointId, "Slow mail", "Every Monday") { OccurredAt = Day };
    static readonly ClientOffboarded Offboarded = new("moved in-house") { OccurredAt = Day };

    [Fact]
    public void A_client_is_onboarded_once()
    {
        Given(Client.Decider).When(Onboard).Then(Onboarded);
        Given(Client.Decider, Onboarded).When(Onboard with { OccurredAt = Day + Duration.FromDays(1) }).ThenNothing();
        Given(Client.Decider, Onboarded).When(Onboard with { Name = "Another" }).ThenRefused("id_taken");
    }

    [Fact]
    public void A_client_lives_in_a_zone_that_exists() => Given(Client.Decider).When(Onboard with { TimeZone = "Mars/Olympus" }).ThenRefused("unknown_time_zone");

    [Fact]
    public void A_client_takes_another_name()
    {
        Given(Client.Decider, Onboarded).When(Later(new RenameClient("Lind Farms"))).Then(new ClientRenamed("Lind Farms"));
        Given(Client.Decider, Onboarded).When(Later(new RenameClient("Lind Orchards"))).ThenNothing();
    }

    [Fact]
    public void A_pain_point_is_named_once()
    {
        Given(Client.Decider, Onboarded).When(Later(new RecordPainPoint(PainPointId, "Slow mail", "Every Monday"))).Then(SlowMail);
        Given(Client.Decider, Onboarded, SlowMail).When(Later(new RecordPainPoint(PainPointId, "Slow mail", "Every Monday"))).ThenNothing();
        Given(Client.Decider, Onboarded, SlowMail).When(Later(new RecordPainPoint(PainPointId, "Printers", "All of them"))).ThenRefused("pain_point_id_taken");
    }

    [Fact]
    public void A_pain_point_that_says_the_same_is_the_same()
    {
        var other = Guid.Parse("0190c1d2-0000-7000-8000-00000000a102");
        Given(Client.Decider, Onboarded, SlowMail).When(Later(new RecordPainPoint(other, "Slow mail", "Every Monday"))).ThenNothing();
        Given(Client.Decider, Onboarded, SlowMail).When(Later(new RecordPainPoint(other, "Slow mail", "On Fridays too"))).ThenOne<PainPointNamed>();
    }

    [Fact]
    public void An_offboarded_client_is_left_alone()
    {
        Given(Client.Decider, Onboarded).When(Later(new OffboardClient("moved in-house"))).Then(Offboarded);
        Given(Client.Decider, Onboarded, Offboarded).When(Later(new OffboardClient("again"))).ThenNothing();
        Given(Client.Decider, Onboarded, Offboarded).When(Later(new RenameClient("Lind Farms"))).ThenRefused("client_offboarded");
        Given(Client.Decider, Onboarded, Offboarded).When(Later(new RecordPainPoint(PainPointId, "a", "b"))).ThenRefused("client_offboarded");
        Given(Client.Decider, Onboarded, Offboarded).When(Later(new RenameClient("Lind Farms") { Imported = true })).ThenOne<ClientRenamed>();
    }

    [Fact]
    public void Nothing_is_asked_of_a_client_that_is_none() => Given(Client.Decider).When(Later(new RenameClient("Lind Farms"))).ThenRefused("not_allowed");

    [Fact]
    public void A_reader_sees_what_a_client_is_by_now()
    {
        var details = ClientDetails.Of(
            [new(Onboarded, 1, 1, Day), new(SlowMail, 2, 2, Day), new(new ClientRenamed("Lind Farms") { OccurredAt = Day }, 3, 9, Day), new(Offboarded, 4, 12, Day)]).ShouldNotBeNull();
        (details.Version, details.Name, details.TimeZone).ShouldBe((4, "Lind Farms", "Europe/Berlin"));
        details.PainPoints.ShouldBe([new NamedPainPoint(PainPointId, "Slow mail", "Every Monday", Day)]);
        (details.OffboardedAt, details.OffboardingReason).ShouldBe((Day, "moved in-house"));
        ClientDetails.Of([]).ShouldBeNull();
    }

    static ClientCommand Later(ClientCommand command) => command with { OccurredAt = Day + Duration.FromHours(1) };
}
