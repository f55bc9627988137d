using MspEvents.Api.Commands;
using MspEvents.Api.Resources;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.ServiceAreas;

/// <summary>Commands of <c>/service-areas</c>.</summary>
static class ServiceAreaEndpoints
{
    public static void MapServiceAreaCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<ServiceArea, ServiceAreaCommand, IServiceAreaEvent>(routes, "service-areas", "ServiceArea", ServiceArea.Decider)
            .Start<TargetRequest>("target", "Choose an area of a client's service to be improved", TargetAsync)
            .Ask<HearVoiceRequest>("hear-voice", "Record what the client says", body => new HearCustomerVoice(body.Artefact, body.Findings))
            .Ask<DefineKeiRequest>("define-kei", "Define a key experience indicator, or define one anew",
                body => new DefineKei(body.Key, body.Name, body.Definition, body.Scale, body.Target))
            .Ask<MeasureKeiRequest>("measure-kei", "Record an indicator's value", body => new MeasureKei(body.Key, body.Value, body.N, body.Period))
            .Ask<ReviewKeiRequest>("review-kei", "Review an indicator: keep, change or retire", body => new ReviewKei(body.Key, body.Decision, body.Note))
            .Ask<DeliverAwarenessRequest>("deliver-awareness", "Record that training or other material reached its audience",
                body => new DeliverAwareness(body.Material, body.Audience, body.On))
            .Ask<AdvanceRequest>("advance", "Go on to the next phase, with the outputs of this one", body => new AdvancePhase(body.To, body.Note))
            .Ask<AllocateRequest>("allocate", "Set a person or a team aside for the area", body => new AllocateToServiceArea(body.Allocation));

    static async Task<ServiceAreaCommand> TargetAsync(TargetRequest body, Situation<ServiceArea> situation, CancellationToken cancellation)
    {
        var client = await situation.LookUps.ClientAsync(body.ClientId, "#/clientId", cancellation);
        return new TargetServiceArea(body.ClientId, body.Name, body.Moscow, client.Onboarded!.TimeZone, client.Offboarded is not null);
    }
}
