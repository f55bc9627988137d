using MspEvents.Api.Links;
using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Initiatives;

/// <summary>Queries of <c>/initiatives</c>.</summary>
static class InitiativeQueries
{
    public static void MapInitiativeQueries(this IEndpointRouteBuilder routes)
    {
        var links = routes.ServiceProvider.GetRequiredService<LinkReader>();
        new StreamQueries(routes, InitiativeList.Definition, Initiative.Decider.StreamType, "Initiative")
            .List<InitiativeItem>()
            .Item((initiative, cancellation) => AnswerAsync(initiative, links, cancellation))
            .Events();
    }

    static async Task<QueryAnswer<InitiativeAnswer>> AnswerAsync(PastStream initiative, LinkReader links, CancellationToken cancellationToken)
    {
        var details = InitiativeDetails.Of(initiative.Stream.Facts) ?? throw initiative.NotYet();
        var trace = await links.ReadAsync(initiative.Session.Tenant, initiative.Stream.Id, initiative.Stream.Point, cancellationToken);
        return new(new(initiative.Stream, details, trace), AnswerJson.Default.InitiativeAnswer, initiative.CurrentVersion);
    }
}
