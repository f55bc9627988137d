namespace MspEvents.Api.Conventions;

/// <summary>Says in the API's description which problems a route answers.</summary>
static class RefusalMetadata
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            route.Produces<Problem>(status, Problem.ContentType);
        return route;
    }
}
