namespace MspEvents.Projections;

/// <summary>A word by which a row is found.</summary>
sealed record WordRow(string Word, Guid Key)
{
    /// <summary>A table of words beside a list.</summary>
    public static ViewTable<WordRow> Table(string name, string key) => new(name, key, ["word", key],
    [
        Column<WordRow>.Text("word", row => row.Word),
        Column<WordRow>.Uuid(key, row => row.Key),
    ]);
}
