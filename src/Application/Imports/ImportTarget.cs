using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Imports;

/// <summary>The contract that imported tickets fall under.</summary>
sealed record ImportTarget(Guid ClientId, Guid ContractId, ContractTerms Terms)
{
    /// <summary>The matrix agreed for an instant, or the default where none was.</summary>
    public IReadOnlyList<IReadOnlyList<int>> MatrixAt(Instant instant) => (Terms.AgreedAt(instant)?.ServiceLevels ?? new()).Matrix;
}
