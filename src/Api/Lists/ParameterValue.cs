using System.Globalization;
using NodaTime;
using NpgsqlTypes;

namespace MspEvents.Api.Lists;

/// <summary>Values of typed columns: as parameters give them, as SQL takes them, as cursors keep them.</summary>
static class ParameterValue
{
    const NumberStyles Decimals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Parses a value of a type; instants and dates come back as Npgsql takes them.</summary>
    public static bool TryParse(FieldType type, string text, out object value)
    {
        value = text;
        switch (type)
        {
            case FieldType.Text:
                return text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);
            case FieldType.Uuid when Guid.TryParseExact(text, "D", out var id):
                value = id;
                return true;
            case FieldType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                value = whole;
                return true;
            case FieldType.Decimal when decimal.TryParse(text, Decimals, CultureInfo.InvariantCulture, out var number):
                value = number;
                return true;
            case FieldType.Boolean when text is "true" or "false":
                value = text == "true";
                return true;
            case FieldType.Instant when QueryInstant.TryParse(text, out var instant):
                value = instant.ToDateTimeUtc();
                return true;
            case FieldType.Month when QueryInstant.TryParseMonth(text, out _):
                value = text;
                return true;
            case FieldType.Date when QueryInstant.TryParseDate(text, out var date):
                value = date.ToDateOnly();
                return true;
            default:
                return false;
        }
    }

    /// <summary>What a value of the type is called where people read of it, with its form.</summary>
    public static string Named(FieldType type) => type switch
    {
        FieldType.Uuid => "UUID",
        FieldType.Integer => "whole number",
        FieldType.Decimal => "number",
        FieldType.Boolean => "true or false",
        FieldType.Instant => "instant (ISO 8601 with an offset) or date",
        FieldType.Date => "date (YYYY-MM-DD)",
        FieldType.Month => "month (YYYY-MM)",
        _ => "text",
    };

    /// <summary>The exact text that <see cref="TryParse"/> takes back.</summary>
    public static string Format(object value) => value switch
    {
        DateTime instant => QueryInstant.Format(Instant.FromDateTimeUtc(instant)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    /// <summary>What PostgreSQL calls the type.</summary>
    public static NpgsqlDbType DbType(FieldType type) => type switch
    {
        FieldType.Uuid => NpgsqlDbType.Uuid,
        FieldType.Integer => NpgsqlDbType.Bigint,
        FieldType.Decimal => NpgsqlDbType.Numeric,
        FieldType.Boolean => NpgsqlDbType.Boolean,
        FieldType.Instant => NpgsqlDbType.TimestampTz,
        FieldType.Date => NpgsqlDbType.Date,
        _ => NpgsqlDbType.Text,
    };

    /// <summary>An array of the type Npgsql wants for <c>any</c>.</summary>
    public static Array ArrayOf(FieldType type, IReadOnlyList<object> values) => type switch
    {
        FieldType.Uuid => values.Cast<Guid>().ToArray(),
        FieldType.Integer => values.Cast<long>().ToArray(),
        FieldType.Decimal => values.Cast<decimal>().ToArray(),
        FieldType.Boolean => values.Cast<bool>().ToArray(),
        FieldType.Instant => values.Cast<DateTime>().ToArray(),
        FieldType.Date => values.Cast<DateOnly>().ToArray(),
        _ => values.Cast<string>().ToArray(),
    };
}
