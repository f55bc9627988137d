using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NpgsqlTypes;

namespace MspEvents.Projections;

/// <summary>One typed column: its name, the array type its values travel in, and how the array's element becomes the column's value.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">The element type of the array.</param>
/// <param name="FromElement">SQL around the element; <c>{0}</c> stands for it.</param>
/// <param name="Values">The column's values of all rows.</param>
public sealed record ViewColumn<TRow>(string Name, NpgsqlDbType Type, string FromElement, Func<IReadOnlyList<TRow>, Array> Values);

/// <summary>The columns there are.</summary>
/// <typeparam name="TRow">The row's type.</typeparam>
static class Column<TRow>
{
    // Personal texts were encrypted when the database last saw them: it could not refuse the one character its text type cannot hold.
    public static ViewColumn<TRow> Text(string name, Func<TRow, string?> value) =>
        Plain(name, NpgsqlDbType.Text, row => value(row)?.Replace("\0", "", StringComparison.Ordinal));

    public static ViewColumn<TRow> Uuid(string name, Func<TRow, Guid?> value) => Plain(name, NpgsqlDbType.Uuid, value);

    public static ViewColumn<TRow> Integer(string name, Func<TRow, int?> value) => Plain(name, NpgsqlDbType.Integer, value);

    public static ViewColumn<TRow> BigInt(string name, Func<TRow, long?> value) => Plain(name, NpgsqlDbType.Bigint, value);

    public static ViewColumn<TRow> Numeric(string name, Func<TRow, decimal?> value) => Plain(name, NpgsqlDbType.Numeric, value);

    public static ViewColumn<TRow> Boolean(string name, Func<TRow, bool?> value) => Plain(name, NpgsqlDbType.Boolean, value);

    public static ViewColumn<TRow> Timestamp(string name, Func<TRow, Instant?> value) =>
        Plain(name, NpgsqlDbType.TimestampTz, row => value(row)?.ToDateTimeUtc());

    public static ViewColumn<TRow> Date(string name, Func<TRow, LocalDate?> value) => Plain(name, NpgsqlDbType.Date, row => value(row)?.ToDateOnly());

    public static ViewColumn<TRow> Double(string name, Func<TRow, double?> value) => Plain(name, NpgsqlDbType.Double, value);

    public static ViewColumn<TRow> Json(string name, Func<TRow, string?> value) =>
        new(name, NpgsqlDbType.Text, "{0}::jsonb", rows => Gather(rows, value));

    public static ViewColumn<TRow> TextList(string name, Func<TRow, IReadOnlyList<string>> value) =>
        new(
            name,
            NpgsqlDbType.Text,
            "case when {0} is null then '{{}}'::text[] else array(select jsonb_array_elements_text({0}::jsonb)) end",
            rows => Gather(rows, row => value(row) is { Count: > 0 } list ? JsonSerializer.Serialize(list, TextJson.Default.IReadOnlyListString) : null));

    public static ViewColumn<TRow> UuidList(string name, Func<TRow, IReadOnlyList<Guid>> value) =>
        TextList(name, row => [.. value(row).Select(id => id.ToString())]) with
        {
            FromElement = "case when {0} is null then '{{}}'::uuid[] else array(select jsonb_array_elements_text({0}::jsonb)::uuid) end",
        };

    static ViewColumn<TRow> Plain<TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value) =>
        new(name, type, "{0}", rows => Gather(rows, value));

    static TValue[] Gather<TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return values;
    }
}

/// <summary>How lists of text travel to the database.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
sealed partial class TextJson : JsonSerializerContext;
