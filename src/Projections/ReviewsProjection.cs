using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of service reviews, and the words they are found by.</summary>
public sealed class ReviewsProjection() : Projection("reviews", 1, 2)
{
    static readonly ViewTable<Row> Reviews = new("views_reviews", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Review.Version),
        Column<Row>.Uuid("contract_id", row => row.Review.ContractId),
        Column<Row>.Uuid("client_id", row => row.Review.ClientId),
        Column<Row>.Text("kind", row => SlaTables.NameOf(row.Review.Kind)),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Review.Status)),
        Column<Row>.Timestamp("scheduled_for", row => row.Review.ScheduledFor),
        Column<Row>.Timestamp("scheduled_at", row => row.Review.ScheduledAt),
        Column<Row>.Timestamp("held_at", row => row.Review.HeldAt),
        Column<Row>.Timestamp("cancelled_at", row => row.Review.CancelledAt),
        Column<Row>.TextList("agenda", row => row.Review.Agenda),
        Column<Row>.Integer("actions", row => row.Review.Actions.Count),
        Column<Row>.Integer("open_actions", row => row.Open.Count()),
        Column<Row>.Date("next_action_due_on", row => row.Open.Min(action => (NodaTime.LocalDate?)action.DueOn)),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> ReviewWords = WordRow.Table("views_review_words", "review_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ServiceReviewEvent>()
        .On<ReviewScheduled>().On<ReviewHeld>().On<ActionAgreed>().On<ActionCompleted>().On<ReviewCancelled>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Reviews, ReviewWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<ServiceReviewEvent>(key);
        if (ServiceReviewDetails.Of(facts) is not { } review)
            return;
        rows.Add(Reviews, new(key, review, facts[^1].Position));
        foreach (var word in Words.Of([review.Notes, .. review.Agenda, .. review.Attendees, .. review.Actions.SelectMany(action => new[] { action.Key, action.Action, action.Owner })]))
            rows.Add(ReviewWords, new(word, key));
    }

    sealed record Row(Guid Id, ServiceReviewDetails Review, long LastPosition)
    {
        public IEnumerable<AgreedAction> Open => Review.Actions.Where(action => action.CompletedAt is null);
    }
}
