using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

/// <summary>The satisfaction grid straight from its formulas: every day from all answers, every run by looking back.</summary>
sealed class BruteForceSatisfaction(SatisfactionInputs inputs)
{
    readonly List<Day> days = [];

    public sealed record Day(
        double? Index, double Weight, double? Slope, int Direction, int FlatDays, string Rule, HypeCycleStage? Candidate, HypeCycleStage? Stage, int? Cycle, int? Since, int Warning);

    public IReadOnlyList<Day> To(int last)
    {
        for (var day = days.Count; day <= last; day++)
            days.Add(Next(day));
        return days;
    }

    Day Next(int d)
    {
        var (index, weight) = (IndexOn(d), Math.Round(WeightOn(d), 6));
        var m = d < 28 || IndexOn(d - 28) is not { } then || IndexOn(d) is not { } now ? (double?)null : Math.Round((now - then) * 30 / 28, 6);
        var before = d == 0 ? null : days[d - 1];
        var direction = m switch
        {
            null => 0,
            >= 2 => 1,
            <= -2 => -1,
            > 1 when before?.Direction == 1 => 1,
            < -1 when before?.Direction == -1 => -1,
            _ => 0,
        };
        var flat = direction == 0 && m is not null ? 1 + (before?.FlatDays ?? 0) : 0;
        index = index is { } raw ? Math.Round(raw, 6) : null;
        var rule = RuleOf(d, index, weight, direction, flat);
        HypeCycleStage? candidate = rule switch
        {
            "Insufficient" => null,
            "Carried" => before?.Stage,
            _ => Enum.Parse<HypeCycleStage>(rule),
        };
        var (stage, cycle, since) = (before?.Stage, before?.Cycle, before?.Since);
        if (candidate is { } proposed && proposed != stage)
        {
            var run = d;
            while (run > 0 && days[run - 1].Candidate == candidate)
                run--;
            if (stage is null)
                (stage, cycle, since) = (proposed, 1, d);
            else if (d - run >= 7)
                (stage, cycle, since) = (proposed, (int)stage >= 6 && (int)proposed < 6 ? cycle + 1 : cycle, run);
        }

        return new(index, weight, m, direction, flat, rule, candidate, stage, cycle, since, WarningOf(d, index, m));
    }

    double? IndexOn(int d)
    {
        var answers = inputs.Answers.Where(answer => answer.Day <= d).ToList();
        return answers.Count == 0 ? null : answers.Sum(answer => Age(d, answer) * answer.Normalised) / answers.Sum(answer => Age(d, answer));
    }

    double WeightOn(int d) => inputs.Answers.Where(answer => answer.Day <= d).Sum(answer => Age(d, answer));

    static double Age(int d, SurveyAnswer answer) => Math.Exp(-(d - answer.Day) / 30.0);

    bool Active(int d, InitiativeKind kind) => LatestStart(d, kind) is not null;

    int? LatestStart(int d, InitiativeKind kind)
    {
        int[] tails = [14, 21, 21, 21, 14, 0, 45, 90];
        return inputs.Initiatives.Where(span => span.Kind == kind && span.Start <= d && d < (span.Close ?? int.MaxValue - 100) + tails[(int)kind])
            .Max(span => (int?)span.Start);
    }

    string RuleOf(int d, double? s, double n, int direction, int flat)
    {
        var intractable = Active(d, InitiativeKind.Intractable);
        if (n < 3)
            return "Insufficient";
        if (Active(d, InitiativeKind.Migration) && direction != -1)
            return "HardwareRefresh";
        if (intractable && (direction == -1 || s <= 50))
            return "OldIntractables";
        if (Active(d, InitiativeKind.Outcome) && direction != -1 && !intractable)
            return "SuccessfulInitiatives";
        (InitiativeKind Kind, string Rule)[] frictions =
            [(InitiativeKind.Training, "UserTraining"), (InitiativeKind.Security, "EnhancedSecurity"), (InitiativeKind.Process, "NewProcesses")];
        if (frictions.Where(friction => Active(d, friction.Kind)).OrderByDescending(friction => LatestStart(d, friction.Kind)).FirstOrDefault().Rule is { } latest)
            return latest;
        if (s >= 75 && flat >= 60 && d >= 180 && !intractable)
            return "ComfortableReliability";
        if (Active(d, InitiativeKind.EasyWin) && direction != -1)
            return "EasyWins";
        return Active(d, InitiativeKind.PainPoint) || d <= 30 ? "ObviousPainPoints" : "Carried";
    }

    int WarningOf(int d, double? s, double? m)
    {
        var frictions = new[] { InitiativeKind.Process, InitiativeKind.Security, InitiativeKind.Training }.Count(kind => Active(d, kind));
        var contact = Math.Min(LastContact(d, ContactKind.FromClient, ContactKind.ReviewHeld), LastContact(d, ContactKind.ToClient, ContactKind.ReviewHeld));
        return Math.Min(
            100,
            (frictions >= 2 ? 25 : 0) + (frictions == 3 ? 10 : 0)
            + (m <= -4 ? 20 : m <= -2 ? 10 : 0)
            + (Active(d, InitiativeKind.Intractable) ? 25 : 0)
            + (s is { } index && Math.Round(index + (m ?? 0), 6) <= 50 ? 15 : 0)
            + (d - contact > 30 ? 10 : 0)
            + (d - LastContact(d, ContactKind.ReviewHeld, ContactKind.ReportDelivered) > 35 ? 5 : 0));
    }

    int LastContact(int d, ContactKind one, ContactKind other) =>
        inputs.Contacts.Where(contact => contact.Day <= d && (contact.Kind == one || contact.Kind == other)).Max(contact => (int?)contact.Day) ?? 0;
}
