namespace MspEvents.Projections;

/// <summary>The rows that the folds of a page gave, by table, beside the keys they were folded for.</summary>
sealed class ViewRows
{
    readonly HashSet<Guid> keys = [];
    readonly Dictionary<ViewTable, (object Rows, HashSet<Guid> With)> tables = [];
    Guid current;

    /// <summary>The keys that were folded.</summary>
    public IReadOnlyCollection<Guid> Keys => keys;

    /// <summary>Begins a key; the rows added from here on are its own.</summary>
    public void Begin(Guid key)
    {
        keys.Add(key);
        current = key;
    }

    /// <summary>Adds a row of the current key.</summary>
    public void Add<TRow>(ViewTable<TRow> table, TRow row)
    {
        if (!tables.TryGetValue(table, out var gathered))
            tables.Add(table, gathered = (new List<TRow>(), []));
        ((List<TRow>)gathered.Rows).Add(row);
        gathered.With.Add(current);
    }

    /// <summary>A table's gathered rows.</summary>
    public IReadOnlyList<TRow> Of<TRow>(ViewTable<TRow> table) =>
        tables.TryGetValue(table, out var gathered) ? (List<TRow>)gathered.Rows : [];

    /// <summary>Folded keys that gave no row to a table.</summary>
    public IReadOnlyCollection<Guid> KeysWithout(ViewTable table) =>
        tables.TryGetValue(table, out var gathered) ? keys.Where(key => !gathered.With.Contains(key)).ToList() : keys;
}
