using MspEvents.Api.Queries;
using MspEvents.Api.Sla;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Tickets;

/// <summary>Queries of <c>/tickets</c>.</summary>
static class TicketQueries
{
    public static void MapTicketQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, TicketList.Definition, Ticket.Decider.StreamType, "Ticket")
            .List<TicketItem>()
            .Item(AnswerAsync)
            .Events();

    static async Task<QueryAnswer<TicketAnswer>> AnswerAsync(PastStream ticket, CancellationToken cancellationToken)
    {
        var (facts, judgedAt) = (ticket.Stream.Facts, ticket.Stream.Point.JudgedAt);
        var details = TicketDetails.Of(facts) ?? throw ticket.NotYet();
        var terms = ContractTerms.Of(await ticket.FactsAsync(details.ContractId, cancellationToken));
        // A fact may lie up to a few minutes ahead; the clocks are folded as far as the facts go.
        var clocks = SlaClocks.Of(facts, terms, Instant.Max(judgedAt, facts.Max(fact => fact.Event.OccurredAt)));
        return new(
            new(ticket.Stream, details, [.. clocks.Select(clock => ClockAnswer.Of(clock.Judge(judgedAt)))]), AnswerJson.Default.TicketAnswer, ticket.CurrentVersion);
    }
}
