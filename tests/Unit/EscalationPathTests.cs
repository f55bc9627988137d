using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;
using static MspEvents.Tests.Unit.SampleTicket;

namespace MspEvents.Tests.Unit;

public sealed class EscalationPathTests
{
    static readonly EscalationLevel Desk = new(1, 0, "Ines Okafor", "Greta Lind");
    static readonly EscalationLevel Director = new(2, 60, "Pavel Ruiz", "Vera Moss");
    static readonly SlaThreshold Breach = BreachAt(5);

    [Fact]
    public void Each_level_is_reached_so_many_minutes_after_the_breach() =>
        Due([Path(0, Desk, Director)], [Breach], Opened).ShouldBe([(1, 5), (2, 6)]);

    [Fact]
    public void Only_a_breach_escalates_and_only_by_a_path_that_was_agreed()
    {
        Due([Path(0, Desk, Director)], [], Opened).ShouldBeEmpty();
        Due([], [Breach], Opened).ShouldBeEmpty();
        new EscalationPath([new Fact(Signed with { Communication = Protocol(Desk) }, 1, 1, Signing)])
            .Of(Facts(Opened), [Breach]).ShouldHaveSingleItem().Level.ShouldBe(Desk);
    }

    [Fact]
    public void The_first_breach_of_any_clock_counts() =>
        Due([Path(0, Desk, Director)], [Breach, BreachAt(7)], Opened).ShouldBe([(1, 5), (2, 6)]);

    [Fact]
    public void A_ticket_that_was_resolved_before_is_not_escalated()
    {
        Due([Path(0, Desk, Director)], [Breach], Opened, At(4, Resolved)).ShouldBeEmpty();
        Due([Path(0, Desk, Director)], [Breach], Opened, Escalated(5, 1), At(5, Resolved)).ShouldBeEmpty();
        Due([Path(0, Desk, Director)], [Breach], Opened, At(4, Resolved), At(4, Closed)).ShouldBeEmpty();
        Due([Path(0, Desk, Director)], [Breach], Opened, At(4, Cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public void A_paused_ticket_is_open() => Due([Path(0, Desk)], [Breach], Opened, At(1, new TicketPaused("awaitingCustomer", null))).ShouldBe([(1, 5)]);

    [Fact]
    public void A_ticket_that_came_back_escalates_from_its_next_breach_or_where_the_time_is_not_up()
    {
        // The desk's time came while it was resolved and is gone; the director's is still to come.
        Due([Path(0, Desk, Director)], [Breach], Opened, At(4, Resolved), At(6, new TicketReopened("again"))).ShouldBe([(2, 6)]);
        Due([Path(0, Desk, Director)], [Breach, BreachAt(9)], Opened, At(4, Resolved), At(7, new TicketReopened("again"))).ShouldBe([(1, 9), (2, 10)]);
    }

    [Fact]
    public void A_level_that_a_ticket_has_been_at_or_above_is_not_escalated_to_again()
    {
        Due([Path(0, Desk, Director)], [Breach], Opened, Escalated(5, 1)).ShouldBe([(2, 6)]);
        Due([Path(0, Desk, Director)], [Breach], Opened, Escalated(2, 2)).ShouldBeEmpty();
        Due([Path(0, Desk, Director)], [Breach, BreachAt(9)], Opened, Escalated(5, 1), Escalated(6, 2), At(7, Resolved), At(8, new TicketReopened("again")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_path_in_force_when_a_level_is_due_counts()
    {
        var other = Director with { AfterMinutes = 120, Provider = "Ines Okafor" };
        Due([Path(0, Desk, Director), Path(5.5, Desk, other)], [Breach], Opened).ShouldBe([(1, 5), (2, 7)]);
        Due([Path(0, Desk, Director), Path(5.5)], [Breach], Opened).ShouldBe([(1, 5)]);
    }

    [Fact]
    public void A_path_agreed_or_told_after_the_time_escalates_nothing_in_hindsight()
    {
        Due([Path(5.5, Desk, Director)], [Breach], Opened).ShouldBe([(2, 6)]);
        var toldLate = Path(0, Desk, Director) with { RecordedAt = Hour(5.5) };
        Due([toldLate], [Breach], Opened).ShouldBe([(2, 6)]);
    }

    [Fact]
    public void Of_two_paths_the_one_agreed_later_is_in_force_whichever_was_told_first()
    {
        var toldLast = Path(0, Desk with { AfterMinutes = 30 }) with { Version = 3, RecordedAt = Hour(4) };
        Due([Path(1, Desk) with { Version = 2 }, toldLast], [Breach], Opened).ShouldBe([(1, 5)]);
    }

    static Instant Hour(double hours) => Monday + Duration.FromHours(hours);

    static SlaThreshold BreachAt(double hours) => new(ServiceMetric.Resolution, 1, 100, Hour(hours), Hour(hours), 18_000, true);

    static TicketEscalated Escalated(int hours, int level) => At(hours, new TicketEscalated(level, "Ines Okafor", "late", "call", "Ines Okafor"));

    static CommunicationProtocol Protocol(params EscalationLevel[] levels) => new([], levels, [], null);

    static Fact Path(double hours, params EscalationLevel[] levels) =>
        new(new CommunicationAgreed(Protocol(levels)) { OccurredAt = Hour(hours) }, (long)(hours * 10) + 2, 1, Hour(hours));

    static IReadOnlyList<Fact> Facts(params DomainEvent[] ticket) => [.. ticket.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))];

    static IEnumerable<(int Level, double Hours)> Due(Fact[] contract, SlaThreshold[] breaches, params DomainEvent[] ticket) =>
        new EscalationPath(contract.Prepend(new Fact(Signed, 1, 1, Signing))).Of(Facts(ticket), breaches)
            .Select(due => (due.Level.Level, (due.At - Monday).TotalHours));
}
