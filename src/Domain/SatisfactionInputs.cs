namespace MspEvents.Domain;

/// <summary>A time during which an initiative is at work, by day; open where it has no end.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The day it started; of an outcome the day its benefit was confirmed.</param>
/// <param name="Close">The day it was finished or abandoned; of an outcome its start.</param>
public readonly record struct InitiativeSpan(InitiativeKind Kind, int Start, int? Close)
{
    /// <summary>Whether it is felt on a day: from its start to before its close and tail.</summary>
    public bool IsActiveOn(int day, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return day >= Start && (Close is not { } close || day < close + settings.TailDays(Kind));
    }
}

/// <summary>What a contact says of the talk between the two sides.</summary>
public enum ContactKind
{
    /// <summary>A word from the client: feedback, a reply.</summary>
    FromClient,

    /// <summary>A word to the client: feedback, a public response, an initiative communicated.</summary>
    ToClient,

    /// <summary>A review was held: a word both ways.</summary>
    ReviewHeld,

    /// <summary>A report was delivered.</summary>
    ReportDelivered,
}

/// <summary>A contact on a day.</summary>
public readonly record struct ClientContact(int Day, ContactKind Kind);

/// <summary>All that a client's satisfaction follows from, in any order. Days are numbered from the first day of the relationship, which is 0.</summary>
/// <param name="Answers">The answers that count, those from before day 0 too.</param>
/// <param name="Initiatives">When initiatives were at work.</param>
/// <param name="Contacts">Who spoke when.</param>
public sealed record SatisfactionInputs(
    IReadOnlyCollection<SurveyAnswer> Answers, IReadOnlyCollection<InitiativeSpan> Initiatives, IReadOnlyCollection<ClientContact> Contacts);
