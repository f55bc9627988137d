using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.UseCases;

/// <summary>Queries of <c>/use-cases</c>.</summary>
static class UseCaseQueries
{
    public static void MapUseCaseQueries(this IEndpointRouteBuilder routes)
    {
        var standings = routes.ServiceProvider.GetRequiredService<UseCaseStandings>();
        new StreamQueries(routes, UseCaseList.Definition, UseCase.Decider.StreamType, "UseCase")
            .List<UseCaseItem>()
            .Item((useCase, cancellation) => AnswerAsync(useCase, standings, cancellation))
            .Events();
    }

    static async Task<QueryAnswer<UseCaseAnswer>> AnswerAsync(PastStream useCase, UseCaseStandings standings, CancellationToken cancellationToken)
    {
        var (stream, point) = (useCase.Stream, useCase.Stream.Point);
        var details = UseCaseDetails.Of(stream.Facts, point.JudgedAt) ?? throw useCase.NotYet();
        var standing = details is not { Status: UseCaseStatus.Active, Priority: not null }
            ? null
            : stream.IsNow
                ? await standings.OfAsync(useCase.Session.Tenant, details.ClientId, stream.Id, point.Position, cancellationToken)
                : await standings.ReplayAsync(useCase, details.ClientId, cancellationToken);
        return new(new(stream, details, standing), AnswerJson.Default.UseCaseAnswer, useCase.CurrentVersion);
    }
}
