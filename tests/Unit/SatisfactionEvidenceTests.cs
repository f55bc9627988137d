using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public class SatisfactionEvidenceTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public void A_score_from_the_client_is_an_answer_and_a_word_from_the_client()
    {
        var evidence = Of(Score(FeedbackKind.Csat, 4));
        evidence.Answers.ShouldBe([new(Monday, FeedbackKind.Csat, 4, 75)]);
        evidence.Contacts.ShouldBe([new(Monday, ContactKind.FromClient)]);
    }

    [Fact]
    public void A_comment_is_a_word_and_no_answer()
    {
        var evidence = Of(Score(FeedbackKind.Comment, null));
        evidence.Answers.ShouldBeEmpty();
        evidence.Contacts.ShouldBe([new(Monday, ContactKind.FromClient)]);
    }

    [Fact]
    public void Feedback_to_the_client_is_a_word_to_it_and_counts_in_no_index()
    {
        var evidence = Of(Score(FeedbackKind.Nps, 9) with { Direction = FeedbackDirection.ToClient });
        evidence.Answers.ShouldBeEmpty();
        evidence.Contacts.ShouldBe([new(Monday, ContactKind.ToClient)]);
    }

    [Fact]
    public void Feedback_that_was_taken_back_says_nothing() =>
        Of(Score(FeedbackKind.Csat, 4), new FeedbackRetracted("mistaken") { OccurredAt = Monday }).ShouldBeEquivalentTo(SatisfactionEvidence.None);

    [Fact]
    public void Replies_and_public_responses_are_words_and_internal_notes_are_none() =>
        Of(
            new CustomerReplied("Still down") { OccurredAt = Monday },
            new ProviderResponded("Restarted", true) { OccurredAt = Monday },
            new ProviderResponded("Try the cable", false) { OccurredAt = Monday },
            new TicketResolved("Restarted", null, null) { OccurredAt = Monday })
            .Contacts.Select(contact => contact.Kind).ShouldBe([ContactKind.FromClient, ContactKind.ToClient]);

    [Fact]
    public void Reviews_count_on_the_day_they_were_held_and_reports_on_the_day_they_were_delivered()
    {
        var held = Monday - Duration.FromDays(3);
        Of(new ReviewHeld(held, [], null, null) { OccurredAt = Monday }).Contacts.ShouldBe([new(held, ContactKind.ReviewHeld)]);
        Of(new ReportDelivered("monthly", new(2026, 2)) { OccurredAt = Monday }).Contacts.ShouldBe([new(Monday, ContactKind.ReportDelivered)]);
        Of(new ReviewScheduled(ReviewKind.Monthly, held, []) { OccurredAt = Monday }).Contacts.ShouldBeEmpty();
    }

    [Fact]
    public void An_initiative_is_at_work_from_its_start_to_its_end_whichever_comes_first()
    {
        var planned = Planned(InitiativeKind.Security);
        Of(planned).Initiatives.ShouldBeEmpty();
        Of(planned, After(new InitiativeAbandoned("sold"), 1)).Initiatives.ShouldBeEmpty();
        Of(planned, After(new InitiativeStarted(), 1)).Initiatives.ShouldBe([new(InitiativeKind.Security, Day(1), null)]);
        Of(planned, After(new InitiativeStarted(), 1), After(new InitiativeFinished("done"), 9), After(new BenefitConfirmed("less", null), 12))
            .Initiatives.ShouldBe([new(InitiativeKind.Security, Day(1), Day(9))]);
        Of(planned, After(new InitiativeStarted(), 1), After(new InitiativeAbandoned("sold"), 5)).Initiatives.ShouldBe([new(InitiativeKind.Security, Day(1), Day(5))]);
    }

    [Fact]
    public void An_outcome_is_at_work_from_the_day_its_benefit_was_confirmed()
    {
        var planned = Planned(InitiativeKind.Outcome);
        Of(planned, After(new InitiativeStarted(), 1), After(new InitiativeFinished("done"), 9)).Initiatives.ShouldBeEmpty();
        Of(planned, After(new InitiativeStarted(), 1), After(new InitiativeFinished("done"), 9), After(new BenefitConfirmed("less", null), 12))
            .Initiatives.ShouldBe([new(InitiativeKind.Outcome, Day(12), Day(12))]);
    }

    [Fact]
    public void To_communicate_an_initiative_is_a_word_to_the_client() =>
        Of(Planned(InitiativeKind.EasyWin), After(new InitiativeCommunicated("all", "email", "soon"), 2)).Contacts.ShouldBe([new(Day(2), ContactKind.ToClient)]);

    [Fact]
    public void Days_are_local_dates_of_the_client_from_the_earliest_signing_on()
    {
        var calendar = RelationshipCalendar.Of("Pacific/Auckland", Monday, new(2026, 3, 1));
        // 13 hours ahead: 11:00 UTC is midnight there.
        calendar.DayOf(Instant.FromUtc(2026, 3, 2, 10, 59)).ShouldBe(1);
        calendar.DayOf(Instant.FromUtc(2026, 3, 2, 11, 0)).ShouldBe(2);
        calendar.DayOf(Instant.FromUtc(2026, 2, 27, 12, 0)).ShouldBe(-1);
        calendar.DateOf(2).ShouldBe(new(2026, 3, 3));
    }

    [Fact]
    public void Without_a_contract_days_begin_with_the_onboarding() =>
        RelationshipCalendar.Of("Pacific/Auckland", Instant.FromUtc(2026, 3, 2, 12, 0), null).DayZero.ShouldBe(new(2026, 3, 3));

    static Instant Day(int day) => Monday + Duration.FromDays(day);

    static DomainEvent After(DomainEvent @event, int days) => @event with { OccurredAt = Day(days) };

    static InitiativePlanned Planned(InitiativeKind kind) =>
        new() { Title = "Better", Kind = kind, ExpectedValue = "less", Validity = "because", OccurredAt = Monday };

    static FeedbackReceived Score(FeedbackKind kind, decimal? score) => new()
    {
        Direction = FeedbackDirection.FromClient,
        Kind = kind,
        Score = score,
        Scale = score is null ? null : ScoreScale.Of(kind),
        Channel = FeedbackChannel.Survey,
        OccurredAt = Monday,
    };

    static SatisfactionEvidence Of(params DomainEvent[] stream) =>
        SatisfactionEvidence.Of([.. stream.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))]);
}
