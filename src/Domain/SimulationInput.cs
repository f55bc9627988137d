using NodaTime;

namespace MspEvents.Domain;

/// <summary>A request of a simulated scenario.</summary>
/// <param name="AtMinute">Minutes after the start of the run, 0 or more.</param>
/// <param name="Impact">1-3.</param>
/// <param name="Urgency">1-3.</param>
/// <param name="HandleMinutes">Minutes of one agent's work it takes, above 0.</param>
public sealed record SimulatedArrival(int AtMinute, int Impact, int Urgency, int HandleMinutes);

/// <summary>What happens in a simulated scenario, and who works on it.</summary>
/// <param name="StartsAt">When the run begins.</param>
/// <param name="Arrivals">The requests; those of one minute come in the order given.</param>
/// <param name="Agents">How many work, 1 or more; each on one request at a time.</param>
/// <param name="ContractId">The contract whose terms are those of the run.</param>
public sealed record SimulationInput(Instant StartsAt, IReadOnlyList<SimulatedArrival> Arrivals, int Agents, Guid ContractId)
{
    /// <summary>The most arrivals of one run.</summary>
    public const int MostArrivals = 1_000;

    /// <summary>The last minute an arrival may come: the end of the 31st day.</summary>
    public const int LastMinute = 31 * 24 * 60;

    /// <summary>The longest one request may take: a week of one agent's time.</summary>
    public const int LongestHandling = 7 * 24 * 60;

    /// <summary>The most agents of one run.</summary>
    public const int MostAgents = 500;
}
