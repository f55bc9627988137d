using System.Globalization;
using System.Text;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Lists;

/// <summary>The SQL of a list: names come from the definition, values only as parameters.</summary>
sealed class ListStatement
{
    readonly StringBuilder where = new("r.tenant_id = @tenant");
    readonly List<NpgsqlParameter> parameters = [];
    readonly ListRequest asked;
    readonly string source;
    readonly string words;

    /// <summary>The statement of a request over the version of the tables that serves the tenant.</summary>
    public ListStatement(ListRequest request, string tenant, int version, Instant judgedAt)
    {
        asked = request;
        var rows = string.Create(CultureInfo.InvariantCulture, $"views.{request.List.Table}_v{version} r");
        source = request.List.Joins is { } joins ? $"({rows} {joins(version)})" : rows;
        words = string.Create(CultureInfo.InvariantCulture, $"views.{request.List.WordTable}_v{version}");
        parameters.Add(new("tenant", NpgsqlDbType.Text) { Value = tenant });
        parameters.Add(new("judgedAt", NpgsqlDbType.TimestampTz) { Value = judgedAt.ToDateTimeUtc() });
        if (request.List.Where is { } always)
            where.Append(CultureInfo.InvariantCulture, $" and {always}");
        foreach (var applied in request.Filters)
            And(applied);
    }

    /// <summary>Rows after the keys of another, in order.</summary>
    public NpgsqlCommand Page(IReadOnlyList<string> after, int limit)
    {
        if (after.Count > 0)
            AndAfter(after);
        return Command($"select {Columns()} from {source} where {where}{GroupBy()}{OrderBy()} limit {limit.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The keys alone, in order.</summary>
    public NpgsqlCommand Keys(int limit) =>
        Command($"select {asked.List.Key} from {source} where {where}{GroupBy()}{OrderBy()} limit {limit.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The rows of some keys that still match, in the keys' order.</summary>
    public NpgsqlCommand ByKeys(string[] keys)
    {
        var parts = asked.List.KeyParts;
        // The parts first, then plain equalities: row-level security lets no cast or function near an index.
        var command = Command(
            $"""
             with kept as materialized (
                 select place, {string.Join(", ", parts.Select((part, at) => $"{part.OfKey} as {PartName(at)}"))} from unnest(@keys) with ordinality as k (key, place))
             select {Columns()} from kept join {source} on {string.Join(" and ", parts.Select((part, at) => $"{part.Column} = kept.{PartName(at)}"))}
             where {where}{GroupBy("kept.place")} order by kept.place
             """);
        command.Parameters.Add(new("keys", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = keys });
        return command;
    }

    static string PartName(int at) => $"part{at.ToString(CultureInfo.InvariantCulture)}";

    NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }

    // The order's keys follow the fields shown, so that the last row gives the next cursor whatever is shown.
    string Columns() => string.Join(", ", asked.Fields.Concat(asked.Order.Keys.Select(key => key.Field)).Select(field => field.Column).Concat(asked.List.Working));

    // A plain index serves an order over fixed keys only where nothing is said of nulls.
    string OrderBy() => asked.Order.Keys.Count == 0 ? "" : " order by " + string.Join(", ", asked.Order.Keys.Select(key =>
        $"{key.Field.Column}{(key.Descending ? " desc" : "")}{(key.Field.Sort == SortKey.Moving ? " nulls last" : "")}"));

    // Without any column all rows are one group, which is there even when no row is.
    string GroupBy(params IEnumerable<string> more) => asked.List.GroupBy is { } columns && columns.Concat(more).ToList() is { Count: > 0 } grouped
        ? $" group by {string.Join(", ", grouped)}"
        : "";

    void And(AppliedFilter applied)
    {
        var (filter, values) = applied;
        var column = filter.Column;
        _ = filter.Match switch
        {
            FilterMatch.From => where.Append(CultureInfo.InvariantCulture, $" and {column} >= {Parameter(filter.Type, values[0])}"),
            FilterMatch.To => where.Append(CultureInfo.InvariantCulture, $" and {column} < {Parameter(filter.Type, values[0])}"),
            FilterMatch.UpTo => where.Append(CultureInfo.InvariantCulture, $" and {column} <= {Parameter(filter.Type, values[0])}"),
            FilterMatch.Holds => where.Append(CultureInfo.InvariantCulture, $" and {Parameter(filter.Type, values[0])} = any({column})"),
            FilterMatch.HoldsAnyOf => where.Append(CultureInfo.InvariantCulture, $" and {column} && {Parameters(filter.Type, values)}"),
            FilterMatch.Words => values.Aggregate(where, (text, word) => text.Append(HasWord((string)word))),
            _ when values.Count == 1 => where.Append(CultureInfo.InvariantCulture, $" and {column} = {Parameter(filter.Type, values[0])}"),
            _ => where.Append(CultureInfo.InvariantCulture, $" and {column} = any({Parameters(filter.Type, values)})"),
        };
        if (filter.Also?.Invoke(values) is { } also)
            where.Append(CultureInfo.InvariantCulture, $" and {also}");
    }

    string HasWord(string word)
    {
        // Comparisons, not LIKE: only leakproof operators reach an index under row-level security.
        var from = Parameter(FieldType.Text, word);
        var to = Parameter(FieldType.Text, word + "\U0010FFFF");
        return $"""
             and r.id in (select w.{asked.List.WordKey} from {words} w where w.tenant_id = @tenant and w.word >= {from} collate "C" and w.word < {to} collate "C")
            """;
    }

    void AndAfter(IReadOnlyList<string> after)
    {
        var keys = asked.Order.Keys;
        var values = keys.Select((key, index) => ParameterValue.TryParse(key.Field.Type, after[index], out var value)
            ? Parameter(key.Field.Type, value)
            : throw new FormatException($"A sealed cursor holds '{after[index]}' for {key.Field.Name}.")).ToList();
        var alternatives = keys.Select((key, index) =>
            string.Join(" and ", keys.Take(index).Select((equal, at) => $"{equal.Field.Column} = {values[at]}")
                .Append($"{key.Field.Column} {(key.Descending ? "<" : ">")} {values[index]}")));

        // The first key's bound is said by itself too: it is what an index can seek by.
        where.Append(CultureInfo.InvariantCulture, $" and {keys[0].Field.Column} {(keys[0].Descending ? "<=" : ">=")} {values[0]}");
        where.Append(CultureInfo.InvariantCulture, $" and (({string.Join(") or (", alternatives)}))");
    }

    string Parameter(FieldType type, object? value)
    {
        var name = $"p{parameters.Count.ToString(CultureInfo.InvariantCulture)}";
        parameters.Add(new(name, ParameterValue.DbType(type)) { Value = value ?? DBNull.Value });
        return $"@{name}";
    }

    string Parameters(FieldType type, IReadOnlyList<object> values)
    {
        var name = $"p{parameters.Count.ToString(CultureInfo.InvariantCulture)}";
        parameters.Add(new(name, NpgsqlDbType.Array | ParameterValue.DbType(type)) { Value = ParameterValue.ArrayOf(type, values) });
        return $"@{name}";
    }
}
