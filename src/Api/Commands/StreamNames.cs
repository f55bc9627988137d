namespace MspEvents.Api.Commands;

/// <summary>How a kind of stream is called in the API's description.</summary>
static class StreamNames
{
    /// <summary>The tag of a collection's operations: <c>change-requests</c> is <c>Change requests</c>.</summary>
    public static string TagOf(string plural) => Capital(InWords(plural));

    /// <summary>A collection in words: <c>change-requests</c> is <c>change requests</c>.</summary>
    public static string InWords(string plural) => plural.Replace('-', ' ');

    /// <summary>A collection in operation ids: <c>change-requests</c> is <c>ChangeRequests</c>.</summary>
    public static string Joined(string path) => string.Concat(path.Split('-').Select(Capital));

    /// <summary>A noun of operation ids in words: <c>ChangeRequest</c> is <c>change request</c>.</summary>
    public static string Spoken(string noun) =>
        string.Concat(noun.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
