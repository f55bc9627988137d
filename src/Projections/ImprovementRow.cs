using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>Something that feedback asked to be better, and how far that came: the last word on what is done, and the last of each kind it led to.</summary>
sealed record ImprovementRow(Guid FeedbackId, int Item, string Kind, string Text, FeedbackDetails Feedback)
{
    public static readonly ViewTable<ImprovementRow> Improvements = new("views_improvements", "feedback_id", ["feedback_id", "item"],
    [
        Column<ImprovementRow>.Uuid("feedback_id", row => row.FeedbackId),
        Column<ImprovementRow>.Integer("item", row => row.Item),
        Column<ImprovementRow>.Text("kind", row => row.Kind),
        Column<ImprovementRow>.Text("text", row => row.Text),
        Column<ImprovementRow>.Uuid("client_id", row => row.Feedback.ClientId),
        Column<ImprovementRow>.Uuid("contract_id", row => row.Feedback.ContractId),
        Column<ImprovementRow>.Text("direction", row => SlaTables.NameOf(row.Feedback.Direction)),
        Column<ImprovementRow>.Text("channel", row => SlaTables.NameOf(row.Feedback.Channel)),
        Column<ImprovementRow>.Text("status", row => SlaTables.NameOf(row.Feedback.Status)),
        Column<ImprovementRow>.Timestamp("received_at", row => row.Feedback.ReceivedAt),
        Column<ImprovementRow>.Timestamp("acknowledged_at", row => row.Feedback.AcknowledgedAt),
        Column<ImprovementRow>.Text("action", row => row.Last?.Action),
        Column<ImprovementRow>.Text("owner", row => row.Last?.Owner),
        Column<ImprovementRow>.Date("due_on", row => row.Last?.DueOn),
        Column<ImprovementRow>.Uuid("story_id", row => row.LastLink(action => action.StoryId)),
        Column<ImprovementRow>.Uuid("change_request_id", row => row.LastLink(action => action.ChangeRequestId)),
        Column<ImprovementRow>.Uuid("initiative_id", row => row.LastLink(action => action.InitiativeId)),
        Column<ImprovementRow>.Timestamp("closed_at", row => row.Feedback.ClosedAt),
        Column<ImprovementRow>.Text("outcome", row => row.Feedback.Outcome),
        Column<ImprovementRow>.Boolean("told_client", row => row.Feedback.ToldClient),
    ]);

    FeedbackAction? Last => Feedback.Actions is [.., var last] ? last : null;

    /// <summary>The items of a feedback; none once it was taken back.</summary>
    public static IEnumerable<ImprovementRow> Of(Guid id, FeedbackDetails feedback)
    {
        if (feedback.Status == FeedbackStatus.Retracted)
            return [];
        var items = feedback.Improve.Select(text => (Kind: "improve", Text: text));
        return (feedback.Suggestion is { } suggestion ? items.Append((Kind: "suggestion", Text: suggestion)) : items)
            .Select((item, index) => new ImprovementRow(id, index + 1, item.Kind, item.Text, feedback));
    }

    Guid? LastLink(Func<FeedbackAction, Guid?> link) => Feedback.Actions.Select(link).LastOrDefault(id => id is not null);
}
