using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Attention;

/// <summary>Something that asks for attention.</summary>
/// <param name="Kind">
/// What: an open ticket that nobody owns (for 30 minutes), on which nobody spoke (for 5 days), or that is open (for 30 days); a decision past decideBy; an action
/// past its day; a review not held, or promised by a contract and not planned for a period; a report not delivered after the period it was promised for (7 days
/// after); a use case or an indicator not reviewed; a trough warning (from watch up). What is in brackets is as the tenant's settings say.
/// </param>
/// <param name="StreamKind">The kind of stream it is of.</param>
/// <param name="StreamId">The stream; of a warning the client.</param>
/// <param name="Key">Which of its stream, where a stream may have several; else empty.</param>
/// <param name="ClientId">The client.</param>
/// <param name="ContractId">The contract, where one is known.</param>
/// <param name="Since">When what is waited for began.</param>
/// <param name="DueAt">When it began to ask for attention.</param>
/// <param name="DueOn">The last date it was in time on, in the client's zone, where it goes by a date.</param>
/// <param name="What">In a few words.</param>
/// <param name="Owner">Who is to do it.</param>
/// <param name="Score">Of a warning, 0-100.</param>
/// <param name="Level">Of a warning.</param>
sealed record AttentionListItem(
    AttentionKind Kind,
    string StreamKind,
    Guid StreamId,
    string Key,
    Guid ClientId,
    Guid? ContractId,
    Instant Since,
    Instant DueAt,
    LocalDate? DueOn,
    string? What,
    string? Owner,
    int? Score,
    WarningLevel? Level);

/// <summary>The query <c>/attention</c>.</summary>
static class AttentionQueries
{
    public static void MapAttention(this IEndpointRouteBuilder routes) =>
        routes.MapQueryGroup("", "Attention")
            .MapGet("/attention", (HttpContext http, Caller caller, ListEndpoint lists) => lists.AnswerAsync(AttentionList.Definition, http, caller))
            .DescribeList<AttentionListItem>(AttentionList.Definition, "listAttention", "What is about to be lost: one item a thing that is past its time");
}
