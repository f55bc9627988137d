namespace MspEvents.Application.Demo;

/// <summary>What people write beside a score.</summary>
sealed record DemoWords(string Comment, string? Excelling = null, string? Improve = null, string? Suggestion = null)
{
    static readonly IReadOnlyList<DemoWords> Content =
    [
        new("Someone answered at once and knew what to do.", "the people on the phone"),
        new("The scanner was replaced before the next truck.", "spare parts on site", "tell the night shift too"),
        new("No complaints this week.", Suggestion: "Show the open tickets on the dispatch screen"),
    ];

    static readonly IReadOnlyList<DemoWords> Uneasy =
    [
        new("It works, but I have to explain everything twice.", null, "read the ticket before calling", "One person who knows our depots"),
        new("The new forms take longer than the change itself.", null, "fewer fields on the change form"),
        new("The token is a nuisance at shift change.", "patience on the phone", "something quicker than a token"),
    ];

    static readonly IReadOnlyList<DemoWords> Angry =
    [
        new("Planning stood still again and nobody told us.", null, "tell us before we notice", "A text message to the shift leads"),
        new("Third ticket for the same thing.", null, "mend the cause, not the symptom"),
        new("We plan on paper on Thursdays now.", null, "a date for the end of the old server", "Switch it off before it does so itself"),
    ];

    /// <summary>What the provider tells the client in return.</summary>
    public static readonly IReadOnlyList<string> FromProvider =
    [
        "The uninterruptible supply in depot two is at the end of its life.",
        "Eleven accounts of people who left are still open.",
        "The invoices folder is readable by everyone.",
        "Backups of the planning data run into the morning shift.",
        "Four laptops get no security updates any more.",
    ];

    /// <summary>The words of an answer; most answers have none.</summary>
    public static DemoWords? For(double mood, int index)
    {
        if (index % 5 != 0)
            return null;
        var said = mood switch
        {
            >= 72 => Content,
            >= 55 => Uneasy,
            _ => Angry,
        };
        return said[index / 5 % said.Count];
    }
}
