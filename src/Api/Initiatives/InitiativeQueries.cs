using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Initiatives;

/// <summary>Queries of <c>/initiatives</c>.</summary>
static class InitiativeQueries
{
    public static void MapInitiativeQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, InitiativeList.Definition, Initiative.Decider.StreamType, "Initiative")
            .List<InitiativeItem>()
            .Item((initiative, _) => Task.FromResult(Answer(initiative)))
            .Events();

    static QueryAnswer<InitiativeAnswer> Answer(PastStream initiative) => new(
        new(initiative.Stream, InitiativeDetails.Of(initiative.Stream.Facts) ?? throw initiative.NotYet()),
        AnswerJson.Default.InitiativeAnswer,
        initiative.CurrentVersion);
}
