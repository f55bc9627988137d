using MspEvents.Api.Commands;
using MspEvents.Domain;

namespace MspEvents.Api.Clients;

/// <summary>Commands of <c>/clients</c>.</summary>
static class ClientEndpoints
{
    public static void MapClientCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<Client, ClientCommand, ClientEvent>(routes, "clients", "Client", Client.Decider)
            .Start<OnboardRequest>("onboard", "Start serving an organisation",
                (body, situation, _) => Task.FromResult<ClientCommand>(new OnboardClient(situation.Id, body.Name, body.TimeZone, body.Industry, body.Internal)))
            .Ask<RenameRequest>("rename", "Give the client another name", body => new RenameClient(body.Name))
            .Ask<RecordPainPointRequest>("record-pain-point", "Record a pain point named during negotiation",
                body => new RecordPainPoint(Guid.CreateVersion7(), body.Title, body.Description))
            .Ask<OffboardRequest>("offboard", "End the service", body => new OffboardClient(body.Reason));
}
