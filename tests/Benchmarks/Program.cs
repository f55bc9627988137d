using System.Globalization;
using System.Runtime.InteropServices;
using MspEvents.Tests.Benchmarks;

const int DefaultRounds = 5;
string[] databaseNames = ["append-64", "append-1", "import", "fold"];
string[] known = [.. databaseNames, "business-time", "backlog"];

var json = args.Contains("--json");
var rounds = DefaultRounds;
if (args.SkipWhile(argument => argument != "--rounds").Skip(1).FirstOrDefault() is { } given && !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out rounds))
    rounds = 0;
var wanted = args.Contains("all") ? known : [.. known.Intersect(args)];
if (wanted.Length == 0 || rounds == 0)
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
if (wanted.Contains("business-time"))
    foreach (var comparison in BusinessTimeSpans.Compare())
        await MeasureAsync(comparison);
if (wanted.Intersect(databaseNames).Any())
    await MeasureOnServerAsync();
// Last, since what it leaves on the heap slows whatever follows.
if (wanted.Contains("backlog"))
    await MeasureAsync(StoryBacklogs.Compare());
if (!json)
    Report.WriteTable(outcomes);
return 0;

async Task MeasureOnServerAsync()
{
    await using var server = await BenchmarkServer.StartAsync(stop.Token);
    await using var appends = Appends.On(server);
    if (wanted.Contains("append-64"))
        await MeasureAsync(appends.By("append-64", 64, 1.0));
    if (wanted.Contains("append-1"))
        await MeasureAsync(appends.By("append-1", 1, null));
    var log = await AuditLog.ReadAsync(stop.Token);
    if (wanted.Contains("import"))
    {
        await using var tenant = await ImportedTenant.PrepareAsync("imports", log, server.Sources, stop.Token);
        await tenant.ImportAsync(stop.Token);
        var rows = await BareRows.RememberAsync(server.Bare, tenant.Name, stop.Token);
        await MeasureAsync(new("import", "events/s", 0.3, tenant.ImportAsync, rows.WriteAsync));
    }
    if (wanted.Contains("fold"))
    {
        using var folds = await Folds.PrepareAsync(server, log, stop.Token);
        foreach (var projection in new[] { "tickets", "sla" })
            await MeasureAsync(folds.Of(projection));
    }
}

async Task MeasureAsync(Comparison comparison)
{
    var outcome = await comparison.MeasureAsync(rounds, stop.Token);
    outcomes.Add(outcome);
    if (json)
        Report.WriteLine(outcome);
}
