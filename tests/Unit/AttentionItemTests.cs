using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.AttentionKind;

namespace MspEvents.Tests.Unit;

public class AttentionItemTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public void An_open_ticket_that_nobody_owns_asks_after_30_minutes()
    {
        Due(Unowned, Opened).ShouldBe(Monday + Duration.FromMinutes(30));
        Kinds(Opened, At(1, new TicketAssigned("Pavel Ruiz", null))).ShouldBe([Silent, Ageing]);
    }

    [Fact]
    public void An_open_ticket_asks_5_days_after_the_last_word_to_either_side()
    {
        Due(Silent, Opened).ShouldBe(Day(5));
        Due(Silent, Opened, At(2, new ProviderResponded("On it", true))).ShouldBe(Day(7));
        Due(Silent, Opened, At(2, new CustomerReplied("Still down"))).ShouldBe(Day(7));
        Due(Silent, Opened, At(2, new ProviderResponded("Try the cable", false)), At(3, new TicketAssigned("Pavel Ruiz", null))).ShouldBe(Day(5));
        Due(Silent, Opened, At(2, new TicketResolved("Restarted", null, null)), At(4, new TicketReopened("again"))).ShouldBe(Day(9));
    }

    [Fact]
    public void A_ticket_asks_after_30_days() => Due(Ageing, Opened, At(20, new ProviderResponded("On it", true))).ShouldBe(Day(30));

    [Fact]
    public void A_ticket_that_is_done_asks_for_nothing()
    {
        Kinds(Opened, At(1, new TicketResolved("Restarted", null, null))).ShouldBeEmpty();
        Kinds(Opened, At(1, new TicketCancelled("duplicate", null))).ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_asks_from_decide_by_on_until_it_is_made()
    {
        DomainEvent[] submitted = [Raised, At(1, new ChangeSubmitted("Greta Lind", Day(8)))];
        var item = Of(submitted).ShouldHaveSingleItem();
        (item.Kind, item.DueAt, item.Since, item.Owner).ShouldBe((Decision, Day(8), Day(1), "Greta Lind"));
        Of([.. submitted, At(2, new ChangeRejected("too dear"))]).ShouldBeEmpty();
        Of(Raised, At(1, new ChangeSubmitted("Greta Lind", null))).ShouldBeEmpty();
        Of(Raised).ShouldBeEmpty();
    }

    [Fact]
    public void A_review_asks_from_when_it_was_to_take_place_until_it_is_held_or_cancelled()
    {
        Due(AttentionKind.Review, Scheduled).ShouldBe(Day(7));
        Kinds(Scheduled, At(7, new ReviewHeld(Day(7), [], null, null))).ShouldBeEmpty();
        Kinds(Scheduled, At(3, new ReviewCancelled("away"))).ShouldBeEmpty();
    }

    [Fact]
    public void An_agreed_action_asks_once_its_day_is_over_until_it_is_done()
    {
        var held = At(7, new ReviewHeld(Day(7), [], null, null));
        var agreed = At(7, new ActionAgreed("spares", "Order two laptops", "Pavel Ruiz", new(2026, 3, 20)));
        var item = Of(Scheduled, held, agreed).ShouldHaveSingleItem();
        (item.Kind, item.Key, item.DueAt, item.DueOn, item.What, item.Owner)
            .ShouldBe((AttentionKind.Action, "spares", null, new LocalDate(2026, 3, 20), "Order two laptops", "Pavel Ruiz"));
        Of(Scheduled, held, agreed, At(9, new ActionCompleted("spares", "ordered"))).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_done_about_feedback_asks_too_until_the_loop_is_closed()
    {
        var acted = At(1, new FeedbackActedUpon("Text messages", "Ola Birk", new(2026, 4, 30), null, null, null));
        var item = Of(Received, acted).ShouldHaveSingleItem();
        (item.Kind, item.Key, item.DueOn, item.What).ShouldBe((AttentionKind.Action, "1", new LocalDate(2026, 4, 30), "Text messages"));
        Of(Received, acted, At(2, new FeedbackClosed("done", true))).ShouldBeEmpty();
        Of(Received, acted, At(2, new FeedbackRetracted("mistaken"))).ShouldBeEmpty();
    }

    [Fact]
    public void An_indicator_asks_for_its_review_until_it_is_reviewed_or_retired()
    {
        var area = new ServiceAreaTargeted("Onboarding", null, "Europe/Berlin") { OccurredAt = Monday };
        var defined = At(1, new KeiDefined("calm", "Calm", "How calm it was", ScoreScale.Csat, 4, 1, new(2026, 9, 3)));
        var item = Of(area, defined).ShouldHaveSingleItem();
        (item.Kind, item.Key, item.DueOn, item.Since, item.What).ShouldBe((KeiReview, "calm", new LocalDate(2026, 9, 3), Day(1), "Calm"));
        var reviewed = Of(area, defined, At(180, new KeiReviewed("calm", KeiDecision.Keep, "good", new(2027, 2, 28)))).ShouldHaveSingleItem();
        (reviewed.DueOn, reviewed.Since).ShouldBe((new LocalDate(2027, 2, 28), Day(180)));
        Of(area, defined, At(180, new KeiReviewed("calm", KeiDecision.Retire, "spent", null))).ShouldBeEmpty();
    }

    [Fact]
    public void A_use_case_asks_for_its_review_until_it_is_reviewed_or_retired()
    {
        var defined = At(0, SampleUseCase.Defined);
        var reviewed = At(1, new UseCaseReviewed("Holds", new(2026, 9, 3)));
        var item = Of(defined, reviewed).ShouldHaveSingleItem();
        (item.Kind, item.DueOn, item.Since, item.What).ShouldBe((UseCaseReview, new LocalDate(2026, 9, 3), Day(1), SampleUseCase.Defined.Title));
        Of(defined, reviewed, At(180, new UseCaseReviewed("Holds", new(2027, 3, 1)))).ShouldHaveSingleItem().DueOn.ShouldBe(new LocalDate(2027, 3, 1));
        Of(defined, reviewed, At(2, new UseCaseRetired("over"))).ShouldBeEmpty();
        Of(defined).ShouldBeEmpty();
    }

    [Fact]
    public void Other_streams_ask_for_nothing() => Of(new ClientOnboarded("Example Works", "UTC", null, false)).ShouldBeEmpty();

    static TicketOpened Opened { get; } = new() { Title = "Printer is down", Priority = 3, Requester = new("Ada Example", null), OccurredAt = Monday };

    static ChangeRaised Raised { get; } =
        new("Another office", "We grow", null, new("Ada Example", "head of packing", Organisation.Client), ChangeKind.Addition, null, null) { OccurredAt = Monday };

    static ReviewScheduled Scheduled { get; } = new(ReviewKind.Monthly, Day(7), []) { OccurredAt = Monday };

    static FeedbackReceived Received { get; } = new()
    {
        Direction = FeedbackDirection.FromClient,
        Kind = FeedbackKind.Comment,
        Channel = FeedbackChannel.Survey,
        Suggestion = "a text message",
        OccurredAt = Monday,
    };

    static Instant Day(int day) => Monday + Duration.FromDays(day);

    static DomainEvent At(int day, DomainEvent @event) => @event with { OccurredAt = Day(day) };

    static Instant? Due(AttentionKind kind, params DomainEvent[] stream) => Of(stream).Single(item => item.Kind == kind).DueAt;

    static IEnumerable<AttentionKind> Kinds(params DomainEvent[] stream) => Of(stream).Select(item => item.Kind);

    static IReadOnlyList<AttentionItem> Of(params DomainEvent[] stream) => AttentionItem.Of(
        [.. stream.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))], AttentionSettings.Default);
}
