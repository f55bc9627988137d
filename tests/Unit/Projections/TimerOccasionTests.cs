using MspEvents.Domain;
using MspEvents.Projections;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;

namespace MspEvents.Tests.Unit.Projections;

public sealed class TimerOccasionTests
{
    static readonly Instant Opening = Instant.FromUtc(2026, 3, 2, 8, 0);
    static readonly Guid Ticket = new("0190c1d2-0000-7000-8000-00000000d001");

    static readonly TicketOpened Opened = new()
    {
        OccurredAt = Opening,
        ClientId = ClientId,
        ContractId = Id,
        Title = "Printer on fire",
        Priority = 1,
        Requester = new("Ada Example"),
    };

    [Fact]
    public void The_timer_waits_for_each_warning_and_the_breach_of_each_clock() =>
        Of(Opening, Opened).Select(occasion => (occasion.Name, occasion.At - Opening)).ShouldBe(
        [
            ("firstResponse/1/75/1800", Duration.FromMinutes(22.5)),
            ("firstResponse/1/90/1800", Duration.FromMinutes(27)),
            ("firstResponse/1/100/1800", Duration.FromMinutes(30)),
            ("resolution/1/75/14400", Duration.FromMinutes(180)),
            ("resolution/1/90/14400", Duration.FromMinutes(216)),
            ("resolution/1/100/14400", Duration.FromMinutes(240)),
        ]);

    [Fact]
    public void What_was_recorded_is_waited_for_no_more() =>
        Of(Opening, Opened, new SlaThresholdReached(ServiceMetric.FirstResponse, 1, 75, Opening + Duration.FromMinutes(30)) { OccurredAt = Opening + Duration.FromMinutes(22.5) })
            .ShouldNotContain(occasion => occasion.Name == "firstResponse/1/75/1800");

    [Fact]
    public void What_was_reached_before_the_opening_was_recorded_stays_silent() =>
        Of(Opening + Duration.FromDays(30), Opened).ShouldBeEmpty();

    [Fact]
    public void A_pause_with_an_end_is_waited_for()
    {
        var until = Opening + Duration.FromHours(2);
        var occasion = Of(Opening, Opened, new TicketPaused("scheduled", until) { OccurredAt = Opening + Duration.FromHours(1) })
            .Single(occasion => occasion.Command is ResumeTicket);
        occasion.At.ShouldBe(until);
        occasion.Command.OccurredAt.ShouldBe(until);
    }

    [Fact]
    public void The_same_occasion_has_the_same_event_id_wherever_it_is_worked_out()
    {
        var (one, other) = (Of(Opening, Opened)[0], Of(Opening, Opened)[0]);
        one.EventId("acme", Ticket).ShouldBe(other.EventId("acme", Ticket));
        one.EventId("acme", Ticket).ShouldNotBe(one.EventId("other", Ticket));
        one.EventId("acme", Ticket).Version.ShouldBe(5);
    }

    static IReadOnlyList<TimerOccasion> Of(Instant recorded, params IEnumerable<DomainEvent> events) => TimerOccasion.Of(
        [.. events.Select((@event, i) => new Fact(@event, i + 1, i + 10, recorded))],
        new ContractFold([new Fact(Signed, 1, 1, Signing)]));
}
