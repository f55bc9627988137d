using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

/// <summary>How facts of streams become steps of scope.</summary>
public class ScopeStepTests
{
    [Fact]
    public void A_story_adds_changes_and_deletes_a_requirement()
    {
        var (contract, steps) = Story(
            Captured,
            new StoryRefined(new() { DesiredOutcome = "Fewer calls" }, "clearer"),
            new StoryClarified(["Yes."], null),
            new StoryClarified(["In the yard."], new() { PainPoint = "No signal" }),
            new StoryAnalysed("network", 2, 2, [], []),
            new StoryMerged(Id(9)),
            new StoryUnmerged(),
            new StoryRetired("done otherwise"));
        contract.ShouldBe(ContractId);
        steps.Select(step => (step.Position, step.Move)).ShouldBe(
            [(1, StoryMove.Added), (2, StoryMove.Changed), (4, StoryMove.Changed), (6, StoryMove.Deleted), (7, StoryMove.Added), (8, StoryMove.Deleted)]);
    }

    [Fact]
    public void To_come_under_a_contract_changes_no_requirement()
    {
        var (contract, steps) = Story(Captured with { ContractId = null }, new StoryRefined(new() { ContractId = ContractId }, "signed"));
        contract.ShouldBe(ContractId);
        steps.ShouldHaveSingleItem().Move.ShouldBe(StoryMove.Added);
    }

    [Fact]
    public void A_story_without_a_contract_falls_under_none() => Story(Captured with { ContractId = null }).ContractId.ShouldBeNull();

    [Fact]
    public void A_change_request_moves_from_place_to_place_with_its_estimate_and_those_who_asked_and_decided()
    {
        DomainEvent[] facts =
        [
            new ChangeRaised("Wi-Fi", "needed", null, new("Ada", "lead", Organisation.Provider), ChangeKind.Addition, null, null),
            new ChangeAssessed(60, 900, 1, null, null, [], null),
            new ChangeSubmitted("Lene", null),
            new ChangeDeferred(null, "spring", "budget"),
            new ChangeApproved(new("Lene", Organisation.Client), new([], [], []), new(2026, 3, 1), null),
            new ChangeImplemented(70, 950),
        ];
        var steps = facts.Select((fact, index) => ChangeStep.Of(Id(7), Known(fact, index))).ToList();
        steps.Select(step => step.Status).ShouldBe(
            [ChangeStatus.Raised, ChangeStatus.Assessed, ChangeStatus.Submitted, ChangeStatus.Deferred, ChangeStatus.Approved, ChangeStatus.Implemented]);
        (steps[0].Party, steps[1].Estimate, steps[4].Party, steps[0].What).ShouldBe(
            (new("Ada", Organisation.Provider), new ScopeAmount(60, 900), new("Lene", Organisation.Client), "change_raised"));
        ChangeStep.Of(Id(7), Known(new ChangeRejected("dear") { By = "Lene" }, 0)).Party.ShouldBe(new("Lene", null));
        ChangeStep.Of(Id(7), Known(new ChangeWithdrawn("no need"), 0)).Status.ShouldBe(ChangeStatus.Withdrawn);
        Should.Throw<UnknownEvent>(() => ChangeStep.Of(Id(7), Known(new TicketClosed(), 0)));
    }

    [Fact]
    public void Months_are_those_of_the_contracts_zone()
    {
        var justBefore = Instant.FromUtc(2026, 2, 28, 22, 59);
        var history = new ScopeHistory(signed => signed with { TimeZone = "Europe/Berlin" })
            .Work(1, justBefore, minutes: 1).Work(2, justBefore + Duration.FromMinutes(1), minutes: 2);
        history.Ledger().Months(new(2026, 2), new(2026, 3)).Select(month => month.Effort.Unapproved).ShouldBe([1, 2]);
    }

    static StoryCaptured Captured { get; } = new() { Text = "As a clerk, I want labels.", ContractId = ContractId };

    static (Guid? ContractId, IReadOnlyList<StoryStep> Steps) Story(params StoryEvent[] events) => StoryStep.Of(Id(1), [.. events.Select(Known)]);

    static Fact Known(DomainEvent @event, int index) => new(@event with { OccurredAt = Noon(2, index + 1) }, index + 1, index + 1, Noon(2, index + 1));
}
