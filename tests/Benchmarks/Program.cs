using System.Globalization;
using System.Runtime.InteropServices;
using MspEvents.Tests.Benchmarks;

const int DefaultRounds = 5;
string[] known = ["append-64", "append-1", "business-time"];

var json = args.Contains("--json");
var rounds = args.SkipWhile(argument => argument != "--rounds").Skip(1).FirstOrDefault() is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : DefaultRounds;
var wanted = args.Where(argument => argument == "all" || known.Contains(argument)).ToHashSet();
if (wanted.Count == 0)
{
    await Console.Error.WriteLineAsync($"Usage: all | {string.Join(" | ", known)} [--json] [--rounds N]");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    // The private server is stopped on the way out.
    signal.Cancel = true;
    stop.Cancel();
});

var outcomes = new List<Outcome>();
if (Wants("business-time"))
    foreach (var comparison in BusinessTimeSpans.Compare())
        await MeasureAsync(comparison);
if (Wants("append-64") || Wants("append-1"))
{
    await using var server = await BenchmarkServer.StartAsync(stop.Token);
    await using var appends = await Appends.PrepareAsync(server, stop.Token);
    if (Wants("append-64"))
        await MeasureAsync(appends.By("append-64", 64, 1.0));
    if (Wants("append-1"))
        await MeasureAsync(appends.By("append-1", 1, null));
}
if (!json)
    Report.WriteTable(outcomes);
return 0;

bool Wants(string name) => wanted.Contains("all") || wanted.Contains(name);

async Task MeasureAsync(Comparison comparison)
{
    var outcome = await comparison.MeasureAsync(rounds, stop.Token);
    outcomes.Add(outcome);
    if (json)
        Report.WriteLine(outcome);
}
