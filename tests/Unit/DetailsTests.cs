using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;
using static MspEvents.Tests.Unit.SampleTicket;

namespace MspEvents.Tests.Unit;

public sealed class DetailsTests
{
    static readonly Guid WorkId = new("0190c1d2-0000-7000-8000-00000000e0f1");

    [Fact]
    public void A_new_ticket_is_open_and_untouched()
    {
        var ticket = Ticket(Opened);
        (ticket.Version, ticket.Status, ticket.Priority, ticket.PriorityFrom, ticket.OpenedAt).ShouldBe((1, TicketDisplayStatus.Open, 2, PriorityOrigin.Matrix, Monday));
        (ticket.Assignee, ticket.FirstRespondedAt, ticket.ResolvedAt, ticket.ClosedAt).ShouldBe((null, null, null, null));
        (ticket.EscalationLevel, ticket.ReopenCount, ticket.WorkMinutes).ShouldBe((0, 0, 0));
        (ticket.ClientId, ticket.ContractId).ShouldBe((SampleContract.ClientId, SampleContract.Id));
    }

    [Fact]
    public void A_ticket_shows_what_became_of_it()
    {
        var entry = new WorkEntry { WorkId = WorkId, Minutes = 40, Who = "Pavel Ruiz" };
        var ticket = Ticket(
            Opened,
            At(1, new TicketAssigned("Pavel Ruiz", "mail")),
            At(2, new ProviderResponded("a note among us", false)),
            At(3, new ProviderResponded("on it", true)),
            At(4, new ProviderResponded("still on it", true)),
            At(5, new TicketEscalated(2, "Ines Okafor", "slow", "call", "Pavel Ruiz")),
            At(6, new WorkLogged(entry)),
            At(7, new TicketLinked(LinkKind.Story, WorkId, "from")),
            At(8, new TicketReprioritised(null, null, 1, PriorityOrigin.Stated, "board", ChangeMode.FromCreation)));
        ticket.FirstRespondedAt.ShouldBe(Monday + Duration.FromHours(3));
        (ticket.Assignee, ticket.Group, ticket.EscalationLevel, ticket.WorkMinutes).ShouldBe(("Pavel Ruiz", "mail", 2, 40));
        (ticket.Priority, ticket.PriorityFrom, ticket.Impact, ticket.Urgency).ShouldBe((1, PriorityOrigin.Stated, 2, 1));
        ticket.Links.ShouldBe([new TicketLink(LinkKind.Story, WorkId, "from")]);
        ticket.Version.ShouldBe(9);
    }

    [Fact]
    public void A_ticket_is_paused_while_any_reason_holds()
    {
        TicketEvent[] pauses = [Opened, At(1, new TicketPaused("scheduled", null)), At(2, new TicketPaused("awaitingCustomer", null))];
        Ticket(pauses).PausedFor.ShouldBe(["awaitingCustomer", "scheduled"]);
        Ticket([.. pauses, At(3, new TicketResumed("scheduled"))]).Status.ShouldBe(TicketDisplayStatus.Paused);
        Ticket([.. pauses, At(3, new TicketResumed(null))]).Status.ShouldBe(TicketDisplayStatus.Open);
    }

    [Fact]
    public void Resolution_and_closure_are_shown_while_they_stand()
    {
        var closed = Ticket(Opened, Resolved, Closed);
        (closed.Status, closed.ResolvedAt, closed.ClosedAt).ShouldBe((TicketDisplayStatus.Closed, Resolved.OccurredAt, Closed.OccurredAt));
        var reopened = Ticket(Opened, Resolved, Closed, At(30, new TicketReopened("again")));
        (reopened.Status, reopened.ResolvedAt, reopened.ClosedAt, reopened.ReopenCount).ShouldBe((TicketDisplayStatus.Open, null, null, 1));
        Ticket(Opened, Cancelled).Status.ShouldBe(TicketDisplayStatus.Cancelled);
        Ticket(Opened, Resolved).Status.ShouldBe(TicketDisplayStatus.Resolved);
    }

    [Fact]
    public void A_ticket_nobody_opened_has_no_details() => TicketDetails.Of([]).ShouldBeNull();

