using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Templates;

/// <summary>Queries of <c>/templates</c>.</summary>
static class TemplateQueries
{
    public static void MapTemplateQueries(this IEndpointRouteBuilder routes)
    {
        var uses = routes.ServiceProvider.GetRequiredService<TemplateUses>();
        new StreamQueries(routes, TemplateList.Definition, SolutionTemplate.Decider.StreamType, "Template")
            .List<TemplateItem>()
            .Item((template, cancellation) => AnswerAsync(template, uses, cancellation))
            .Events();
    }

    static async Task<QueryAnswer<TemplateAnswer>> AnswerAsync(PastStream template, TemplateUses uses, CancellationToken cancellationToken)
    {
        var details = SolutionTemplateDetails.Of(template.Stream.Facts) ?? throw template.NotYet();
        var count = await uses.CountAsync(template.Session.Tenant, template.Stream.Id, template.Stream.Point, cancellationToken);
        return new(new(template.Stream, details, count), AnswerJson.Default.TemplateAnswer, template.CurrentVersion);
    }
}
