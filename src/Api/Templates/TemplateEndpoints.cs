using MspEvents.Api.Commands;
using MspEvents.Domain;

namespace MspEvents.Api.Templates;

/// <summary>Commands of <c>/templates</c>.</summary>
static class TemplateEndpoints
{
    public static void MapTemplateCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<SolutionTemplate, TemplateCommand, TemplateEvent>(routes, "templates", "Template", SolutionTemplate.Decider)
            .Start<CreateRequest>("create", "Write down a solution for others to adopt",
                (body, _, _) => Task.FromResult<TemplateCommand>(new CreateTemplate(body.Title, body.Problem, body.Steps, body.AppliesTo)))
            .Ask<ReviseRequest>("revise", "Change the template", body => new ReviseTemplate(body.Title, body.Problem, body.Steps, body.AppliesTo, body.Reason))
            .Ask<RetireRequest>("retire", "Offer the template no longer", body => new RetireTemplate(body.Reason));
}
