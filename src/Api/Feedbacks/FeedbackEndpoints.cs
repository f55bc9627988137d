using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Feedbacks;

/// <summary>Commands of <c>/feedback</c>.</summary>
static class FeedbackEndpoints
{
    public static void MapFeedbackCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<Feedback, FeedbackCommand, FeedbackEvent>(routes, "feedback", "Feedback", Feedback.Decider)
            .Start<ReceiveRequest>("receive", "Record feedback from the client, or to it", ReceiveAsync)
            .Ask<AcknowledgeRequest>("acknowledge", "Record that the respondent was told it was heard", body => new AcknowledgeFeedback(body.Message))
            .Ask<ActRequest>("act", "Record what is done about it, by whom and by when", ActAsync)
            .Ask<CloseRequest>("close", "Close the loop", body => new CloseFeedback(body.Outcome, body.ToldClient))
            .Ask<RetractRequest>("retract", "Take the feedback back: it leaves every figure and stays in history", body => new RetractFeedback(body.Reason));

    static async Task<FeedbackCommand> ReceiveAsync(ReceiveRequest body, Situation<Feedback> situation, CancellationToken cancellation)
    {
        var lookUps = situation.LookUps;
        await lookUps.RequireAsync(Client.Decider.StreamType, body.ClientId, "#/clientId", cancellation);
        var contract = await lookUps.OwnerAsync(Contract.Decider.StreamType, body.ContractId, "#/contractId", cancellation);
        var about = body.About is { } subject ? await lookUps.OwnerAsync(StreamTypeOf(subject.Kind), subject.Id, "#/about/id", cancellation) : null;
        return new ReceiveFeedback
        {
            ClientId = body.ClientId,
            ContractId = body.ContractId,
            ContractClientId = contract?.ClientId,
            Direction = body.Direction,
            Kind = body.Kind,
            KeiKey = body.KeiKey,
            KeiScale = await KeiScaleAsync(body, situation, cancellation),
            Score = body.Score,
            Comment = body.Comment,
            Excelling = body.Excelling,
            Improve = body.Improve,
            Suggestion = body.Suggestion,
            Channel = body.Channel,
            About = body.About,
            AboutKeys = about,
            Respondent = body.Respondent,
            External = body.External,
        };
    }

    static async Task<ScoreScale?> KeiScaleAsync(ReceiveRequest body, Situation<Feedback> situation, CancellationToken cancellation)
    {
        if (body is not { Kind: FeedbackKind.Kei, KeiKey: { } key, About: { } about })
            return null;
        var scale = (await situation.LookUps.ServiceAreaAsync(about.Id, situation.At, "#/about/id", cancellation)).ScaleOf(key);
        return scale?.Contains(body.Score!.Value) == false
            ? throw Refusal.Invalid("#/score", "out_of_range", $"'{key}' is scored {scale.Min} to {scale.Max}.")
            : scale;
    }

    static async Task<FeedbackCommand> ActAsync(ActRequest body, Situation<Feedback> situation, CancellationToken cancellation)
    {
        StreamKeys?[] named =
        [
            await situation.LookUps.OwnerAsync(UserStory.Decider.StreamType, body.StoryId, "#/storyId", cancellation),
            await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation),
            await situation.LookUps.OwnerAsync(Initiative.Decider.StreamType, body.InitiativeId, "#/initiativeId", cancellation),
        ];
        return new ActOnFeedback(
            body.Action, body.Owner, body.DueOn, body.StoryId, body.ChangeRequestId, body.InitiativeId,
            [.. named.OfType<StreamKeys>().Select(keys => keys.ClientId)]);
    }

    static string StreamTypeOf(FeedbackSubjectKind kind) => kind switch
    {
        FeedbackSubjectKind.Ticket => Ticket.Decider.StreamType,
        FeedbackSubjectKind.Story => UserStory.Decider.StreamType,
        FeedbackSubjectKind.ServiceArea => ServiceArea.Decider.StreamType,
        FeedbackSubjectKind.ChangeRequest => ChangeRequest.Decider.StreamType,
        FeedbackSubjectKind.Review => ServiceReview.Decider.StreamType,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
