using MspEvents.Domain.Json;
using static MspEvents.Domain.FeedbackStatus;

namespace MspEvents.Domain;

/// <content>
/// Feedback is answered, acted upon and closed once each (acted upon as often as something else is done), and may be taken back at any time. Refusals:
/// <c>id_taken</c>, <c>other_client</c>, <c>other_contract</c>, <c>unknown_kei</c>, <c>score_outside_scale</c>, <c>not_allowed</c>, <c>out_of_order</c>.
/// </content>
public sealed partial record Feedback
{
    static IReadOnlyList<FeedbackEvent> Decide(Feedback then, Feedback now, FeedbackCommand command)
    {
        var decided = then.Decide(now, command);
        return now.EndedAt > command.OccurredAt && !command.Imported && decided.Any(@event => @event is FeedbackClosed or FeedbackRetracted)
            ? throw new BrokenRule("out_of_order", $"The feedback was closed or taken back at {now.EndedAt}, after this.")
            : decided;
    }

    IReadOnlyList<FeedbackEvent> Decide(Feedback now, FeedbackCommand command) => (Status, command) switch
    {
        (Unreceived, ReceiveFeedback c) => [Reception(c)],
        (_, ReceiveFeedback c) => DomainJson.Same(Reception(c), Received! with { OccurredAt = default, By = null })
            ? []
            : throw new BrokenRule("id_taken", "Other feedback has this id."),
        (Unreceived, _) => throw BrokenRule.NotAllowed(command, Status),

        (_, RetractFeedback) when now.Retraction is not null => [],
        (_, RetractFeedback c) => [new FeedbackRetracted(c.Reason)],
        (Retracted, _) => throw BrokenRule.NotAllowed(command, Status),

        (_, AcknowledgeFeedback) when now.Acknowledgement is not null => [],
        (FeedbackStatus.Received or ActedUpon, AcknowledgeFeedback c) => [new FeedbackAcknowledged(c.Message)],
        (FeedbackStatus.Received or Acknowledged or ActedUpon, ActOnFeedback c) => now.Act(c),
        (_, CloseFeedback) when now.Closure is not null => [],
        (FeedbackStatus.Received or Acknowledged or ActedUpon, CloseFeedback c) => [new FeedbackClosed(c.Outcome, c.ToldClient)],
        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static FeedbackReceived Reception(ReceiveFeedback c)
    {
        if ((c.ContractClientId ?? c.ClientId) != c.ClientId)
            throw OtherClient("The contract");
        if ((c.AboutKeys?.ClientId ?? c.ClientId) != c.ClientId)
            throw OtherClient("What it is about");
        var contract = c.ContractId ?? c.AboutKeys?.ContractId;
        if (c.AboutKeys?.ContractId is { } about && about != contract)
            throw new BrokenRule("other_contract", "What it is about belongs to another contract.");
        return new()
        {
            ClientId = c.ClientId,
            ContractId = contract,
            Direction = c.Direction,
            Kind = c.Kind,
            KeiKey = c.KeiKey,
            Scale = ScaleOf(c),
            Score = c.Score,
            Comment = c.Comment,
            Excelling = c.Excelling,
            Improve = c.Improve,
            Suggestion = c.Suggestion,
            Channel = c.Channel,
            About = c.About,
            Respondent = c.Respondent,
            External = c.External,
        };
    }

    static ScoreScale? ScaleOf(ReceiveFeedback c)
    {
        if (c is { Kind: FeedbackKind.Kei, KeiScale: null })
            throw new BrokenRule("unknown_kei", $"The service area had no indicator '{c.KeiKey}' by then.");
        if (c.Score is not { } score)
            return null;
        var scale = c.Kind == FeedbackKind.Kei ? c.KeiScale : ScoreScale.Of(c.Kind);
        return scale?.Contains(score) == true
            ? scale
            : throw new BrokenRule("score_outside_scale", scale is null ? "A comment has no score." : $"A score is {scale.Min} to {scale.Max}.");
    }

    IReadOnlyList<FeedbackEvent> Act(ActOnFeedback c)
    {
        if (c.NamedClients.Any(client => client != ClientId))
            throw OtherClient("What it names");
        var acted = new FeedbackActedUpon(c.Action, c.Owner, c.DueOn, c.StoryId, c.ChangeRequestId, c.InitiativeId);
        return Actions.Exists(known => Bare(known) == acted) ? [] : [acted];
    }

    static FeedbackActedUpon Bare(FeedbackActedUpon known) => known with { OccurredAt = default, By = null, ClientId = default, ContractId = null };

    static BrokenRule OtherClient(string what) => new("other_client", $"{what} belongs to another client.");
}
