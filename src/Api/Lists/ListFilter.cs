namespace MspEvents.Api.Lists;

/// <summary>How a filter's value is compared with its column.</summary>
enum FilterMatch
{
    /// <summary>Equal to one of the values, which are separated by commas.</summary>
    AnyOf,

    /// <summary>At or after; the value itself included.</summary>
    From,

    /// <summary>Before; the value itself excluded.</summary>
    To,

    /// <summary>At or before; the value itself included.</summary>
    UpTo,

    /// <summary>Equal, for values of another tool that may hold commas.</summary>
    Exactly,

    /// <summary>Among the values of a column that holds several.</summary>
    Holds,

    /// <summary>One of the values, which are separated by commas, is among those of a column that holds several.</summary>
    HoldsAnyOf,

    /// <summary>Every word is, or begins, a word of the row.</summary>
    Words,
}

/// <summary>A query parameter that narrows a list.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Column">SQL over the row <c>r</c> it is compared with; for words unused.</param>
/// <param name="Type">The type its values are parsed as.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Values">The only values there are, for columns that hold names from a closed set.</param>
sealed record ListFilter(string Name, string Column, FieldType Type, FilterMatch Match, IReadOnlyList<string>? Values = null)
{
    /// <summary>SQL that follows from the values; said beside them where an index knows it.</summary>
    public Func<IReadOnlyList<object>, string?>? Also { get; init; }
}
