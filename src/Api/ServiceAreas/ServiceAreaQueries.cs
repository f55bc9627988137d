using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.ServiceAreas;

/// <summary>Queries of <c>/service-areas</c>.</summary>
static class ServiceAreaQueries
{
    public static void MapServiceAreaQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, ServiceAreaList.Definition, ServiceArea.Decider.StreamType, "ServiceArea")
            .List<ServiceAreaItem>()
            .Item((area, _) => Task.FromResult(Answer(area)))
            .Events();

    static QueryAnswer<ServiceAreaAnswer> Answer(PastStream area) =>
        new(
            new(area.Stream, ServiceAreaDetails.Of(area.Stream.Facts, area.Stream.Point.JudgedAt) ?? throw area.NotYet()),
            AnswerJson.Default.ServiceAreaAnswer,
            area.CurrentVersion);
}
