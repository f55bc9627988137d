using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>What the client says, every other day: scores that follow the mood of the day, and now and then words that want an answer.</summary>
static class DemoAnswers
{
    /// <summary>The day of the last answer: long after any demo ends.</summary>
    const int LastDay = 800;

    // The mood, 0-100, by day from the signing; straight between the points.
    static readonly (int Day, double Mood)[] Moods =
        [(0, 52), (30, 68), (74, 86), (100, 82), (140, 69), (175, 59), (200, 48), (230, 40), (270, 42), (330, 62), (400, 80), (460, 86), (LastDay, 88)];

    static readonly FeedbackKind[] Asked = [FeedbackKind.Csat, FeedbackKind.Nps, FeedbackKind.Csat, FeedbackKind.Ces, FeedbackKind.Csat, FeedbackKind.Kei];

    public static IEnumerable<DemoStep> Of(ServedClient served)
    {
        var random = new Random(23);
        var carried = 0.0;
        for (var index = 0; 2 * index <= LastDay; index++)
        {
            var day = 2 * index;
            var kind = Asked[index % Asked.Length] is FeedbackKind.Kei && day < DemoServiceArea.KeiDefinedOn ? FeedbackKind.Csat : Asked[index % Asked.Length];
            var scale = kind == FeedbackKind.Kei ? DemoServiceArea.Scale : ScoreScale.Of(kind)!;
            var mood = MoodOf(day);
            // What a coarse scale cannot say is made up for by the next answer.
            var score = Enumerable.Range((int)scale.Min, (int)(scale.Max - scale.Min) + 1).MinBy(step => Math.Abs((double)scale.Normalise(step) - mood - carried));
            carried += mood - (double)scale.Normalise(score);
            var words = DemoWords.For(mood, index);
            var at = served.At(day, 9 + random.Next(8), random.Next(60));
            var feedback = $"feedback/{index}";
            yield return served.Step(feedback, at, Answer(served, kind, score, words, served.Client.Staff[random.Next(served.Client.Staff.Count)]));
            if (words is not null)
            {
                foreach (var step in Loop(served, feedback, at, mood, index))
                    yield return step;
            }
        }

        foreach (var step in ToTheClient(served))
            yield return step;
        yield return served.Step("feedback/7", served.At(20, 12), new RetractFeedback("Given for the wrong supplier."), "Owen Hartley");
    }

    /// <summary>The mood of a day.</summary>
    public static double MoodOf(int day)
    {
        var next = Array.FindIndex(Moods, point => point.Day >= day);
        if (next <= 0)
            return Moods[0].Mood;
        var (from, to) = (Moods[next - 1], Moods[next]);
        return from.Mood + ((to.Mood - from.Mood) * (day - from.Day) / (to.Day - from.Day));
    }

    static ReceiveFeedback Answer(ServedClient served, FeedbackKind kind, int score, DemoWords? words, Person respondent) => new()
    {
        ClientId = served.ClientId,
        ContractId = served.ContractId,
        ContractClientId = served.ClientId,
        Direction = FeedbackDirection.FromClient,
        Kind = kind,
        KeiKey = kind == FeedbackKind.Kei ? DemoServiceArea.KeiKey : null,
        KeiScale = kind == FeedbackKind.Kei ? DemoServiceArea.Scale : null,
        Score = score,
        Comment = words?.Comment,
        Excelling = words?.Excelling is { } good ? [good] : [],
        Improve = words?.Improve is { } better ? [better] : [],
        Suggestion = words?.Suggestion,
        Channel = kind == FeedbackKind.Ces ? FeedbackChannel.Realtime : FeedbackChannel.Survey,
        About = kind == FeedbackKind.Kei ? new(FeedbackSubjectKind.ServiceArea, served.IdOf(DemoServiceArea.Stream)) : null,
        AboutKeys = kind == FeedbackKind.Kei ? new(served.ClientId, null) : null,
        Respondent = new(respondent.Name, "dispatch"),
    };

    // The worse the mood, the longer the provider takes to answer: that is part of the trough.
    static IEnumerable<DemoStep> Loop(ServedClient served, string feedback, Instant at, double mood, int index)
    {
        var heard = at + Duration.FromHours(2 + Math.Round((100 - mood) / 3));
        yield return served.Step(feedback, heard, new AcknowledgeFeedback("Thank you; we take this into the next review."), "Greta Olsen");
        if (index % 10 != 5)
            yield break;
        // The first words are of the bay, those of the trough of outages.
        var (kind, name) = (index, mood) switch
        {
            ( < 15, _) => ("initiative", "initiative/scanners"),
            (_, < 65) => ("story", DemoStories.OutageNotice),
            _ => ("initiative", "initiative/one-number"),
        };
        Guid? named = served.IdOf(name);
        yield return served.Step(feedback, heard + Duration.FromDays(1), new ActOnFeedback(
            "Goes into the work that is planned for it", "Tobias Lang", heard.InZone(served.Zone).Date.PlusDays(30),
            kind == "story" ? named : null, null, kind == "initiative" ? named : null, [served.ClientId]), "Tobias Lang");
        yield return served.Step(feedback, heard + Duration.FromDays(24), new CloseFeedback("Done, and shown in the review.", true), "Tobias Lang");
    }

    static IEnumerable<DemoStep> ToTheClient(ServedClient served)
    {
        for (var month = 0; month * 30 < LastDay; month++)
        {
            yield return served.Step($"feedback/to/{month}", served.At((month * 30) + 12, 11), new ReceiveFeedback
            {
                ClientId = served.ClientId,
                ContractId = served.ContractId,
                ContractClientId = served.ClientId,
                Direction = FeedbackDirection.ToClient,
                Kind = FeedbackKind.Comment,
                Comment = "What we see from our side this month.",
                Improve = [DemoWords.FromProvider[month % DemoWords.FromProvider.Count]],
                Channel = FeedbackChannel.Meeting,
                Respondent = new("Greta Olsen", "service manager"),
            });
        }
    }
}
