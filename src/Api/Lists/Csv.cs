using System.Buffers;
using System.Text;

namespace MspEvents.Api.Lists;

/// <summary>RFC 4180 records, with text that a spreadsheet would run as a formula made harmless.</summary>
static class Csv
{
    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    static readonly SearchValues<char> FormulaStart = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>Appends one record; cells that callers typed in are guarded, the others written as they are.</summary>
    public static void AppendRecord(StringBuilder record, IEnumerable<(string? Text, bool TypedIn)> cells)
    {
        var first = true;
        foreach (var (text, typedIn) in cells)
        {
            if (!first)
                record.Append(',');
            first = false;
            AppendCell(record, typedIn ? Neutralised(text) : text);
        }

        record.Append("\r\n");
    }

    /// <summary>Puts an apostrophe before text that starts like a formula, behind blanks too.</summary>
    public static string? Neutralised(string? text)
    {
        var trimmed = text.AsSpan().TrimStart(' ');
        return trimmed.Length > 0 && FormulaStart.Contains(trimmed[0]) ? $"'{text}" : text;
    }

    static void AppendCell(StringBuilder record, string? text)
    {
        if (text.AsSpan().ContainsAny(Quoted))
            record.Append('"').Append(text!.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            record.Append(text);
    }
}
