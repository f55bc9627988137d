using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class ResourcesTests
{
    static readonly ResourceAllocation Pavel = new("Pavel Ruiz", null, 600, new(2026, 4, 1), null, "the move");
    static readonly ResourceAllocation Field = new(null, "Field service", 1_200, new(2026, 4, 1), new(2026, 4, 30), "cabling");

    [Fact]
    public void A_later_allocation_of_the_same_person_or_team_replaces_the_earlier()
    {
        var resources = Resources.Empty.With(Pavel).With(Field).With(Pavel with { MinutesPlanned = 300 });

        resources.Allocations.ShouldBe([Pavel with { MinutesPlanned = 300 }, Field]);
        resources.MinutesPlanned.ShouldBe(1_500);
    }

    [Fact]
    public void What_is_allocated_already_is_not_allocated_again()
    {
        Resources.Empty.ToAllocate(Pavel).ShouldBe(new ResourcesAllocated(Pavel));
        Resources.Empty.With(Pavel).ToAllocate(Pavel).ShouldBeNull();
    }

    [Fact]
    public void An_allocation_is_of_a_person_or_of_a_team()
    {
        Refusal(Pavel with { Team = "Field service" }).ShouldBe("allocation_unclear");
        Refusal(Pavel with { Who = null }).ShouldBe("allocation_unclear");
    }

    [Fact]
    public void An_allocation_ends_after_it_begins() => Refusal(Pavel with { To = new(2026, 3, 31) }).ShouldBe("allocation_ends_before_start");

    static string Refusal(ResourceAllocation allocation) => Should.Throw<BrokenRule>(() => Resources.Empty.ToAllocate(allocation)).Code;
}
