using System.Text;
using MspEvents.Api.Lists;

namespace MspEvents.Tests.Unit;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    [InlineData("   ", "   ")]
    public void Text_that_starts_like_a_formula_is_made_harmless(string text, string expected) => Csv.Neutralised(text).ShouldBe(expected);

    [Fact]
    public void A_cell_with_a_comma_a_quote_or_a_line_break_is_quoted() =>
        Record(("plain", true), ("a,b", true), ("say \"hi\"", true), ("two\r\nlines", true), (null, true))
            .ShouldBe("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n");

    [Fact]
    public void A_number_below_zero_stays_a_number() => Record(("-5", false)).ShouldBe("-5\r\n");

    [Fact]
    public void A_formula_with_a_comma_is_both_made_harmless_and_quoted() => Record(("=A1,B1", true)).ShouldBe("\"'=A1,B1\"\r\n");

    static string Record(params (string? Text, bool TypedIn)[] cells)
    {
        var record = new StringBuilder();
        Csv.AppendRecord(record, cells);
        return record.ToString();
    }
}
