using System.Globalization;
using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>That one stream names another, from one fact on and until another.</summary>
/// <param name="SourceId">The stream that names.</param>
/// <param name="SourceKind">Its kind.</param>
/// <param name="Slot">What in it names the other: one name at a time.</param>
/// <param name="TargetId">The stream that is named.</param>
/// <param name="Relation">How.</param>
/// <param name="From">The fact that named it.</param>
/// <param name="Until">The fact that named another instead, or took it back; null while it stands.</param>
sealed record StreamLink(Guid SourceId, string SourceKind, string Slot, Guid TargetId, string Relation, Fact From, Fact? Until)
{
    /// <summary>Everything a stream's facts name, in the order they happened.</summary>
    public static IReadOnlyList<StreamLink> Of(Guid source, IReadOnlyList<Fact> facts)
    {
        var (standing, ended) = (new Dictionary<string, StreamLink>(), new List<StreamLink>());
        if (facts.Count == 0)
            return [];
        var kind = StreamIndexProjection.KindOf(facts[0].Event);
        foreach (var fact in facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version))
        {
            if (fact.Event is FeedbackRetracted)
                EndAll(fact);
            foreach (var (slot, target, relation) in NamedBy(fact))
                Name(fact, slot, target, relation);
        }

        return [.. ended, .. standing.Values];

        void Name(Fact fact, string slot, Guid? target, string relation)
        {
            if (standing.TryGetValue(slot, out var known))
            {
                if (known.TargetId == target)
                    return;
                standing.Remove(slot);
                ended.Add(known with { Until = fact });
            }

            if (target is { } named)
                standing.Add(slot, new(source, kind, slot, named, relation, fact, null));
        }

        void EndAll(Fact fact)
        {
            ended.AddRange(standing.Values.Select(link => link with { Until = fact }));
            standing.Clear();
        }
    }

    static IEnumerable<(string Slot, Guid? Target, string Relation)> NamedBy(Fact fact)
    {
        switch (fact.Event)
        {
            case TicketLinked e:
                yield return ($"link/{e.Relation}/{e.Target}", e.Target, e.Relation);
                break;
            case WorkLogged e:
                yield return ($"work/{e.Work.WorkId}", e.Work.ChangeRequestId, "work");
                break;
            case WorkCorrected e:
                yield return ($"work/{e.Work.WorkId}", e.Work.ChangeRequestId, "work");
                break;
            case WorkVoided e:
                yield return ($"work/{e.WorkId}", null, "work");
                break;
            case FeedbackReceived { About: { } about }:
                yield return ("about", about.Id, "about");
                break;
            case FeedbackActedUpon e:
                var act = fact.Version.ToString(CultureInfo.InvariantCulture);
                yield return ($"{act}/story", e.StoryId, "actedUpon");
                yield return ($"{act}/change", e.ChangeRequestId, "actedUpon");
                yield return ($"{act}/initiative", e.InitiativeId, "actedUpon");
                break;
            case InitiativePlanned e:
                foreach (var addressed in e.Addresses)
                    yield return ($"addresses/{addressed}", addressed, "addresses");
                break;
        }
    }
}
