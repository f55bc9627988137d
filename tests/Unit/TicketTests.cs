using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleTicket;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class TicketTests
{
    static readonly IReadOnlyList<IReadOnlyList<int>> Matrix = SampleContract.Levels.Matrix;

    [Fact]
    public void A_priority_follows_from_impact_and_urgency() => Given(Ticket.Decider).When(Open).Then(Opened);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(1, 3, 3)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 1, 3)]
    [InlineData(2, 3, 4)]
    [InlineData(3, 2, 4)]
    [InlineData(3, 3, 5)]
    public void The_usual_matrix_ranks(int impact, int urgency, int priority) =>
        Given(Ticket.Decider).When(Open with { Impact = impact, Urgency = urgency }).ThenOne<TicketOpened>().Priority.ShouldBe(priority);

    [Fact]
    public void A_stated_priority_is_said_to_be_stated()
    {
        var opened = Given(Ticket.Decider).When(Open with { Impact = null, Urgency = null, Priority = 4 }).ThenOne<TicketOpened>();
        (opened.Priority, opened.PriorityFrom).ShouldBe((4, PriorityOrigin.Stated));
    }

    [Fact]
    public void A_ticket_without_any_priority_is_refused() => Given(Ticket.Decider).When(Open with { Urgency = null }).ThenRefused("priority_missing");

    [Theory]
    [InlineData(4, 1, null)]
    [InlineData(1, 0, null)]
    [InlineData(null, null, 6)]
    public void A_priority_outside_the_scale_is_refused(int? impact, int? urgency, int? priority) =>
        Given(Ticket.Decider).When(Open with { Impact = impact, Urgency = urgency, Priority = priority }).ThenRefused("invalid_priority");

    [Fact]
    public void A_terminated_contract_takes_no_tickets()
    {
        var afterwards = Open with { ContractTerminatedAt = Monday };
        Given(Ticket.Decider).When(afterwards).ThenRefused("contract_terminated");
        Given(Ticket.Decider).When(afterwards with { Imported = true }).ThenOne<TicketOpened>();
        Given(Ticket.Decider).When(Open with { ContractTerminatedAt = Monday + Duration.Epsilon }).ThenOne<TicketOpened>();
    }

    [Fact]
    public void Opening_the_same_ticket_again_is_already_so() =>
        Given(Ticket.Decider, Opened, Resolved).When(Open with { OccurredAt = Monday + Duration.FromDays(2) }).ThenNothing();

    [Fact]
    public void Another_ticket_with_the_same_id_is_refused() => Given(Ticket.Decider, Opened).When(Open with { Title = "Printer" }).ThenRefused("id_taken");

    [Fact]
    public void Nothing_happens_to_a_ticket_before_it_is_opened()
    {
        Given(Ticket.Decider, Opened).When(After(-1, new AssignTicket("Pavel Ruiz", null))).ThenRefused("before_first_event");
        Given(Ticket.Decider).When(After(0, new CloseTicket())).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_ticket_is_assigned_once_to_the_same_hands()
    {
        Given(Ticket.Decider, Opened).When(After(1, new AssignTicket("Pavel Ruiz", "mail"))).Then(new TicketAssigned("Pavel Ruiz", "mail"));
        Given(Ticket.Decider, Opened, At(1, new TicketAssigned("Pavel Ruiz", "mail"))).When(After(2, new AssignTicket("Pavel Ruiz", "mail"))).ThenNothing();
    }

    [Fact]
    public void A_closed_ticket_is_assigned_to_nobody_but_by_another_tool()
    {
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(30, new AssignTicket("Pavel Ruiz", null))).ThenRefused("not_allowed");
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(30, new AssignTicket("Pavel Ruiz", null) { Imported = true })).ThenOne<TicketAssigned>();
    }

    [Fact]
    public void Two_answers_are_two_facts() =>
        Given(Ticket.Decider, Opened, At(1, new ProviderResponded("on it", true))).When(After(2, new RespondToTicket("on it", true)))
            .Then(new ProviderResponded("on it", true));

    [Fact]
    public void A_customers_reply_ends_the_wait_for_the_customer() =>
        Given(Ticket.Decider, Opened, At(1, new TicketPaused("awaitingCustomer", null)), At(1, new TicketPaused("scheduled", null)))
            .When(After(2, new ReplyAsCustomer("here it is")))
            .Then(new CustomerReplied("here it is"), new TicketResumed("awaitingCustomer"));

    [Fact]
    public void A_customers_reply_ends_no_other_pause() =>
        Given(Ticket.Decider, Opened, At(1, new TicketPaused("awaitingVendor", null))).When(After(2, new ReplyAsCustomer(null))).Then(new CustomerReplied(null));

    [Fact]
    public void Pauses_for_several_reasons_hold_at_once()
    {
        var ticket = Given(Ticket.Decider, Opened, At(1, new TicketPaused("awaitingCustomer", null)), At(2, new TicketPaused("scheduled", null)));
        ticket.State().Pauses.Keys.ShouldBe(["awaitingCustomer", "scheduled"]);
        ticket.When(After(3, new ResumeTicket("scheduled"))).Then(new TicketResumed("scheduled"));
        ticket.When(After(3, new ResumeTicket(null))).Then(new TicketResumed(null));
        Given(Ticket.Decider, Opened, At(1, new TicketPaused("a", null)), At(2, new TicketPaused("b", null)), At(3, new TicketResumed(null))).State().Pauses.ShouldBeEmpty();
    }

    [Fact]
    public void Pausing_for_the_same_reason_to_the_same_end_is_already_so()
    {
        var until = Monday + Duration.FromHours(9);
        var paused = At(1, new TicketPaused("scheduled", until));
        Given(Ticket.Decider, Opened, paused).When(After(2, new PauseTicket("scheduled", until))).ThenNothing();
        Given(Ticket.Decider, Opened, paused).When(After(2, new PauseTicket("scheduled", null))).ThenOne<TicketPaused>();
    }

    [Fact]
    public void Resuming_what_is_not_paused_is_already_so()
    {
        Given(Ticket.Decider, Opened).When(After(1, new ResumeTicket(null))).ThenNothing();
        Given(Ticket.Decider, Opened, At(1, new TicketPaused("a", null))).When(After(2, new ResumeTicket("b"))).ThenNothing();
        Given(Ticket.Decider, Opened, Resolved).When(After(11, new ResumeTicket(null))).ThenNothing();
    }

    [Fact]
    public void A_pause_cannot_end_before_it_begins() =>
        Given(Ticket.Decider, Opened).When(After(1, new PauseTicket("scheduled", Monday))).ThenRefused("until_passed");

    [Fact]
    public void Only_an_open_ticket_is_paused() => Given(Ticket.Decider, Opened, Resolved).When(After(11, new PauseTicket("a", null))).ThenRefused("not_allowed");

    [Fact]
    public void Resolving_closing_and_cancelling_end_all_pauses()
    {
        var paused = At(1, new TicketPaused("awaitingVendor", null));
        Given(Ticket.Decider, Opened, paused, Resolved).State().Pauses.ShouldBeEmpty();
        Given(Ticket.Decider, Opened, paused, Closed).State().Pauses.ShouldBeEmpty();
        Given(Ticket.Decider, Opened, paused, Cancelled).State().Pauses.ShouldBeEmpty();
    }

    [Fact]
    public void A_ticket_can_be_paused_from_the_start() =>
        Given(Ticket.Decider, Opened with { PausedFor = ["scheduled"] }).State().Pauses.Keys.ShouldBe(["scheduled"]);

    [Fact]
    public void A_ticket_is_ranked_anew()
    {
        Given(Ticket.Decider, Opened).When(After(1, new ReprioritiseTicket(1, 1, null, "board meeting", ChangeMode.FromChange, Matrix)))
            .Then(new TicketReprioritised(1, 1, 1, PriorityOrigin.Matrix, "board meeting", ChangeMode.FromChange));
        Given(Ticket.Decider, Opened).When(After(1, new ReprioritiseTicket(2, 1, null, "again", ChangeMode.FromCreation, Matrix))).ThenNothing();
        Given(Ticket.Decider, Opened).When(After(1, new ReprioritiseTicket(null, null, null, "why", ChangeMode.FromCreation, Matrix))).ThenRefused("priority_missing");
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(30, new ReprioritiseTicket(1, 1, null, "late", ChangeMode.FromCreation, Matrix))).ThenRefused("not_allowed");
    }

    [Fact]
    public void An_escalation_has_an_owner_and_a_next_action_and_is_made_once()
    {
        var escalated = At(1, new TicketEscalated(1, "Ines Okafor", "no progress", "call the vendor", "Pavel Ruiz"));
        var again = new EscalateTicket(1, "Ines Okafor", "no progress", "call the vendor", "Pavel Ruiz");
        Given(Ticket.Decider, Opened).When(After(1, again)).Then(escalated);
        Given(Ticket.Decider, Opened, escalated).When(After(2, again)).ThenNothing();
        Given(Ticket.Decider, Opened, escalated).When(After(2, again with { Level = 2 })).ThenOne<TicketEscalated>();
        Given(Ticket.Decider, Opened, Cancelled).When(After(12, again)).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_already_so()
    {
        Given(Ticket.Decider, Opened).When(After(1, new CorrectTicket(Opened.Title, null, null, null, Opened.Requester, null, null, "typo"))).ThenNothing();
        var corrected = new TicketCorrected("Mail is down", null, TicketType.Problem, null, null, null, null, "typo");
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(30, new CorrectTicket("Mail is down", null, TicketType.Problem, null, null, null, null, "typo"))).Then(corrected);
        var ticket = Given(Ticket.Decider, Opened, At(1, corrected)).State();
        (ticket.Title, ticket.Type, ticket.Requester).ShouldBe(("Mail is down", TicketType.Problem, Opened.Requester));
    }

    [Fact]
    public void A_link_is_made_once()
    {
        var target = SampleContract.Id;
        var linked = new TicketLinked(LinkKind.Ticket, target, "follows");
        Given(Ticket.Decider, Opened).When(After(1, new LinkTicket(LinkKind.Ticket, target, "follows"))).Then(linked);
        Given(Ticket.Decider, Opened, At(1, linked)).When(After(2, new LinkTicket(LinkKind.Ticket, target, "follows"))).ThenNothing();
        Given(Ticket.Decider, Opened, At(1, linked)).When(After(2, new LinkTicket(LinkKind.Ticket, target, "causedBy"))).ThenOne<TicketLinked>();
    }

    [Fact]
    public void A_ticket_is_not_linked_to_itself() =>
        Given(Ticket.Decider, Opened).When(After(1, new LinkTicket(LinkKind.Ticket, SampleContract.Id, "follows", SampleContract.Id))).ThenRefused("link_to_itself");

    [Fact]
    public void A_ticket_is_no_duplicate_of_itself() =>
        Given(Ticket.Decider, Opened).When(After(1, new CancelTicket("raised twice", SampleContract.Id, SampleContract.Id))).ThenRefused("duplicate_of_itself");

    [Fact]
    public void A_threshold_is_recorded_once_for_each_target_and_does_not_count_as_a_change()
    {
        var due = Monday + Duration.FromHours(8);
        var reached = At(6, new SlaThresholdReached(ServiceMetric.Resolution, 1, 75, due));
        Given(Ticket.Decider, Opened).When(After(6, new RecordSlaThreshold(ServiceMetric.Resolution, 1, 75, due))).Then(reached);
        Given(Ticket.Decider, Opened, reached).When(After(7, new RecordSlaThreshold(ServiceMetric.Resolution, 1, 75, due))).ThenNothing();
        Given(Ticket.Decider, Opened, reached).When(After(7, new RecordSlaThreshold(ServiceMetric.Resolution, 1, 75, due + Duration.FromHours(1)))).ThenOne<SlaThresholdReached>();
        Ticket.Decider.IsSilent(reached).ShouldBeTrue();
        Ticket.Decider.IsSilent(Resolved).ShouldBeFalse();
    }

    [Fact]
    public void Messages_are_encrypted_for_the_requester_as_corrected() =>
        Ticket.Decider.DataSubject(Given(Ticket.Decider, Opened, At(1, new TicketCorrected(null, null, null, null, new("Jo Park"), null, null, "wrong caller"))).State())
            .ShouldBe(new Person("Jo Park"));
}
