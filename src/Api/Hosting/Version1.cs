namespace MspEvents.Api.Hosting;

/// <summary>Everything under <c>/v1</c>, by concept.</summary>
static class Version1
{
    public static void MapVersion1(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }
}
