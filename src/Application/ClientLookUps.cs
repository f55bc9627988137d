using MspEvents.Domain;

namespace MspEvents.Application;

/// <summary>Look-ups from clients.</summary>
public static class ClientLookUps
{
    /// <summary>A client as its facts have it; the pointer says where a body named it.</summary>
    /// <exception cref="StreamNotFound">There is no such client.</exception>
    public static async Task<Client> ClientAsync(this LookUps lookUps, Guid clientId, string? pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookUps);
        return Client.Decider.Fold(await lookUps.FactsAsync<ClientEvent>(Client.Decider.StreamType, clientId, pointer, cancellationToken));
    }
}
