using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of tickets, and the words they are found by.</summary>
public sealed class TicketsProjection() : Projection("tickets", 1, 2)
{
    static readonly ViewTable<Row> Tickets = new("views_tickets", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Ticket.Version),
        Column<Row>.Uuid("contract_id", row => row.Ticket.ContractId),
        Column<Row>.Uuid("client_id", row => row.Ticket.ClientId),
        Column<Row>.Text("title", row => row.Ticket.Title),
        Column<Row>.Text("description", row => row.Ticket.Description),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Ticket.Status)),
        Column<Row>.Text("type", row => SlaTables.NameOf(row.Ticket.Type)),
        Column<Row>.Text("category", row => row.Ticket.Category),
        Column<Row>.Integer("priority", row => row.Ticket.Priority),
        Column<Row>.Text("priority_from", row => SlaTables.NameOf(row.Ticket.PriorityFrom)),
        Column<Row>.Integer("impact", row => row.Ticket.Impact),
        Column<Row>.Integer("urgency", row => row.Ticket.Urgency),
        Column<Row>.Text("requester_name", row => row.Ticket.Requester.Name),
        Column<Row>.Text("requester_email", row => row.Ticket.Requester.Email),
        Column<Row>.Text("assignee", row => row.Ticket.Assignee),
        Column<Row>.Text("assignee_group", row => row.Ticket.Group),
        Column<Row>.Text("channel", row => SlaTables.NameOf(row.Ticket.Channel)),
        Column<Row>.Text("service_area", row => row.Ticket.ServiceArea),
        Column<Row>.Uuid("story_id", row => row.Ticket.StoryId),
        Column<Row>.Text("external_system", row => row.Ticket.External?.System),
        Column<Row>.Text("external_id", row => row.Ticket.External?.Id),
        Column<Row>.Text("external_url", row => row.Ticket.External?.Url),
        Column<Row>.TextList("paused_for", row => row.Ticket.PausedFor),
        Column<Row>.Integer("escalation_level", row => row.Ticket.EscalationLevel),
        Column<Row>.Integer("reopen_count", row => row.Ticket.ReopenCount),
        Column<Row>.Timestamp("opened_at", row => row.Ticket.OpenedAt),
        Column<Row>.Timestamp("first_responded_at", row => row.Ticket.FirstRespondedAt),
        Column<Row>.Timestamp("resolved_at", row => row.Ticket.ResolvedAt),
        Column<Row>.Timestamp("closed_at", row => row.Ticket.ClosedAt),
        Column<Row>.BigInt("work_minutes", row => row.Ticket.WorkMinutes),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> TicketWords = WordRow.Table("views_ticket_words", "ticket_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<TicketAssigned>().On<ProviderResponded>().On<CustomerReplied>().On<TicketPaused>().On<TicketResumed>()
        .On<TicketReprioritised>().On<TicketEscalated>().On<TicketCorrected>().On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>().On<TicketLinked>()
        .On<TicketResolved>().On<TicketReopened>().On<TicketClosed>().On<TicketCancelled>().On<SlaThresholdReached>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Tickets, TicketWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<ITicketEvent>(key);
        if (TicketDetails.Of(facts) is not { } ticket)
            return;
        rows.Add(Tickets, new(key, ticket, facts[^1].Position));
        foreach (var word in Words.Of(
            ticket.Title, ticket.Description, ticket.Category, ticket.Requester.Name, ticket.Requester.Email, ticket.Assignee, ticket.External?.Id))
        {
            rows.Add(TicketWords, new(word, key));
        }
    }

    sealed record Row(Guid Id, TicketDetails Ticket, long LastPosition);
}
