namespace MspEvents.Domain;

/// <summary>The daily grid of a client's satisfaction: each day follows from the one before it and from what is known of the day (measures, section 5).</summary>
/// <remarks>A grid that goes on from stored days gives the same bits as one that begins at day 0.</remarks>
public sealed class SatisfactionGrid
{
    readonly SatisfactionInputs inputs;
    readonly SatisfactionSettings settings;
    readonly Dictionary<int, IReadOnlyList<double>> answers;
    readonly ContactLog contacts;
    readonly Queue<SatisfactionIndex> window;
    SatisfactionDay? last;

    SatisfactionGrid(SatisfactionInputs inputs, SatisfactionSettings settings, IEnumerable<SatisfactionDay> before)
    {
        (this.inputs, this.settings) = (inputs, settings);
        answers = inputs.Answers.GroupBy(answer => answer.Day)
            .ToDictionary(day => day.Key, day => (IReadOnlyList<double>)[.. day.Select(answer => answer.Normalised).Order()]);
        contacts = new(inputs.Contacts);
        window = new(before.Select(day => day.Sums));
        last = before.LastOrDefault();
    }

    /// <summary>How many days a grid needs to go on after them.</summary>
    public static int DaysNeeded(SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.SlopeWindowDays;
    }

    /// <summary>The days from 0 to <paramref name="to"/>.</summary>
    public static IEnumerable<SatisfactionDay> Of(SatisfactionInputs inputs, int to, SatisfactionSettings settings) => Continue([], inputs, to, settings);

    /// <summary>The days after some that are known, up to <paramref name="to"/>.</summary>
    /// <param name="before">The last days before, as many as <see cref="DaysNeeded"/> or all from 0 on, in order; none to begin at 0.</param>
    /// <param name="inputs">What is known; what concerns only the days before may be left out but for spans and contacts.</param>
    /// <param name="to">The last day.</param>
    /// <param name="settings">The thresholds.</param>
    public static IEnumerable<SatisfactionDay> Continue(
        IReadOnlyCollection<SatisfactionDay> before, SatisfactionInputs inputs, int to, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(settings);
        var grid = new SatisfactionGrid(inputs, settings, before.TakeLast(settings.SlopeWindowDays));
        for (var day = (grid.last?.Day ?? -1) + 1; day <= to; day++)
            yield return grid.Next(day);
    }

    SatisfactionDay Next(int day)
    {
        var sums = last is null ? SumsBefore().After(1, AnswersOf(day), settings) : last.Sums.After(1, AnswersOf(day), settings);
        var slope = window.Count == settings.SlopeWindowDays && sums.SlopeFrom(window.Dequeue(), settings) is { } m
            ? SatisfactionIndex.Rounded(m)
            : (double?)null;
        window.Enqueue(sums);

        var direction = SatisfactionIndex.Direction(last?.Direction ?? SatisfactionDirection.Flat, slope, settings);
        var flatDays = slope is null || direction != SatisfactionDirection.Flat ? 0 : (last?.FlatDays ?? 0) + 1;
        var active = new ActiveInitiatives(inputs.Initiatives, day, settings);
        var index = sums.Value is { } value ? SatisfactionIndex.Rounded(value) : (double?)null;
        var rule = HypeCycleRules.Of(new(day, index, SatisfactionIndex.Rounded(sums.Weight), direction, flatDays, active), settings);
        var (sinceContact, sinceReview) = (contacts.DaysSinceContact(day), contacts.DaysSinceReview(day));
        return last = new()
        {
            Day = day,
            Sums = sums,
            Slope = slope,
            Direction = direction,
            FlatDays = flatDays,
            ActiveKinds = active.Kinds,
            Rule = rule,
            Acceptance = (last?.Acceptance ?? StageAcceptance.Start).Then(day, rule, settings),
            DaysSinceContact = sinceContact,
            DaysSinceReview = sinceReview,
            Warning = TroughWarning.Of(new(index, slope, active.Kinds, sinceContact, sinceReview), settings),
        };
    }

    IReadOnlyList<double> AnswersOf(int day) => answers.GetValueOrDefault(day, []);

    /// <summary>The sums on the day before day 0.</summary>
    SatisfactionIndex SumsBefore()
    {
        var (sums, at) = (default(SatisfactionIndex), (int?)null);
        foreach (var day in answers.Keys.Where(day => day < 0).Order())
        {
            sums = sums.After(day - (at ?? day), answers[day], settings);
            at = day;
        }

        return at is { } lastDay ? sums.After(-1 - lastDay, [], settings) : sums;
    }
}
