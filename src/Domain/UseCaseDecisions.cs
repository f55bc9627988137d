using MspEvents.Domain.Json;

namespace MspEvents.Domain;

/// <content>
/// Decided on the use case as it was at the command's time. Refusals: <c>id_taken</c>, <c>client_offboarded</c>, <c>other_clients_story</c>,
/// <c>not_allowed</c>, <c>use_case_retired</c>, <c>not_prioritised</c>, <c>unknown_stakeholder</c>, <c>rationale_not_communicated</c>,
/// <c>template_retired</c>, <c>next_review_passed</c>, <c>reviewer_missing</c>, <c>out_of_order</c>, those of <see cref="Domain.Resources"/> and those of scenarios.
/// </content>
public sealed partial record UseCase
{
    static IReadOnlyList<IUseCaseEvent> Decide(UseCase then, UseCase now, UseCaseCommand command)
    {
        // Retired late, it would have been changed after its end.
        if (command is RetireUseCase && then.Retired is null && now.Retired is { } retired && !command.Imported)
            throw new BrokenRule("out_of_order", $"The use case was retired at {retired.OccurredAt}, after this.");
        return then.Decide(now, command);
    }

    IReadOnlyList<IUseCaseEvent> Decide(UseCase now, UseCaseCommand command) => command switch
    {
        DefineUseCase c => Define(c),
        _ when Defined is null => throw BrokenRule.NotAllowed(command, "the use case is not defined"),
        RetireUseCase c => Retired is null ? [new UseCaseRetired(c.Reason)] : [],
        _ when Retired is not null && !command.Imported => throw new BrokenRule("use_case_retired", "The use case is pursued no longer."),

        ReviseUseCase c => Revise(c),
        PrioritiseUseCase c => Priority is { } known && (known.Priority, known.Rationale) == (c.Priority, c.Rationale)
            ? []
            : [new UseCasePrioritised(c.Priority, c.Rationale)],
        CommunicateRationale c => Communicate(c),
        AcknowledgeRationale c => Acknowledge(c),
        AdoptTemplate c => Adopt(c),
        RecordTraining c => now.Trainings.Exists(known => (known.Team, known.Skill) == (c.Team, c.Skill) && c.CompletedBy.All(known.CompletedBy.Contains))
            ? []
            : [new TrainingRecorded(c.Team, c.Skill, c.CompletedBy)],
        ReviewUseCase c => Review(c),
        AllocateToUseCase c => Resources.ToAllocate(c.Allocation) is { } allocated ? [allocated] : [],
        _ => DecideScenario(now, command),
    };

    IReadOnlyList<IUseCaseEvent> Define(DefineUseCase c)
    {
        var defined = new UseCaseDefined
        {
            ClientId = c.ClientId,
            Title = c.Content.Title ?? string.Empty,
            Goal = c.Content.Goal ?? string.Empty,
            Stakeholders = c.Content.Stakeholders ?? [],
            Steps = c.Content.Steps ?? [],
            Constraints = c.Content.Constraints ?? [],
            StoryIds = c.Content.StoryIds ?? [],
            TimeZone = c.TimeZone,
        };
        if (Defined is { } known)
            // The zone was looked up then; what was asked is compared without it.
            return DomainJson.Same(defined with { TimeZone = known.TimeZone }, known with { OccurredAt = default, By = null })
                ? []
                : throw new BrokenRule("id_taken", "Another use case has this id.");
        if (c.ClientOffboarded && !c.Imported)
            throw new BrokenRule("client_offboarded", "The client is served no longer.");
        return c.StoryClients.Any(client => client != c.ClientId) ? throw OtherClientsStory() : [defined];
    }

    IReadOnlyList<IUseCaseEvent> Revise(ReviseUseCase c)
    {
        if (c.StoryClients.Any(client => client != ClientId))
            throw OtherClientsStory();
        var revised = new UseCaseRevised(c.Changes, c.Reason);
        return DomainJson.Same(Evolve(this, revised).Content, Content) ? [] : [revised];
    }

    IReadOnlyList<IUseCaseEvent> Communicate(CommunicateRationale c)
    {
        if (Priority is null)
            throw new BrokenRule("not_prioritised", "There is no rationale to tell: the use case has no priority.");
        foreach (var name in c.To)
            Known(name);
        return c.To.All(name => Told.TryGetValue(name, out var told) && told.Channel == c.Channel) ? [] : [new RationaleCommunicated(c.To, c.Channel)];
    }

    IReadOnlyList<IUseCaseEvent> Acknowledge(AcknowledgeRationale c)
    {
        Known(c.Stakeholder);
        if (!Told.ContainsKey(c.Stakeholder))
            throw new BrokenRule("rationale_not_communicated", "The stakeholder was not told the rationale in force.");
        return Acknowledged.ContainsKey(c.Stakeholder) ? [] : [new RationaleAcknowledged(c.Stakeholder)];
    }

    IReadOnlyList<IUseCaseEvent> Adopt(AdoptTemplate c)
    {
        if (Templates.Exists(known => (known.TemplateId, known.Adaptations) == (c.TemplateId, c.Adaptations)))
            return [];
        return c.TemplateRetired && !c.Imported
            ? throw new BrokenRule("template_retired", "The template is offered no longer.")
            : [new TemplateAdopted(c.TemplateId, c.Adaptations)];
    }

    IReadOnlyList<IUseCaseEvent> Review(ReviewUseCase c)
    {
        if (c.By is null)
            throw new BrokenRule("reviewer_missing", "A review names who held it.");
        if (!c.Imported && c.NextReviewOn <= DateOf(c.OccurredAt))
            throw new BrokenRule("next_review_passed", "The next review comes after this one.");
        return Reviews is [.., var last] && (last.By, last.Outcome, last.NextReviewOn) == (c.By, c.Outcome, c.NextReviewOn)
            ? []
            : [new UseCaseReviewed(c.Outcome, c.NextReviewOn)];
    }

    void Known(string name)
    {
        if (!Stakeholders.Any(stakeholder => stakeholder.Name == name))
            throw new BrokenRule("unknown_stakeholder", $"The use case has no stakeholder '{name}'.");
    }

    UseCaseChanges Content => new()
    {
        Title = Title,
        Goal = Goal,
        Stakeholders = Stakeholders,
        Steps = Steps,
        Constraints = Constraints,
        StoryIds = StoryIds,
    };

    static BrokenRule OtherClientsStory() => new("other_clients_story", "A story that is named belongs to another client.");
}
