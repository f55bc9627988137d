using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleTicket;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class TicketStatusTests
{
    static readonly ResolveTicket Resolve = new("Cache cleared", "full disk", "KB-12");
    static readonly TicketReopened Reopened = At(30, new TicketReopened("again"));

    [Fact]
    public void A_ticket_is_resolved_once()
    {
        Given(Ticket.Decider, Opened).When(After(10, Resolve)).Then(new TicketResolved("Cache cleared", "full disk", "KB-12"));
        Given(Ticket.Decider, Opened, Resolved).When(After(11, Resolve)).ThenNothing();
    }

    [Fact]
    public void Closing_the_unresolved_resolves_it_first_at_the_same_instant() =>
        Given(Ticket.Decider, Opened).When(After(10, new CloseTicket())).Then(new TicketResolved(null, null, null), new TicketClosed());

    [Fact]
    public void Closing_the_resolved_only_closes_it() => Given(Ticket.Decider, Opened, Resolved).When(After(11, new CloseTicket())).Then(new TicketClosed());

    [Fact]
    public void A_closed_ticket_is_closed_already() => Given(Ticket.Decider, Opened, Resolved, Closed).When(After(21, new CloseTicket())).ThenNothing();

    [Fact]
    public void A_closed_ticket_is_not_resolved_again() => Given(Ticket.Decider, Opened, Resolved, Closed).When(After(21, Resolve)).ThenRefused("not_allowed");

    [Fact]
    public void A_ticket_is_cancelled_once_and_for_good()
    {
        Given(Ticket.Decider, Opened).When(After(10, new CancelTicket("raised twice", null))).Then(new TicketCancelled("raised twice", null));
        Given(Ticket.Decider, Opened, Cancelled).When(After(11, new CancelTicket("raised twice", null))).ThenNothing();
        Given(Ticket.Decider, Opened, Cancelled).When(After(11, new ReopenTicket("again", 14))).ThenRefused("not_allowed");
        Given(Ticket.Decider, Opened, Cancelled).When(After(11, new CloseTicket())).ThenRefused("not_allowed");
        Given(Ticket.Decider, Opened, Cancelled).When(After(11, Resolve)).ThenRefused("not_allowed");
    }

    [Fact]
    public void What_is_done_is_not_cancelled() => Given(Ticket.Decider, Opened, Resolved).When(After(11, new CancelTicket("no need", null))).ThenRefused("not_allowed");

    [Fact]
    public void A_ticket_is_reopened_within_the_window() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(10 + (14 * 24), new ReopenTicket("again", 14))).Then(new TicketReopened("again"));

    [Fact]
    public void A_ticket_stays_closed_after_the_window() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(11 + (14 * 24), new ReopenTicket("again", 14))).ThenRefused("reopen_window_passed");

    [Fact]
    public void The_window_runs_from_the_resolution_and_not_from_the_closure() =>
        Given(Ticket.Decider, Opened, Resolved, At(100, new TicketClosed())).When(After(40, new ReopenTicket("again", 1))).ThenRefused("reopen_window_passed");

    [Fact]
    public void Another_tools_reopening_knows_no_window() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(5000, new ReopenTicket("again", 0) { Imported = true })).Then(new TicketReopened("again"));

    [Fact]
    public void An_open_ticket_is_open_already() => Given(Ticket.Decider, Opened).When(After(1, new ReopenTicket("again", 14))).ThenNothing();

    [Fact]
    public void Each_exit_from_resolved_or_closed_counts_as_a_reopening()
    {
        Given(Ticket.Decider, Opened, Resolved, Closed, Reopened).State().ReopenCount.ShouldBe(1);
        Given(Ticket.Decider, Opened, Resolved, Reopened, At(31, new TicketResolved(null, null, null)), At(32, new TicketReopened("and again"))).State().ReopenCount.ShouldBe(2);
        Given(Ticket.Decider, Opened, Reopened).State().ReopenCount.ShouldBe(0);
    }

    [Fact]
    public void A_reopened_ticket_is_resolved_no_more()
    {
        var ticket = Given(Ticket.Decider, Opened, Resolved, Closed, Reopened).State();
        (ticket.Status, ticket.ResolvedAt, ticket.ClosedAt).ShouldBe((TicketStatus.Open, null, null));
    }

    [Fact]
    public void A_late_change_of_status_before_a_later_one_is_out_of_order()
    {
        Given(Ticket.Decider, Opened, Resolved).When(After(5, Resolve)).ThenRefused("out_of_order");
        Given(Ticket.Decider, Opened, Resolved, Closed, Reopened).When(After(15, new CloseTicket())).ThenRefused("out_of_order");
        Given(Ticket.Decider, Opened, Resolved).When(After(5, new CancelTicket("late", null))).ThenRefused("out_of_order");
    }

    [Fact]
    public void Another_tools_history_may_come_out_of_order() =>
        Given(Ticket.Decider, Opened, Resolved).When(After(5, Resolve with { Imported = true })).ThenOne<TicketResolved>();

    [Fact]
    public void A_late_change_of_status_that_was_so_by_then_records_nothing() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(15, Resolve)).ThenNothing();

    [Fact]
    public void What_was_allowed_then_is_taken_late()
    {
        var closed = Given(Ticket.Decider, Opened, Resolved, Closed);
        closed.When(After(5, new AssignTicket("Pavel Ruiz", null))).ThenOne<TicketAssigned>();
        closed.When(After(5, new RespondToTicket("on it", true))).ThenOne<ProviderResponded>();
        closed.When(After(5, new PauseTicket("awaitingVendor", null))).ThenOne<TicketPaused>();
        closed.When(After(5, new ReplyAsCustomer("thanks"))).ThenOne<CustomerReplied>();
        closed.When(After(5, new LinkTicket(LinkKind.Story, SampleContract.Id, "from"))).ThenOne<TicketLinked>();
        Given(Ticket.Decider, Opened, At(2, new TicketPaused("a", null)), Resolved).When(After(5, new ResumeTicket("a"))).ThenOne<TicketResumed>();
    }

    [Fact]
    public void What_was_not_allowed_then_is_refused_late() =>
        Given(Ticket.Decider, Opened, Resolved, Closed, Reopened).When(After(25, new PauseTicket("a", null))).ThenRefused("not_allowed");

    [Fact]
    public void A_reply_on_a_closed_ticket_is_kept_and_opens_nothing() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(30, new ReplyAsCustomer("thank you"))).Then(new CustomerReplied("thank you"));

    [Fact]
    public void What_is_told_late_is_folded_where_it_belongs()
    {
        Ticket.Decider.Fold([Fact(Opened, 1), Fact(Resolved, 2), Fact(At(5, new TicketPaused("late", null)), 3)]).Pauses.ShouldBeEmpty();
        Ticket.Decider.Fold([Fact(Opened, 1), Fact(At(3, new TicketAssigned("second", null)), 2), Fact(At(2, new TicketAssigned("first", null)), 3)])
            .Assignee.ShouldBe("second");
    }

    static Fact Fact(DomainEvent @event, long version) => new(@event, version, version, Monday);
}
