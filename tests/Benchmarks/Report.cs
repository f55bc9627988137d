using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace MspEvents.Tests.Benchmarks;

/// <summary>Prints outcomes for people or for programs.</summary>
static class Report
{
    public static void WriteLine(Outcome outcome) => Console.WriteLine(JsonSerializer.Serialize(outcome, OutcomeJson.Default.Outcome));

    public static void WriteTable(IEnumerable<Outcome> outcomes)
    {
        var table = new Table().AddColumns("name", "ours", "floor", "unit", "ratio", "target", "rounds");
        table.Columns[0].NoWrap();
        foreach (var column in new[] { 1, 2, 4, 5, 6 })
            table.Columns[column].RightAligned();
        foreach (var outcome in outcomes)
            table.AddRow(
                outcome.Name,
                Figure(outcome.Ours),
                Figure(outcome.Floor),
                outcome.Unit,
                outcome.Ratio.ToString("0.00", CultureInfo.InvariantCulture),
                outcome.Reached switch { true => $"[green]{Target(outcome)}[/]", false => $"[red]{Target(outcome)} missed[/]", null => "" },
                outcome.Rounds.ToString(CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
    }

    static string Target(Outcome outcome) => string.Create(CultureInfo.InvariantCulture, $">= {outcome.Target:0.0#}");

    static string Figure(double figure) => figure.ToString(figure >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}
