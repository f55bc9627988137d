using System.Globalization;
using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>That one stream names another, from one fact on and until another.</summary>
/// <param name="OwnerId">The stream whose fact it is.</param>
/// <param name="SourceId">The stream that is connected: the owner, or one that the owner connects.</param>
/// <param name="SourceKind">Its kind.</param>
/// <param name="Slot">What in the owner names the other: one name at a time.</param>
/// <param name="TargetId">The stream that is named.</param>
/// <param name="Relation">How.</param>
/// <param name="From">The fact that named it.</param>
/// <param name="Until">The fact that named another instead, or took it back; null while it stands.</param>
sealed record StreamLink(Guid OwnerId, Guid SourceId, string SourceKind, string Slot, Guid TargetId, string Relation, Fact From, Fact? Until)
{
    /// <summary>Everything a stream's facts name, in the order they happened.</summary>
    public static IReadOnlyList<StreamLink> Of(Guid owner, IReadOnlyList<Fact> facts)
    {
        var (standing, ended) = (new Dictionary<string, StreamLink>(), new List<StreamLink>());
        if (facts.Count == 0)
            return [];
        var kind = StreamIndexProjection.KindOf(facts[0].Event);
        foreach (var fact in facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version))
        {
            foreach (var naming in StreamNaming.Of(fact, [.. standing.Keys]))
                Take(fact, naming);
        }

        return [.. ended, .. standing.Values];

        void Take(Fact fact, StreamNaming naming)
        {
            if (standing.TryGetValue(naming.Slot, out var known))
            {
                if (known.TargetId == naming.Target)
                    return;
                standing.Remove(naming.Slot);
                ended.Add(known with { Until = fact });
            }

            var (source, sourceKind) = naming.Source ?? (owner, kind);
            if (naming.Target is { } named)
                standing.Add(naming.Slot, new(owner, source, sourceKind, naming.Slot, named, naming.Relation, fact, null));
        }
    }
}

/// <summary>A fact names a stream, or names none any more.</summary>
/// <param name="Slot">What in the stream names the other: one name at a time.</param>
/// <param name="Target">The stream that is named; null where none is any more.</param>
/// <param name="Relation">How.</param>
/// <param name="Source">The stream that is connected where it is another than the one that speaks.</param>
readonly record struct StreamNaming(string Slot, Guid? Target, string Relation, (Guid Id, string Kind)? Source = null)
{
    /// <summary>What a fact names, and what of the slots that stand it empties.</summary>
    public static IEnumerable<StreamNaming> Of(Fact fact, IReadOnlyCollection<string> standing) => fact.Event switch
    {
        TicketOpened { StoryId: { } story } => [new("story", story, "belongsTo")],
        TicketCorrected { StoryId: { } story } => [new("story", story, "belongsTo")],
        TicketLinked e => [new($"link/{e.Relation}/{e.Target}", e.Target, e.Relation)],
        WorkLogged e => [new($"work/{e.Work.WorkId}", e.Work.ChangeRequestId, "work")],
        WorkCorrected e => [new($"work/{e.Work.WorkId}", e.Work.ChangeRequestId, "work")],
        WorkVoided e => [new($"work/{e.WorkId}", null, "work")],
        ChangeRaised { StoryId: { } story } => [new("story", story, "changes")],
        FeedbackReceived { About: { } about } => [new("about", about.Id, "about")],
        FeedbackActedUpon e => Acted(e, fact.Version.ToString(CultureInfo.InvariantCulture)),
        FeedbackRetracted => standing.Select(slot => new StreamNaming(slot, null, "")),
        InitiativePlanned e => Only("addresses", e.Addresses, standing),
        StoryAnalysed e => Only("dependsOn", e.DependsOn, standing),
        StoryMerged e => [new("mergedInto", e.Into, "mergedInto")],
        StoryUnmerged => [new("mergedInto", null, "mergedInto")],
        UseCaseDefined e => Only("serves", e.StoryIds, standing),
        UseCaseRevised { Changes.StoryIds: { } stories } => Only("serves", stories, standing),
        _ => [],
    };

    static IEnumerable<StreamNaming> Acted(FeedbackActedUpon e, string act)
    {
        yield return new($"{act}/story", e.StoryId, "actedUpon");
        yield return new($"{act}/change", e.ChangeRequestId, "actedUpon");
        yield return new($"{act}/initiative", e.InitiativeId, "actedUpon");
        // A story knows the initiative that was begun for the same feedback.
        if (e.InitiativeId is { } initiative)
            yield return new($"{act}/initiative/story", e.StoryId, "actsUponTheSameFeedback", (initiative, Initiative.Decider.StreamType));
    }

    /// <summary>These and no others: what stood before under the relation and is not among them is named no longer.</summary>
    static IEnumerable<StreamNaming> Only(string relation, IEnumerable<Guid> targets, IReadOnlyCollection<string> standing)
    {
        var named = targets.Distinct().ToDictionary(target => $"{relation}/{target}");
        return standing.Where(slot => slot.StartsWith($"{relation}/", StringComparison.Ordinal) && !named.ContainsKey(slot))
            .Select(slot => new StreamNaming(slot, null, relation))
            .Concat(named.Select(pair => new StreamNaming(pair.Key, pair.Value, relation)));
    }
}
