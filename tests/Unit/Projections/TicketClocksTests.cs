using MspEvents.Domain;
using MspEvents.Projections;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;

namespace MspEvents.Tests.Unit.Projections;

public sealed class TicketClocksTests
{
    static readonly Instant Opening = Instant.FromUtc(2026, 3, 2, 8, 0);
    static readonly ServiceLevels Longer = Levels with { Targets = [new(ServiceMetric.Resolution, 3, 9_600, "office"), new(ServiceMetric.Closure, 3, 60, "24x7")] };

    [Fact]
    public void An_amendment_still_to_come_begins_an_era_of_an_open_ticket()
    {
        var terms = Terms(new ServiceLevelsAmended(new(2026, 3, 3), Longer, ChangeMode.FromCreation, "review", false));
        var clocks = TicketClocks.Of(Ticket(Opened(3)), terms).Eras;
        clocks.Select(clock => (clock.Era, clock.Clock.Metric, clock.Clock.TargetSeconds)).ShouldBe(
        [
            (0, ServiceMetric.Resolution, 57_600), (1, ServiceMetric.Resolution, 576_000), (1, ServiceMetric.Closure, 3_600),
        ], ignoreOrder: true);
        clocks[0].Covers(Midnight(2026, 3, 3) - Duration.Epsilon).ShouldBeTrue();
        clocks[0].Covers(Midnight(2026, 3, 3)).ShouldBeFalse();
        clocks[^1].Covers(Midnight(2026, 3, 3)).ShouldBeTrue();
    }

    [Fact]
    public void A_ticket_without_clocks_gets_them_in_the_era_that_brings_a_target()
    {
        var terms = Terms(new ServiceLevelsAmended(new(2026, 3, 10), Longer, ChangeMode.FromChange, "review", false));
        var clocks = TicketClocks.Of(Ticket(Opened(2)), terms);
        clocks.Eras.ShouldBeEmpty();
        var withTarget = Terms(new ServiceLevelsAmended(
            new(2026, 3, 10), Levels with { Targets = [new(ServiceMetric.Closure, 2, 60, "24x7")] }, ChangeMode.FromChange, "review", false));
        TicketClocks.Of(Ticket(Opened(2)), withTarget).Eras.ShouldHaveSingleItem().ValidFrom.ShouldBe(Midnight(2026, 3, 10));
    }

    [Fact]
    public void A_finished_ticket_has_one_era_whatever_is_amended_later()
    {
        var terms = Terms(new ServiceLevelsAmended(new(2026, 3, 10), Longer, ChangeMode.FromCreation, "review", false));
        var ticket = Ticket(Opened(3), new TicketResolved("done", null, null) { OccurredAt = Opening }, new TicketClosed { OccurredAt = Opening });
        var clocks = TicketClocks.Of(ticket, terms);
        clocks.FinishedAt.ShouldBe(Opening);
        clocks.Eras.ShouldAllBe(clock => clock.Era == 0 && clock.ValidUntil == null);
    }

    [Fact]
    public void A_reopened_ticket_is_not_finished()
    {
        var ticket = Ticket(
            Opened(3),
            new TicketClosed { OccurredAt = Opening + Duration.FromHours(1) },
            new TicketReopened("again") { OccurredAt = Opening + Duration.FromHours(2) });
        TicketClocks.FinishOf(ticket).ShouldBeNull();
    }

    static TicketOpened Opened(int priority) => new()
    {
        OccurredAt = Opening,
        ClientId = ClientId,
        ContractId = Id,
        Title = "Printer on fire",
        Priority = priority,
        Requester = new("Ada Example"),
    };

    static List<Fact> Ticket(params IEnumerable<DomainEvent> events) => [.. events.Select((@event, i) => new Fact(@event, i + 1, i + 10, Opening))];

    static ContractTerms Terms(params IEnumerable<ContractEvent> amendments) =>
        ContractTerms.Of(amendments.Prepend(Signed).Select((@event, i) => new Fact(@event with { OccurredAt = Signing }, i + 1, i + 1, Signing)));
}