    [Fact]
    public void A_contract_shows_the_terms_of_the_instant_asked_for()
    {
        ContractEvent[] events =
        [
            SampleContract.Signed,
            new ServiceLevelsAmended(new(2026, 6, 1), SampleContract.Levels with { ReopenWindowDays = 7 }, ChangeMode.FromChange, "review", false),
            new ContractRenewed(new(2027, 1, 1), new(2027, 12, 31), 1_100_000),
        ];
        var before = Contract(SampleContract.Midnight(2026, 5, 31), events);
        (before.ServiceLevels.ReopenWindowDays, before.MonthlyFee, before.InForce).ShouldBe((14, 1_000_000, true));
        var after = Contract(SampleContract.Midnight(2027, 1, 1), events);
        (after.ServiceLevels.ReopenWindowDays, after.MonthlyFee, after.InForce).ShouldBe((7, 1_100_000, true));
        (after.Version, after.EffectiveFrom, after.EndsOn).ShouldBe((3, new LocalDate(2026, 2, 1), (LocalDate?)new LocalDate(2027, 12, 31)));
        after.Amendments.ShouldBe(
        [
            new("service_levels_amended", new(2026, 6, 1), null, ChangeMode.FromChange, "review", SampleContract.Signing),
            new("contract_renewed", new(2027, 1, 1), null, null, null, SampleContract.Signing),
        ]);
        Contract(SampleContract.Midnight(2026, 1, 10), events).InForce.ShouldBeFalse();
    }

    [Fact]
    public void A_contract_shows_what_happened_under_it()
    {
        var from = SampleContract.Midnight(2026, 3, 1);
        var to = from + Duration.FromHours(2);
        var contract = Contract(
            from,
            SampleContract.Signed,
            new OutageRecorded(WorkId, "mail", from, null, false, null),
            new OutageEnded(WorkId, to),
            new KpiAgreed("k", "Key", "%", 1, 2, new(2026, 7, 1), "goal", KpiDirection.Up, null),
            new KpiMeasured("k", 1.5m, "export"),
            new ReportDelivered("service report", new(2026, 2)),
            new SlaRestated(new(2026, 2), "late"),
            new SlaExclusionAgreed(WorkId, null, "power cut", "Greta Lind"),
            new BlockHoursPurchased(WorkId, 60, 100, null),
            new ContractTerminated(new(2026, 9, 1), "insourced"));
        contract.Outages.ShouldBe([new(WorkId, "mail", from, to, false, null)]);
        contract.Kpis.ShouldHaveSingleItem().Values.ShouldBe([new(SampleContract.Signing, 1.5m, "export")]);
        contract.Reports.ShouldBe([new("service report", new(2026, 2), SampleContract.Signing)]);
        contract.Restatements.ShouldBe([new(new(2026, 2), "late", SampleContract.Signing)]);
        contract.Exclusions.ShouldBe([new(WorkId, null, "power cut", "Greta Lind", SampleContract.Signing)]);
        contract.Purchases.ShouldBe([new(WorkId, 60, 100, null, SampleContract.Signing)]);
        (contract.TerminatedOn, contract.EndsOn, contract.InForce).ShouldBe((new LocalDate(2026, 9, 1), SampleContract.Signed.EndsOn, true));
    }

    [Fact]
    public void What_readers_see_is_written_by_the_same_contract_as_what_is_stored()
    {
        var json = JsonSerializer.SerializeToElement(Ticket(Opened, At(1, new TicketPaused("scheduled", null))), DomainJson.Default.TicketDetails);
        json.GetProperty("status").GetString().ShouldBe("paused");
        json.GetProperty("openedAt").GetString().ShouldBe("2026-03-02T08:00:00Z");
        json.GetProperty("priorityFrom").GetString().ShouldBe("matrix");
        json.TryGetProperty("assignee", out _).ShouldBeFalse();
    }

    static TicketDetails Ticket(params DomainEvent[] events) => TicketDetails.Of(Facts(events)).ShouldNotBeNull();

    static ContractDetails Contract(Instant at, params ContractEvent[] events) =>
        ContractDetails.Of(Facts([.. events.Select(@event => @event with { OccurredAt = SampleContract.Signing })]), at).ShouldNotBeNull();

    static List<Fact> Facts(IEnumerable<DomainEvent> events) =>
        [.. events.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))];
}
