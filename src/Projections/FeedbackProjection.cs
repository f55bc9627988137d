using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of feedback with the words it is found by, and what was asked to be better, item by item.</summary>
public sealed class FeedbackProjection() : Projection("feedback", 1, 2)
{
    static readonly ViewTable<Row> Feedbacks = new("views_feedback", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Feedback.Version),
        Column<Row>.Uuid("client_id", row => row.Feedback.ClientId),
        Column<Row>.Uuid("contract_id", row => row.Feedback.ContractId),
        Column<Row>.Text("direction", row => SlaTables.NameOf(row.Feedback.Direction)),
        Column<Row>.Text("kind", row => SlaTables.NameOf(row.Feedback.Kind)),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Feedback.Status)),
        Column<Row>.Text("kei_key", row => row.Feedback.KeiKey),
        Column<Row>.Numeric("score", row => row.Feedback.Score),
        Column<Row>.Numeric("normalised_score", row => row.Feedback.NormalisedScore),
        Column<Row>.Text("comment", row => row.Feedback.Comment),
        Column<Row>.TextList("excelling", row => row.Feedback.Excelling),
        Column<Row>.TextList("improve", row => row.Feedback.Improve),
        Column<Row>.Text("suggestion", row => row.Feedback.Suggestion),
        Column<Row>.Text("channel", row => SlaTables.NameOf(row.Feedback.Channel)),
        Column<Row>.Text("about_kind", row => row.Feedback.About is { } about ? SlaTables.NameOf(about.Kind) : null),
        Column<Row>.Uuid("about_id", row => row.Feedback.About?.Id),
        Column<Row>.Text("respondent_name", row => row.Feedback.Respondent?.Name),
        Column<Row>.Text("respondent_role", row => row.Feedback.Respondent?.Role),
        Column<Row>.Text("external_system", row => row.Feedback.External?.System),
        Column<Row>.Text("external_id", row => row.Feedback.External?.Id),
        Column<Row>.Text("external_url", row => row.Feedback.External?.Url),
        Column<Row>.Timestamp("received_at", row => row.Feedback.ReceivedAt),
        Column<Row>.Timestamp("acknowledged_at", row => row.Feedback.AcknowledgedAt),
        Column<Row>.Timestamp("closed_at", row => row.Feedback.ClosedAt),
        Column<Row>.Boolean("told_client", row => row.Feedback.ToldClient),
        Column<Row>.Timestamp("retracted_at", row => row.Feedback.RetractedAt),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> FeedbackWords = WordRow.Table("views_feedback_words", "feedback_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<FeedbackEvent>()
        .On<FeedbackReceived>().On<FeedbackAcknowledged>().On<FeedbackActedUpon>().On<FeedbackClosed>().On<FeedbackRetracted>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Feedbacks, FeedbackWords, ImprovementRow.Improvements];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<FeedbackEvent>(key);
        if (FeedbackDetails.Of(facts) is not { } feedback)
            return;
        rows.Add(Feedbacks, new(key, feedback, facts[^1].Position));
        foreach (var word in Words.Of(
            [feedback.Comment, feedback.Suggestion, feedback.Respondent?.Name, feedback.KeiKey, feedback.External?.Id, .. feedback.Excelling, .. feedback.Improve]))
        {
            rows.Add(FeedbackWords, new(word, key));
        }

        foreach (var improvement in ImprovementRow.Of(key, feedback))
            rows.Add(ImprovementRow.Improvements, improvement);
    }

    sealed record Row(Guid Id, FeedbackDetails Feedback, long LastPosition);
}
