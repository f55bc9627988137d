using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Clients;

/// <summary>Queries of <c>/clients</c>.</summary>
static class ClientQueries
{
    public static void MapClientQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, ClientList.Definition, Client.Decider.StreamType, "Client")
            .List<ClientItem>()
            .Item((client, _) => Task.FromResult(Answer(client)))
            .Events();

    static QueryAnswer<ClientAnswer> Answer(PastStream client) =>
        new(new(client.Stream, ClientDetails.Of(client.Stream.Facts) ?? throw client.NotYet()), AnswerJson.Default.ClientAnswer, client.CurrentVersion);
}
