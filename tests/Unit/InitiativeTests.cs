using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleInitiative;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class InitiativeTests
{
    static readonly ResourceAllocation Allocation = new(null, "network", 2_400, new(2026, 4, 1), null, "the move");
    static readonly BenefitConfirmed Confirmed = At(30, new BenefitConfirmed("Mondays are calm", "stalls: 0"));

    [Fact]
    public void An_initiative_is_planned_once()
    {
        Given(Initiative.Decider).When(Plan).Then(Planned);
        Given(Initiative.Decider, Planned, Started, Finished).When(Plan).ThenNothing();
        Given(Initiative.Decider, Planned).When(Plan with { Title = "New printers" }).ThenRefused("id_taken");
    }

    [Fact]
    public void Nothing_is_planned_for_a_client_no_longer_served()
    {
        Given(Initiative.Decider).When(Plan with { ClientOffboarded = true }).ThenRefused("client_offboarded");
        Given(Initiative.Decider).When(Plan with { ClientOffboarded = true, Imported = true }).ThenOne<InitiativePlanned>();
        Given(Initiative.Decider, Planned).When(Plan with { ClientOffboarded = true }).ThenNothing();
    }

    [Fact]
    public void An_initiative_is_started_once_and_not_after_its_end()
    {
        Given(Initiative.Decider, Planned).When(After(10, new StartInitiative())).Then(Started);
        Given(Initiative.Decider, Planned, Started).When(After(11, new StartInitiative())).ThenNothing();
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new StartInitiative())).ThenRefused("not_allowed");
        Given(Initiative.Decider, Planned, Abandoned).When(After(21, new StartInitiative())).ThenRefused("not_allowed");
    }

    [Fact]
    public void Only_what_was_started_moves_on()
    {
        Given(Initiative.Decider, Planned).When(After(1, new ProgressInitiative("Hall one", null, null))).ThenRefused("not_allowed");
        Given(Initiative.Decider, Planned, Started).When(After(11, new ProgressInitiative("Hall one", "stalls", 3))).Then(new InitiativeProgressed("Hall one", "stalls", 3));
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new ProgressInitiative("a", null, null))).ThenRefused("not_allowed");
    }

    [Fact]
    public void The_client_is_told_at_any_time_and_as_often_as_it_is_told()
    {
        var told = new CommunicateInitiative("floor leads", "meeting", "Hall two on Friday");
        Given(Initiative.Decider, Planned).When(After(1, told)).Then(new InitiativeCommunicated("floor leads", "meeting", "Hall two on Friday"));
        Given(Initiative.Decider, Planned, At(1, new InitiativeCommunicated("floor leads", "meeting", "Hall two on Friday"))).When(After(2, told)).ThenOne<InitiativeCommunicated>();
        Given(Initiative.Decider, Planned, Abandoned).When(After(21, told)).ThenOne<InitiativeCommunicated>();
    }

    [Fact]
    public void Money_is_booked_at_any_time() =>
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new RecordInvestment(-500, "EUR", "cables back"))).Then(new InvestmentRecorded(-500, "EUR", "cables back"));

    [Fact]
    public void An_initiative_finishes_once_it_was_started()
    {
        Given(Initiative.Decider, Planned).When(After(20, new FinishInitiative("a"))).ThenRefused("not_allowed");
        Given(Initiative.Decider, Planned, Started).When(After(20, new FinishInitiative("All halls are done"))).Then(Finished);
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new FinishInitiative("again"))).ThenNothing();
        Given(Initiative.Decider, Planned, Started, Abandoned).When(After(21, new FinishInitiative("a"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_benefit_is_confirmed_once_the_initiative_is_finished()
    {
        Given(Initiative.Decider, Planned, Started).When(After(11, new ConfirmBenefit("a", null))).ThenRefused("not_allowed");
        Given(Initiative.Decider, Planned, Started, Finished).When(After(30, new ConfirmBenefit("Mondays are calm", "stalls: 0"))).Then(Confirmed);
        Given(Initiative.Decider, Planned, Started, Finished, Confirmed).When(After(31, new ConfirmBenefit("Mondays are calm", "stalls: 0"))).ThenNothing();
        Given(Initiative.Decider, Planned, Started, Finished, Confirmed).When(After(31, new ConfirmBenefit("Fewer calls", null))).ThenRefused("benefit_confirmed");
    }

    [Fact]
    public void An_initiative_is_abandoned_before_its_end()
    {
        Given(Initiative.Decider, Planned).When(After(20, new AbandonInitiative("The hall is sold"))).Then(Abandoned);
        Given(Initiative.Decider, Planned, Started).When(After(20, new AbandonInitiative("a"))).ThenOne<InitiativeAbandoned>();
        Given(Initiative.Decider, Planned, Abandoned).When(After(21, new AbandonInitiative("again"))).ThenNothing();
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new AbandonInitiative("a"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_change_of_status_is_not_told_behind_a_later_one()
    {
        Given(Initiative.Decider, Planned, Abandoned).When(After(10, new StartInitiative())).ThenRefused("out_of_order");
        Given(Initiative.Decider, Planned, Abandoned).When(After(10, new StartInitiative { Imported = true })).ThenOne<InitiativeStarted>();
        Given(Initiative.Decider, Planned, Started, Finished).When(After(15, new ProgressInitiative("Hall one", null, null))).ThenOne<InitiativeProgressed>();
    }

    [Fact]
    public void People_are_set_aside_until_the_end()
    {
        Given(Initiative.Decider, Planned).When(After(1, new AllocateInitiativeResources(Allocation))).Then(new ResourcesAllocated(Allocation));
        Given(Initiative.Decider, Planned, At(1, new ResourcesAllocated(Allocation))).When(After(2, new AllocateInitiativeResources(Allocation))).ThenNothing();
        Given(Initiative.Decider, Planned, Started, Finished).When(After(21, new AllocateInitiativeResources(Allocation))).ThenRefused("not_allowed");
        var replaced = Given(Initiative.Decider, Planned, At(1, new ResourcesAllocated(Allocation)), At(2, new ResourcesAllocated(Allocation with { MinutesPlanned = 600 })));
        replaced.State().Resources.Allocations.ShouldBe([Allocation with { MinutesPlanned = 600 }]);
    }

    [Fact]
    public void Nothing_happens_to_an_initiative_that_nobody_planned() => Given(Initiative.Decider).When(After(0, new StartInitiative())).ThenRefused("not_allowed");

    [Fact]
    public void A_reader_sees_what_became_of_an_initiative()
    {
        var details = Details(
            Planned,
            Started,
            At(11, new InitiativeProgressed("Hall one", "stalls", 3)),
            At(12, new InitiativeCommunicated("floor leads", "meeting", "Hall two on Friday")),
            At(13, new InvestmentRecorded(1_000, "USD", "spares")),
            At(14, new InvestmentRecorded(70_000, "EUR", "switches")),
            At(15, new InvestmentRecorded(-20_000, "EUR", "cables back")),
            At(16, new ResourcesAllocated(Allocation)),
            Finished,
            Confirmed with { By = "Greta Lind" });
        (details.Version, details.Status, details.StartedAt, details.FinishedAt).ShouldBe((10, InitiativeStatus.Finished, Started.OccurredAt, Finished.OccurredAt));
        details.Benefit.ShouldBe(new ConfirmedBenefit("Mondays are calm", "stalls: 0", "Greta Lind", Confirmed.OccurredAt));
        details.Progress.ShouldBe([new InitiativeStep("Hall one", "stalls", 3, Monday + Duration.FromHours(11))]);
        details.Communications.ShouldBe([new InitiativeMessage("floor leads", "meeting", "Hall two on Friday", Monday + Duration.FromHours(12))]);
        details.Invested.ShouldBe([new Money(50_000, "EUR"), new Money(1_000, "USD")]);
        details.Resources.ShouldBe([Allocation]);
        Details(Planned, Abandoned).AbandonmentReason.ShouldBe("The hall is sold");
    }

    static InitiativeDetails Details(params IInitiativeEvent[] events) =>
        InitiativeDetails.Of([.. events.Select((@event, index) => new Fact((DomainEvent)@event, index + 1, index + 1, @event.OccurredAt))]).ShouldNotBeNull();
}
