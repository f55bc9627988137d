using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.UseCases;

/// <summary>Queries of <c>/use-cases</c>.</summary>
static class UseCaseQueries
{
    public static void MapUseCaseQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, UseCaseList.Definition, UseCase.Decider.StreamType, "UseCase")
            .List<UseCaseItem>()
            .Item((useCase, _) => Task.FromResult(Answer(useCase)))
            .Events();

    static QueryAnswer<UseCaseAnswer> Answer(PastStream useCase) =>
        new(
            new(useCase.Stream, UseCaseDetails.Of(useCase.Stream.Facts, useCase.Stream.Point.JudgedAt) ?? throw useCase.NotYet()),
            AnswerJson.Default.UseCaseAnswer,
            useCase.CurrentVersion);
}
