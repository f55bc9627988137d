using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

/// <summary>The inputs of an invented relationship, the same ones for the same seed.</summary>
static class GeneratedRelationship
{
    public static SatisfactionInputs Of(int seed, int days = 400)
    {
        var random = new Random(seed);
        // Flat stretches are rare by chance: every fifth relationship is a calm one.
        var calm = seed % 5 == 0;
        var (level, every) = (random.Next(calm ? 75 : 20, 95), 1 + random.Next(9));
        var answers = new List<SurveyAnswer>();
        for (var day = random.Next(3) == 0 ? -40 : random.Next(40); day < days; day += 1 + random.Next(every))
        {
            level = calm ? level : Math.Clamp(level + random.Next(-6, 7), 0, 100);
            for (var repeat = random.Next(3); repeat >= 0; repeat--)
                answers.Add(Answer(day, !calm && random.Next(4) == 0 ? random.Next(101) : level));
            if (!calm && random.Next(25) == 0)
                day += random.Next(20, 120);
        }

        var spans = Enumerable.Range(0, random.Next(calm ? 3 : 12)).Select(_ => Span(random, days)).ToList();
        var contacts = Enumerable.Range(0, random.Next(60))
            .Select(_ => new ClientContact(random.Next(-10, days), (ContactKind)random.Next(4))).ToList();
        return new(answers, spans, contacts);
    }

    public static SurveyAnswer Answer(int day, decimal score) => new(day, FeedbackKind.Kei, score, (double)score);

    static InitiativeSpan Span(Random random, int days)
    {
        var (kind, start) = ((InitiativeKind)random.Next(8), random.Next(-20, days));
        int? close = kind == InitiativeKind.Outcome ? start : random.Next(6) == 0 ? null : start + random.Next(80);
        return new(kind, start, close);
    }
}
