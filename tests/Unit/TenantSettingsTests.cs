using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class TenantSettingsTests
{
    static readonly Instant Day = Instant.FromUtc(2026, 4, 1, 9, 0);
    static readonly SatisfactionThresholdsSet Earlier = new(new() { Watch = 30, Warn = 50 }, "early") { OccurredAt = Day };

    [Fact]
    public void Before_anything_is_set_everything_is_at_its_default()
    {
        var details = TenantSettingsDetails.Of([]);
        (details.Version, details.ChangedAt).ShouldBe((0, null));
        (details.Satisfaction, details.Attention, details.Scope).ShouldBe((SatisfactionSettings.Default, AttentionSettings.Default, ScopeThresholds.Default));
    }

    [Fact]
    public void A_change_holds_what_was_given_and_leaves_the_rest()
    {
        var set = Given(TenantSettings.Decider).When(Satisfaction(new() { Watch = 30, Warn = 50 })).ThenOne<SatisfactionThresholdsSet>();
        (set.Thresholds, set.Reason, set.OccurredAt).ShouldBe((new() { Watch = 30, Warn = 50 }, "because", Day + Duration.FromHours(1)));
        Given(TenantSettings.Decider, set).State().Satisfaction.ShouldBe(SatisfactionSettings.Default with { Watch = 30, Warn = 50 });

        var attention = Given(TenantSettings.Decider, set).When(Attention(new() { SilentDays = 3 })).ThenOne<AttentionThresholdsSet>();
        var scope = Given(TenantSettings.Decider, set).When(Scope(new() { WarningAbovePercent = 5 })).ThenOne<ScopeThresholdsSet>();
        var all = Given(TenantSettings.Decider, set, attention, scope).State();
        all.Satisfaction.Watch.ShouldBe(30);
        all.Attention.ShouldBe(AttentionSettings.Default with { SilentDays = 3 });
        all.Scope.ShouldBe(ScopeThresholds.Default with { WarningAbovePercent = 5 });
    }

    [Fact]
    public void Every_threshold_can_be_set()
    {
        foreach (var @event in EveryEvent.Examples.OfType<SettingsEvent>())
        {
            var before = JsonSerializer.SerializeToElement(TenantSettingsDetails.Of([]), DomainJson.Default.TenantSettingsDetails);
            var after = JsonSerializer.SerializeToElement(TenantSettingsDetails.Of([new(@event, 1, 1, Day)]), DomainJson.Default.TenantSettingsDetails);
            var part = @event switch
            {
                SatisfactionThresholdsSet => "satisfaction",
                AttentionThresholdsSet => "attention",
                _ => "scope",
            };
            var given = JsonSerializer.SerializeToElement(@event, DomainJson.ContractOf(@event.GetType())).GetProperty("thresholds");
            given.EnumerateObject().Select(member => member.Name).ShouldBe(before.GetProperty(part).EnumerateObject().Select(member => member.Name), ignoreOrder: true);
            foreach (var member in given.EnumerateObject())
            {
                after.GetProperty(part).GetProperty(member.Name).GetRawText().ShouldBe(member.Value.GetRawText());
                before.GetProperty(part).GetProperty(member.Name).GetRawText().ShouldNotBe(member.Value.GetRawText(), member.Name);
            }
        }
    }

    [Fact]
    public void What_already_is_so_is_not_recorded()
    {
        Given(TenantSettings.Decider).When(Satisfaction(new() { Watch = SatisfactionSettings.Default.Watch })).ThenNothing();
        Given(TenantSettings.Decider).When(Attention(new() { WarningsFrom = WarningLevel.Watch })).ThenNothing();
        Given(TenantSettings.Decider).When(Scope(new() { CriticalAbovePercent = 25.0m })).ThenNothing();
        Given(TenantSettings.Decider, Earlier).When(Satisfaction(new() { Watch = 30 })).ThenNothing();
        Given(TenantSettings.Decider, Earlier).When(Satisfaction(new() { Watch = 40 })).ThenOne<SatisfactionThresholdsSet>();
    }

    public static TheoryData<SettingsCommand> TurnedRound =>
    [
        Satisfaction(new() { Watch = 60 }), Satisfaction(new() { Watch = 61 }), Satisfaction(new() { Warn = 80 }), Satisfaction(new() { Warn = 40 }), Satisfaction(new() { Act = 60 }),
        Satisfaction(new() { KeepingSlope = 2.1 }), Satisfaction(new() { TurningSlope = 0.9 }),
        Satisfaction(new() { SteepSlope = -1.9 }), Satisfaction(new() { FallingSlope = -4.1 }),
        Satisfaction(new() { LowIndex = 75 }), Satisfaction(new() { HighIndex = 50 }),
        Scope(new() { WarningAbovePercent = 25 }), Scope(new() { CriticalAbovePercent = 10 }),
    ];

    [Theory]
    [MemberData(nameof(TurnedRound))]
    public void A_threshold_stays_on_its_side_of_what_stands(SettingsCommand command) =>
        Given(TenantSettings.Decider).When(command).ThenRefused("thresholds_contradict");

    [Fact]
    public void Slopes_that_meet_make_sense()
    {
        Given(TenantSettings.Decider).When(Satisfaction(new() { KeepingSlope = 2 })).ThenOne<SatisfactionThresholdsSet>();
        Given(TenantSettings.Decider).When(Satisfaction(new() { SteepSlope = -2 })).ThenOne<SatisfactionThresholdsSet>();
    }

    [Fact]
    public void Thresholds_move_together_where_one_alone_could_not()
    {
        Given(TenantSettings.Decider).When(Satisfaction(new() { Watch = 70, Warn = 80, Act = 90 })).ThenOne<SatisfactionThresholdsSet>();
        Given(TenantSettings.Decider, Earlier).When(Satisfaction(new() { Warn = 30 })).ThenRefused("thresholds_contradict");
        Given(TenantSettings.Decider, Earlier).When(Satisfaction(new() { Warn = 35 })).ThenOne<SatisfactionThresholdsSet>();
    }

    [Fact]
    public void Settings_are_changed_in_order()
    {
        var later = new ScopeThresholdsSet(new() { WarningAbovePercent = 5 }, "later") { OccurredAt = Day + Duration.FromDays(2) };
        Given(TenantSettings.Decider, Earlier, later).When(Attention(new() { SilentDays = 3 })).ThenRefused("later_change_known");
        Given(TenantSettings.Decider, later).When(Attention(new() { SilentDays = 3 })).ThenRefused("before_first_event");
        Given(TenantSettings.Decider, Earlier, later).When(Attention(new() { SilentDays = 3 }) with { OccurredAt = later.OccurredAt }).ThenOne<AttentionThresholdsSet>();
    }

    [Fact]
    public void A_command_that_settings_do_not_know_is_refused() =>
        Given(TenantSettings.Decider).When(new UnheardOf { OccurredAt = Day }).ThenRefused("not_allowed");

    [Fact]
    public void Settings_belong_to_no_client_and_do_not_say_so()
    {
        var set = Given(TenantSettings.Decider).When(Satisfaction(new() { Watch = 30 })).ThenOne<SatisfactionThresholdsSet>();
        (set with { ClientId = Guid.NewGuid() }).ClientId.ShouldBe(Guid.Empty);
        JsonSerializer.SerializeToElement(set, DomainJson.Default.SatisfactionThresholdsSet).EnumerateObject().Select(member => member.Name)
            .ShouldBe(["thresholds", "reason", "occurredAt"]);
    }

    [Fact]
    public void Each_tenant_has_its_own_place_for_them()
    {
        TenantSettings.IdOf("default").ShouldBe(TenantSettings.IdOf("default"));
        TenantSettings.IdOf("default").ShouldNotBe(TenantSettings.IdOf("other"));
    }

    static SetSatisfactionThresholds Satisfaction(SatisfactionThresholdChanges changes) => new SetSatisfactionThresholds(changes, "because") { OccurredAt = Day + Duration.FromHours(1) };

    static SetAttentionThresholds Attention(AttentionThresholdChanges changes) => new SetAttentionThresholds(changes, "because") { OccurredAt = Day + Duration.FromHours(1) };

    static SetScopeThresholds Scope(ScopeThresholdChanges changes) => new SetScopeThresholds(changes, "because") { OccurredAt = Day + Duration.FromHours(1) };

    sealed record UnheardOf : SettingsCommand;
}
