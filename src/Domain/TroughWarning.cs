namespace MspEvents.Domain;

/// <summary>How urgent a warning is.</summary>
public enum WarningLevel
{
    /// <summary>Nothing to do.</summary>
    None,

    /// <summary>To be watched.</summary>
    Watch,

    /// <summary>To be taken up.</summary>
    Warn,

    /// <summary>To be acted upon now.</summary>
    Act,
}

/// <summary>The parts of a trough warning.</summary>
public enum WarningPart
{
    /// <summary>Several kinds of friction at once.</summary>
    Friction,

    /// <summary>Satisfaction falls.</summary>
    Slope,

    /// <summary>An old intractable is open.</summary>
    Intractable,

    /// <summary>The index is low, or will be in a month.</summary>
    Outlook,

    /// <summary>The two sides have not spoken for long.</summary>
    Contact,

    /// <summary>No review was held and no report delivered for long.</summary>
    Review,
}

/// <summary>What one part adds.</summary>
/// <param name="Part">Which.</param>
/// <param name="Points">What it adds, 0 where it does not hold.</param>
/// <param name="Value">What was looked at: kinds of friction, slope, 1 while an intractable is active, index plus slope (an undefined slope as 0), days since; null where it is not known.</param>
public sealed record TroughWarningPart(WarningPart Part, int Points, double? Value);

/// <summary>What the warning looks at.</summary>
/// <param name="Index">S, rounded; null without answers.</param>
/// <param name="Slope">m, rounded; null where undefined.</param>
/// <param name="ActiveKinds">The kinds of initiative at work.</param>
/// <param name="DaysSinceContact">Since both sides last spoke.</param>
/// <param name="DaysSinceReview">Since a review was held or a report delivered.</param>
public sealed record TroughSigns(double? Index, double? Slope, IReadOnlyList<InitiativeKind> ActiveKinds, int DaysSinceContact, int DaysSinceReview);

/// <summary>The early warning of a trough, with every part shown (measures, section 5).</summary>
/// <param name="Score">The sum of the parts, at most 100.</param>
/// <param name="Level">What the score asks for.</param>
/// <param name="Parts">All parts, in their order.</param>
public sealed record TroughWarning(int Score, WarningLevel Level, IReadOnlyList<TroughWarningPart> Parts)
{
    /// <summary>The highest score.</summary>
    public const int Highest = 100;

    /// <summary>Works out a day's warning.</summary>
    public static TroughWarning Of(TroughSigns signs, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(signs);
        ArgumentNullException.ThrowIfNull(settings);
        var outlook = signs.Index is { } index ? SatisfactionIndex.Rounded(index + (signs.Slope ?? 0)) : (double?)null;
        var intractable = signs.ActiveKinds.Contains(InitiativeKind.Intractable);
        var frictions = signs.ActiveKinds.Count(ActiveInitiatives.IsFriction);
        IReadOnlyList<TroughWarningPart> parts =
        [
            new(WarningPart.Friction, FrictionPoints(frictions, settings), frictions),
            new(WarningPart.Slope, SlopePoints(signs.Slope, settings), signs.Slope),
            new(WarningPart.Intractable, intractable ? settings.IntractablePoints : 0, intractable ? 1 : 0),
            new(WarningPart.Outlook, outlook <= settings.LowOutlook ? settings.LowOutlookPoints : 0, outlook),
            new(WarningPart.Contact, signs.DaysSinceContact > settings.ContactDays ? settings.ContactPoints : 0, signs.DaysSinceContact),
            new(WarningPart.Review, signs.DaysSinceReview > settings.ReviewDays ? settings.ReviewPoints : 0, signs.DaysSinceReview),
        ];
        var score = Math.Min(Highest, parts.Sum(part => part.Points));
        return new(score, LevelOf(score, settings), parts);
    }

    /// <summary>What a score asks for.</summary>
    public static WarningLevel LevelOf(int score, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return score >= settings.Act ? WarningLevel.Act
            : score >= settings.Warn ? WarningLevel.Warn
            : score >= settings.Watch ? WarningLevel.Watch
            : WarningLevel.None;
    }

    static int FrictionPoints(int kinds, SatisfactionSettings settings) => kinds switch
    {
        < 2 => 0,
        2 => settings.FrictionPoints,
        _ => settings.FrictionPoints + settings.ThirdFrictionPoints,
    };

    static int SlopePoints(double? slope, SatisfactionSettings settings) =>
        slope <= settings.SteepSlope ? settings.SteepPoints : slope <= settings.FallingSlope ? settings.FallingPoints : 0;
}
