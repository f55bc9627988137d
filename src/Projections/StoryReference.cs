using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>A stream names a story.</summary>
/// <param name="OwnerId">The stream whose fact it is.</param>
/// <param name="SourceId">The stream that is connected: its own, or one that it connects.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Kind">The kind of stream.</param>
/// <param name="Relation">How it names the story.</param>
/// <param name="From">The fact that names it.</param>
/// <param name="Until">The fact from which on it is named no longer.</param>
sealed record StoryReference(Guid OwnerId, Guid SourceId, Guid StoryId, string Kind, string Relation, Fact From, Fact? Until)
{
    /// <summary>Every naming of a story by a stream's facts, those that were taken back too.</summary>
    public static IEnumerable<StoryReference> Of(Guid owner, IReadOnlyList<Fact> facts)
    {
        var named = new List<StoryReference>();
        foreach (var fact in facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version))
            Take(owner, fact, named);
        return named.DistinctBy(reference => (reference.SourceId, reference.StoryId, reference.Relation, reference.From.Position));
    }

    static void Take(Guid owner, Fact fact, List<StoryReference> named)
    {
        switch (fact.Event)
        {
            case TicketOpened { StoryId: { } story }:
                Name(Ticket.Decider.StreamType, "belongsTo", [story]);
                break;
            case TicketCorrected { StoryId: { } story }:
                End("belongsTo");
                Name(Ticket.Decider.StreamType, "belongsTo", [story]);
                break;
            case TicketLinked { Kind: LinkKind.Story } linked:
                Name(Ticket.Decider.StreamType, linked.Relation, [linked.Target]);
                break;
            case ChangeRaised { StoryId: { } story }:
                Name(ChangeRequest.Decider.StreamType, "changes", [story]);
                break;
            case FeedbackReceived { About: { Kind: FeedbackSubjectKind.Story } about }:
                Name(Feedback.Decider.StreamType, "about", [about.Id]);
                break;
            case FeedbackActedUpon { StoryId: { } story } acted:
                Name(Feedback.Decider.StreamType, "actedUponBy", [story]);
                if (acted.InitiativeId is { } initiative)
                    named.Add(new(owner, initiative, story, Initiative.Decider.StreamType, "actsUponTheSameFeedback", fact, null));
                break;
            case FeedbackRetracted:
                End("about");
                End("actedUponBy");
                End("actsUponTheSameFeedback");
                break;
            case UseCaseDefined defined:
                Name(UseCase.Decider.StreamType, "serves", defined.StoryIds);
                break;
            case UseCaseRevised { Changes.StoryIds: { } stories }:
                End("serves");
                Name(UseCase.Decider.StreamType, "serves", stories);
                break;
            case StoryAnalysed analysed:
                End("dependsOn");
                Name(UserStory.Decider.StreamType, "dependsOn", analysed.DependsOn);
                break;
            case StoryMerged merged:
                End("mergedInto");
                Name(UserStory.Decider.StreamType, "mergedInto", [merged.Into]);
                break;
            case StoryUnmerged:
                End("mergedInto");
                break;
        }

        void Name(string kind, string relation, IEnumerable<Guid> stories) =>
            named.AddRange(stories.Select(story => new StoryReference(owner, owner, story, kind, relation, fact, null)));

        void End(string relation)
        {
            for (var index = 0; index < named.Count; index++)
            {
                if (named[index] is { Until: null } open && open.Relation == relation)
                    named[index] = open with { Until = fact };
            }
        }
    }
}
