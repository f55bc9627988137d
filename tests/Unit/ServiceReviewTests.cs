using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleReview;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ServiceReviewTests
{
    static readonly HoldReview Hold = new(Friday, ["Greta Lind", "Pavel Ruiz"], null, "A calm month");
    static readonly AgreeAction Agree = new("switches", "Order the switches", "Pavel Ruiz", new(2026, 4, 30));

    [Fact]
    public void A_review_is_scheduled_once()
    {
        Given(ServiceReview.Decider).When(Schedule).Then(Scheduled);
        Given(ServiceReview.Decider, Scheduled, Held).When(Schedule).ThenNothing();
        Given(ServiceReview.Decider, Scheduled).When(Schedule with { Agenda = ["money"] }).ThenRefused("id_taken");
        Given(ServiceReview.Decider).When(Schedule).Then(Scheduled)[0].ContractId.ShouldBe(SampleContract.Id);
    }

    [Fact]
    public void A_review_is_held_once()
    {
        Given(ServiceReview.Decider, Scheduled).When(After(98, Hold)).Then(Held);
        Given(ServiceReview.Decider, Scheduled, Held).When(After(99, Hold with { Notes = "again" })).ThenNothing();
        Given(ServiceReview.Decider, Scheduled, Cancelled).When(After(98, Hold)).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_review_is_held_before_it_is_recorded_as_held()
    {
        Given(ServiceReview.Decider, Scheduled).When(After(2, Hold)).ThenRefused("not_held_yet");
        Given(ServiceReview.Decider, Scheduled).When(After(2, Hold with { HeldAt = Monday + Duration.FromMinutes(124) })).ThenOne<ReviewHeld>();
        Given(ServiceReview.Decider, Scheduled).When(After(2, Hold with { HeldAt = Monday - Duration.FromDays(7) })).ThenOne<ReviewHeld>();
    }

    [Fact]
    public void A_review_is_cancelled_unless_it_was_held()
    {
        Given(ServiceReview.Decider, Scheduled).When(After(48, new CancelReview("Everyone is away"))).Then(Cancelled);
        Given(ServiceReview.Decider, Scheduled, Cancelled).When(After(49, new CancelReview("again"))).ThenNothing();
        Given(ServiceReview.Decider, Scheduled, Held).When(After(99, new CancelReview("a"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_change_of_status_is_not_told_behind_a_later_one()
    {
        Given(ServiceReview.Decider, Scheduled, Held).When(After(48, new CancelReview("a"))).ThenRefused("out_of_order");
        Given(ServiceReview.Decider, Scheduled, Held).When(After(48, new CancelReview("a") with { Imported = true })).ThenOne<ReviewCancelled>();
        Given(ServiceReview.Decider, Scheduled, Held).When(After(48, Agree)).ThenOne<ActionAgreed>();
    }

    [Fact]
    public void An_action_is_agreed_anew_while_it_is_open()
    {
        Given(ServiceReview.Decider, Scheduled, Held).When(After(98, Agree)).Then(Switches);
        Given(ServiceReview.Decider, Scheduled, Held, Switches).When(After(99, Agree)).ThenNothing();
        Given(ServiceReview.Decider, Scheduled, Held, Switches).When(After(99, Agree with { Owner = "Ines Okafor" })).ThenOne<ActionAgreed>();
        Given(ServiceReview.Decider, Scheduled, Held, Switches, SwitchesOrdered).When(After(121, Agree with { Owner = "Ines Okafor" })).ThenRefused("action_completed");
        Given(ServiceReview.Decider, Scheduled, Cancelled).When(After(49, Agree)).ThenRefused("not_allowed");
    }

    [Fact]
    public void An_action_is_completed_once()
    {
        Given(ServiceReview.Decider, Scheduled, Held, Switches).When(After(120, new CompleteAction("switches", "Ordered"))).Then(SwitchesOrdered);
        Given(ServiceReview.Decider, Scheduled, Held, Switches, SwitchesOrdered).When(After(121, new CompleteAction("switches", "again"))).ThenNothing();
        Given(ServiceReview.Decider, Scheduled, Held).When(After(120, new CompleteAction("switches", "Ordered"))).ThenRefused("unknown_action");
    }

    [Fact]
    public void Nothing_happens_to_a_review_that_nobody_scheduled() => Given(ServiceReview.Decider).When(After(0, Hold)).ThenRefused("not_allowed");

    [Fact]
    public void A_reader_sees_what_became_of_a_review()
    {
        var details = Details(Scheduled, Held, Switches, At(99, new ActionAgreed("notice", "Write the notice", "Ines Okafor", new(2026, 5, 1))), SwitchesOrdered);
        (details.Version, details.Status, details.Kind, details.ScheduledFor, details.HeldAt).ShouldBe((5, ReviewStatus.Held, ReviewKind.Monthly, Friday, Friday));
        (details.ClientId, details.ContractId).ShouldBe((SampleContract.ClientId, SampleContract.Id));
        details.Attendees.ShouldBe(["Greta Lind", "Pavel Ruiz"]);
        details.Actions.ShouldBe(
        [
            new("notice", "Write the notice", "Ines Okafor", new(2026, 5, 1), Monday + Duration.FromHours(99), null, null),
            new("switches", "Order the switches", "Pavel Ruiz", new(2026, 4, 30), Switches.OccurredAt, SwitchesOrdered.OccurredAt, "Ordered"),
        ]);
        Details(Scheduled, Cancelled).CancellationReason.ShouldBe("Everyone is away");
    }

    static ServiceReviewDetails Details(params ServiceReviewEvent[] events) =>
        ServiceReviewDetails.Of([.. events.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))]).ShouldNotBeNull();
}
