namespace MspEvents.Domain;

/// <summary>When the two sides last spoke, and last sat together, as of any day (measures, section 5: the trough warning).</summary>
public sealed class ContactLog
{
    readonly int[] fromClient;
    readonly int[] toClient;
    readonly int[] reviews;

    /// <summary>Sorts contacts.</summary>
    public ContactLog(IReadOnlyCollection<ClientContact> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        fromClient = Days(contacts, ContactKind.FromClient, ContactKind.ReviewHeld);
        toClient = Days(contacts, ContactKind.ToClient, ContactKind.ReviewHeld);
        reviews = Days(contacts, ContactKind.ReviewHeld, ContactKind.ReportDelivered);
    }

    /// <summary>Days since two-way contact: since the earlier of the last word from the client and the last word to it; a side that never spoke did on day 0.</summary>
    public int DaysSinceContact(int day) => day - Math.Min(Last(fromClient, day), Last(toClient, day));

    /// <summary>Days since a review was held or a report delivered; since day 0 where neither ever was.</summary>
    public int DaysSinceReview(int day) => day - Last(reviews, day);

    static int[] Days(IEnumerable<ClientContact> contacts, ContactKind one, ContactKind other) =>
        [.. contacts.Where(contact => contact.Kind == one || contact.Kind == other).Select(contact => contact.Day).Distinct().Order()];

    static int Last(int[] days, int day)
    {
        var place = Array.BinarySearch(days, day);
        var before = place >= 0 ? place : ~place - 1;
        return before < 0 ? 0 : days[before];
    }
}
