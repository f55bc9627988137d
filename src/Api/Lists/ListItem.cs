using System.Text;
using System.Text.Json;
using Npgsql;

namespace MspEvents.Api.Lists;

/// <summary>One row of a list: the values of the fields shown, of its place in the order, and of what is only worked with.</summary>
sealed class ListItem(ListRequest request, object?[] values)
{
    readonly IReadOnlyList<ListField> fields = request.Fields;

    /// <summary>What a cursor needs to go on after this row.</summary>
    public IReadOnlyList<string> Keys => [.. values.Skip(fields.Count).Take(request.Order.Keys.Count).Select(value => ParameterValue.Format(value!))];

    /// <summary>What is only worked with, in the order of <see cref="ListDefinition.Working"/>.</summary>
    public ReadOnlySpan<object?> Working => values.AsSpan(fields.Count + request.Order.Keys.Count);

    /// <summary>Whether a member is among the fields shown.</summary>
    public bool Shows(string member) => fields.Any(field => field.Member == member);

    /// <summary>Sets a field, if it is shown.</summary>
    public void Set(string field, object? value)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            if (fields[index].Name == field)
                values[index] = value;
        }
    }

    /// <summary>Reads the current row of a statement.</summary>
    public static ListItem Read(ListRequest request, NpgsqlDataReader reader)
    {
        var values = new object?[reader.FieldCount];
        for (var column = 0; column < values.Length; column++)
            values[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
        return new(request, values);
    }

    /// <summary>Writes the row as a JSON object; what is null is left out, dotted names become nested objects.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        string? open = null;
        for (var index = 0; index < fields.Count; index++)
        {
            if (values[index] is not { } value)
                continue;
            var (member, nested) = Split(fields[index].Name);
            if (open is not null && (nested is null || open != member))
            {
                writer.WriteEndObject();
                open = null;
            }

            if (nested is not null && open is null)
            {
                writer.WriteStartObject(member);
                open = member;
            }

            writer.WritePropertyName(nested ?? member);
            WriteValue(writer, value);
        }

        if (open is not null)
            writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Appends the row as a CSV record.</summary>
    public void AppendCsv(StringBuilder record) =>
        Csv.AppendRecord(record, fields.Select((field, index) => (Text(values[index]), field.Type is FieldType.Text or FieldType.TextList)));

    static (string Member, string? Nested) Split(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? (name[..dot], name[(dot + 1)..]) : (name, null);

    static string? Text(object? value) => value switch
    {
        null => null,
        string[] list => string.Join("; ", list),
        _ => ParameterValue.Format(value),
    };

    static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case string[] list:
                writer.WriteStartArray();
                foreach (var text in list)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case short or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            default:
                writer.WriteStringValue(ParameterValue.Format(value));
                break;
        }
    }
}
