using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Projections;

/// <summary>A typed table of a projection, in each of its versions.</summary>
public abstract class ViewTable
{
    private protected ViewTable(string name, string scope, IReadOnlyList<string> key, IReadOnlyList<string> columns)
    {
        Name = name;
        Scope = scope;
        Key = key;
        Columns = columns;
    }

    /// <summary>Without schema and version: <c>views_tickets</c>.</summary>
    public string Name { get; }

    /// <summary>The column that holds the folded key a row belongs to.</summary>
    public string Scope { get; }

    /// <summary>The primary key without the tenant.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>All columns but the tenant's.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The table that holds a version's rows.</summary>
    public string In(int version) => string.Create(CultureInfo.InvariantCulture, $"views.{Name}_v{version}");

    /// <summary>The statements that bring the touched keys' rows up to date: what was gathered is upserted, what vanished is deleted.</summary>
    internal abstract IEnumerable<NpgsqlBatchCommand> Statements(string tenant, int version, ViewRows rows);

    /// <summary>The same where most rows stay as they are: those are not even locked.</summary>
    internal abstract IEnumerable<NpgsqlBatchCommand> Differences(string tenant, int version, ViewRows rows);
}

/// <inheritdoc/>
/// <typeparam name="TRow">What a row is made from.</typeparam>
/// <param name="name">Without schema and version.</param>
/// <param name="scope">The column that holds the folded key a row belongs to.</param>
/// <param name="key">The primary key without the tenant.</param>
/// <param name="columns">All columns but the tenant's.</param>
/// <param name="kept">Whether folds leave it alone, because its rows are written when a page ends.</param>
public sealed class ViewTable<TRow>(
    string name, string scope, IReadOnlyList<string> key, IReadOnlyList<ViewColumn<TRow>> columns, bool kept = false)
    : ViewTable(name, scope, key, [.. columns.Select(column => column.Name)])
{
    readonly IReadOnlyList<ViewColumn<TRow>> keyColumns = [.. key.Select(part => columns.Single(column => column.Name == part))];

    internal override IEnumerable<NpgsqlBatchCommand> Statements(string tenant, int version, ViewRows rows)
    {
        if (kept)
            yield break;
        var gathered = rows.Of(this);
        // Where a key has at most one row, only a key left without any can have a row that vanished.
        var oneRowAKey = Key is [var only] && only == Scope;
        var candidates = oneRowAKey ? rows.KeysWithout(this) : rows.Keys;
        if (candidates.Count > 0)
            yield return Delete(tenant, version, candidates, gathered);
        if (gathered.Count > 0)
            yield return Upsert(tenant, version, gathered);
    }

    internal override IEnumerable<NpgsqlBatchCommand> Differences(string tenant, int version, ViewRows rows)
    {
        var gathered = rows.Of(this);
        yield return Delete(tenant, version, rows.Keys, gathered);
        if (gathered.Count > 0)
            yield return Upsert(tenant, version, gathered, mostStay: true);
    }

    /// <summary>The statement that writes rows, changing those that are there and differ.</summary>
    internal NpgsqlBatchCommand Upsert(string tenant, int version, IReadOnlyList<TRow> rows, bool mostStay = false)
    {
        var names = string.Join(", ", Columns);
        var elements = string.Join(", ", columns.Select(column => string.Format(CultureInfo.InvariantCulture, column.FromElement, $"u.{column.Name}")));
        var changing = Columns.Except(Key).ToList();
        var conflict = changing.Count == 0
            ? "do nothing"
            : $"""
               do update set {string.Join(", ", changing.Select(column => $"{column} = excluded.{column}"))}
               where ({string.Join(", ", changing.Select(column => $"t.{column}"))})
                   is distinct from ({string.Join(", ", changing.Select(column => $"excluded.{column}"))})
               """;
        var staying = !mostStay
            ? ""
            : $"""
               where not exists (
                   select from {In(version)} o where o.tenant_id = $1 and ({Of("o", Key)}) = ({Of("n", Key)}) and ({Of("o", Columns)}) is not distinct from ({Of("n", Columns)}))
               """;
        var command = new NpgsqlBatchCommand(
            $"""
             insert into {In(version)} as t (tenant_id, {names})
             select $1, {Of("n", Columns)} from (select {elements} from unnest({Places(2, columns.Count)}) as u ({names})) as n ({names}) {staying}
             on conflict (tenant_id, {string.Join(", ", Key)}) {conflict}
             """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        AddArrays(command, columns, rows);
        return command;
    }

    NpgsqlBatchCommand Delete(string tenant, int version, IReadOnlyCollection<Guid> candidates, IReadOnlyList<TRow> rows)
    {
        var kept = rows.Count == 0
            ? ""
            : $"and ({string.Join(", ", Key)}) not in (select * from unnest({Places(3, keyColumns.Count)}))";
        var command = new NpgsqlBatchCommand($"delete from {In(version)} where tenant_id = $1 and {Scope} = any ($2) {kept}");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. candidates] });
        if (rows.Count > 0)
            AddArrays(command, keyColumns, rows);
        return command;
    }

    static void AddArrays(NpgsqlBatchCommand command, IReadOnlyList<ViewColumn<TRow>> columns, IReadOnlyList<TRow> rows)
    {
        foreach (var column in columns)
            command.Parameters.Add(new NpgsqlParameter { Value = column.Values(rows), NpgsqlDbType = NpgsqlDbType.Array | column.Type });
    }

    static string Of(string alias, IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{alias}.{name}"));

    static string Places(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(place => string.Create(CultureInfo.InvariantCulture, $"${place}")));
}

/// <summary>A table that folds leave alone; its rows are added when a page ends.</summary>
sealed class KeptTable(string name, string scope, IReadOnlyList<string> key) : ViewTable(name, scope, key, [])
{
    internal override IEnumerable<NpgsqlBatchCommand> Statements(string tenant, int version, ViewRows rows) => [];

    internal override IEnumerable<NpgsqlBatchCommand> Differences(string tenant, int version, ViewRows rows) => [];
}
