namespace MspEvents.Domain;

/// <summary>Numbers what comes again and again, from 0, in the order it is first met.</summary>
sealed class TokenNumbers<TToken>
    where TToken : notnull
{
    readonly Dictionary<TToken, int> numbers = [];
    readonly List<TToken> tokens = [];

    /// <summary>How many there are.</summary>
    public int Count => tokens.Count;

    /// <summary>What has a number.</summary>
    public TToken this[int number] => tokens[number];

    /// <summary>The number of one.</summary>
    public int Of(TToken token)
    {
        if (numbers.TryGetValue(token, out var number))
            return number;
        numbers.Add(token, tokens.Count);
        tokens.Add(token);
        return tokens.Count - 1;
    }
}
