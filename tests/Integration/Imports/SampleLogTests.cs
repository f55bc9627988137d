using System.IO.Compression;
using CsvHelper;
using MspEvents.Domain;
using MspEvents.Tests.Unit;
using NodaTime;

namespace MspEvents.Tests.Integration.Imports;

/// <summary>The real ServiceNow audit log that lies beside the project, imported whole and held against what the log itself says.</summary>
public sealed class SampleLogTests : IClassFixture<SampleLogTests.ImportedLog>
{
    static readonly Instant Today = Instant.FromUtc(2017, 6, 1, 0, 0);

    readonly ImportedLog log;

    public SampleLogTests(ImportedLog log)
    {
        Assert.SkipUnless(log.IsThere, "The sample log does not lie beside the project.");
        this.log = log;
    }

    [Fact]
    public void Every_incident_becomes_a_ticket()
    {
        log.Incidents.Count.ShouldBe(2_468);
        log.Tickets.Keys.ShouldBe(log.Incidents.Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_second_import_writes_no_event() => log.SecondTime.ShouldBe(0);

    [Fact]
    public void Reopen_counts_are_those_of_the_log() =>
        log.Tickets.Where(ticket => TicketDetails.Of(ticket.Value)!.ReopenCount != log.Incidents[ticket.Key].ReopenCount).Select(ticket => ticket.Key).ShouldBeEmpty();

    [Fact]
    public void Priorities_are_those_of_the_log() =>
        log.Tickets.Where(ticket => TicketDetails.Of(ticket.Value)!.Priority != log.Incidents[ticket.Key].Priority).Select(ticket => ticket.Key).ShouldBeEmpty();

    [Fact]
    public void Verdicts_on_priority_3_are_the_logs_own_in_995_of_1000_cases()
    {
        var judged = log.Tickets
            .Select(ticket => (Incident: log.Incidents[ticket.Key], Clock: ClocksOf(ticket.Value).Single(clock => clock.Metric == ServiceMetric.Closure)))
            .Where(ticket => ticket.Clock.Priority == 3)
            .Select(ticket => (ticket.Incident, ticket.Clock.Judge(Today).Verdict))
            .ToList();

        judged.Count.ShouldBeGreaterThan(2_000);
        judged.ShouldAllBe(ticket => ticket.Verdict == ClockVerdict.Met || ticket.Verdict == ClockVerdict.Missed);
        var agreeing = judged.Count(ticket => (ticket.Verdict == ClockVerdict.Met) == ticket.Incident.MadeSla);
        ((double)agreeing / judged.Count).ShouldBeGreaterThanOrEqualTo(0.995);
    }

    [Fact]
    public void Elapsed_time_is_what_a_count_of_every_minute_gives()
    {
        string[] pauseOn = [.. new ServiceLevels().PauseOn];
        var resolution = new BruteForceClock(ServiceMetric.Resolution, ImportDatabase.Hours, pauseOn);
        // Closing is not pausable: no reason counts.
        var closure = new BruteForceClock(ServiceMetric.Closure, ImportDatabase.Hours, []);
        foreach (var (number, facts) in log.Tickets)
        {
            var end = facts.Max(fact => fact.Event.OccurredAt);
            foreach (var clock in SlaClocks.Of(facts, log.Terms, end))
            {
                var counted = (clock.Metric == ServiceMetric.Resolution ? resolution : closure).Count(facts, end);
                var reading = clock.Judge(end);
                (reading.ElapsedSeconds, reading.PausedSeconds).ShouldBe((counted.Elapsed * 60, counted.Paused * 60), $"{clock.Metric} of {number}");
            }
        }
    }

    IReadOnlyList<SlaClock> ClocksOf(IReadOnlyList<Fact> facts) => SlaClocks.Of(facts, log.Terms, Today);

    /// <summary>What the log says of an incident in the end.</summary>
    public sealed record Incident(int ReopenCount, int Priority, bool MadeSla);

    /// <summary>Class fixture: the log, imported twice.</summary>
    public sealed class ImportedLog(PostgresFixture postgres) : IAsyncLifetime
    {
        readonly MigratedDatabase database = new(postgres);
        readonly string? path = SharedData.Find("uci-incidents/incident_event_log_sample.csv.gz");

        public bool IsThere => path is not null;

        public IReadOnlyDictionary<string, Incident> Incidents { get; private set; } = new Dictionary<string, Incident>();

        public IReadOnlyDictionary<string, IReadOnlyList<Fact>> Tickets { get; private set; } = new Dictionary<string, IReadOnlyList<Fact>>();

        public ContractTerms Terms { get; private set; } = ContractTerms.Unsigned;

        public long SecondTime { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await database.InitializeAsync();
            if (path is null)
                return;

            var cancellation = TestContext.Current.CancellationToken;
            await using var imports = await ImportDatabase.CreateAsync(database, cancellation);
            var contractId = await imports.SignAsync(cancellation);
            await using (var file = File.OpenRead(path))
                (await imports.ImportAsync(file, contractId, cancellation)).Refused.ShouldBeEmpty();
            await using (var file = File.OpenRead(path))
                SecondTime = (await imports.ImportAsync(file, contractId, cancellation)).Done.EventsWritten;

            var streams = await imports.StreamsAsync(cancellation);
            Terms = ContractTerms.Of(streams[contractId]);
            Tickets = streams.Values.Where(facts => facts[0].Event is TicketOpened).ToDictionary(facts => ((TicketOpened)facts[0].Event).External!.Id);
            Incidents = Read(path);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();

        static Dictionary<string, Incident> Read(string path)
        {
            Dictionary<string, Incident> last = [];
            using var reader = CsvReader.Create(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (reader.Read())
            {
                last[reader.GetString("number")] = new(
                    reader.Parse<int>("reopen_count"), reader.GetString("priority")[0] - '0', reader.GetString("made_sla") == "true");
            }

            return last;
        }
    }
}
