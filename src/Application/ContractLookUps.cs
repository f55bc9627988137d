using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application;

/// <summary>What tickets need to know of their contract.</summary>
/// <param name="ClientId">The client it was signed with.</param>
/// <param name="Terms">Its terms over time.</param>
public sealed record KnownContract(Guid ClientId, ContractTerms Terms)
{
    /// <summary>What it says about work.</summary>
    public WorkTerms WorkTerms => new(Terms.Rates, Terms.KnownScopeItems);

    /// <summary>The service levels agreed for an instant.</summary>
    public ServiceLevels ServiceLevelsAt(Instant instant) => Terms.AgreedAt(instant)?.ServiceLevels ?? new();
}

/// <summary>Look-ups from contracts.</summary>
public static class ContractLookUps
{
    /// <summary>A contract's client and terms; the pointer says where a body named it.</summary>
    /// <exception cref="StreamNotFound">There is no such contract.</exception>
    public static async Task<KnownContract> ContractAsync(this LookUps lookUps, Guid contractId, string? pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookUps);
        var facts = await lookUps.FactsAsync<ContractEvent>(Contract.Decider.StreamType, contractId, pointer, cancellationToken);
        return new(facts[0].Event.ClientId, ContractTerms.Of(facts));
    }
}
