using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Who is set aside for something, and how much of their time.</summary>
/// <param name="Who">A person; null where a team is named.</param>
/// <param name="Team">A team; null where a person is named.</param>
/// <param name="MinutesPlanned">Above 0.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it is open.</param>
/// <param name="Reason">Why.</param>
public sealed record ResourceAllocation(
    [property: PersonName] string? Who, string? Team, int MinutesPlanned, LocalDate From, LocalDate? To, string Reason)
{
    /// <summary>Whether this is of the same person, or of the same team.</summary>
    public bool IsOfSame(ResourceAllocation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Who, Team) == (other.Who, other.Team);
    }
}

/// <summary>Someone, or a team, was set aside; replaces what was set aside of the same.</summary>
public sealed record ResourcesAllocated(ResourceAllocation Allocation) : DomainEvent, IStoryEvent, IUseCaseEvent, IServiceAreaEvent, IInitiativeEvent;

/// <summary>What is set aside for one story, use case, service area or initiative: one allocation a person or team.</summary>
public sealed record Resources
{
    Resources(ImmutableList<ResourceAllocation> allocations) => Allocations = allocations;

    /// <summary>Nothing yet.</summary>
    public static Resources Empty { get; } = new([]);

    /// <summary>The allocations, in the order each person or team was first named.</summary>
    public ImmutableList<ResourceAllocation> Allocations { get; }

    /// <summary>All minutes planned.</summary>
    public long MinutesPlanned => Allocations.Sum(allocation => (long)allocation.MinutesPlanned);

    /// <summary>With an allocation in the place of the one of the same person or team, if there is one.</summary>
    public Resources With(ResourceAllocation allocation)
    {
        var known = Allocations.FindIndex(allocation.IsOfSame);
        return new(known < 0 ? Allocations.Add(allocation) : Allocations.SetItem(known, allocation));
    }

    /// <summary>The fact that follows from an allocation; none where it is so already.</summary>
    /// <exception cref="BrokenRule"><c>allocation_unclear</c>: not one of a person or a team; <c>allocation_ends_before_start</c></exception>
    public ResourcesAllocated? ToAllocate(ResourceAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        if (allocation.Who is null == allocation.Team is null)
            throw new BrokenRule("allocation_unclear", "Either a person or a team is set aside.");
        if (allocation.To < allocation.From)
            throw new BrokenRule("allocation_ends_before_start", "An allocation ends after it begins.");
        return Allocations.Contains(allocation) ? null : new(allocation);
    }
}
