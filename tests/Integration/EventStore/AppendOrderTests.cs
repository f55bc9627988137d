using FsCheck;
using FsCheck.Fluent;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class AppendOrderTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One writer's step: which node, which stream, how many events, whether it guesses the version wrong, whether it goes in bulk.</summary>
    sealed record Step(int Node, int Stream, int Events, bool Stale, bool Bulk);

    static Gen<Step[][]> Schedules { get; } =
        from writers in Gen.Choose(2, 6)
        from steps in Gen.ArrayOf(
            from node in Gen.Choose(0, 1)
            from stream in Gen.Choose(0, 7)
            from events in Gen.Choose(1, 4)
            from stale in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from bulk in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select new Step(node, stream, events, stale, bulk)).Resize(25).ArrayOf(writers)
        select steps;

    [Fact]
    public async Task Any_interleaving_of_appends_from_two_nodes_reads_back_dense_in_commit_order_and_in_time()
    {
        var round = 0;
        foreach (var schedule in Schedules.Sample(12, 12))
            await RunAsync($"order-{round++}", schedule);
    }

    async Task RunAsync(string tenant, Step[][] schedule)
    {
        await new TenantRegistry(notes.Sources).AddAsync(tenant, Cancellation);
        EventAppender[] nodes = [notes.Node(), notes.Node()];
        var streams = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToArray();
        using var done = new CancellationTokenSource();
        var tail = TailAsync(tenant, done.Token);

        var acknowledged = (await Task.WhenAll(schedule.Select(writer => WriteAsync(tenant, nodes, streams, writer)))).SelectMany(ids => ids).ToList();
        await done.CancelAsync();

        var log = await notes.LogAsync(tenant);
        log.Select(one => one.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long)n), "positions are dense from 1");
        log.Select(one => one.Id).ShouldBe(acknowledged, ignoreOrder: true, "what was acknowledged is there, and nothing else");
        log.Zip(log.Skip(1)).ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt, "recorded times never fall");
        foreach (var stream in log.GroupBy(one => one.StreamId))
            stream.Select(one => one.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(n => (long)n), "versions are dense in order of position");
        (await tail).ShouldBe(log.Select(one => one.Id), "a reader that tails the log has lost nothing and saw this order");
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    static async Task<List<Guid>> WriteAsync(string tenant, EventAppender[] nodes, Guid[] streams, Step[] steps)
    {
        var acknowledged = new List<Guid>();
        var known = new long[streams.Length];
        foreach (var step in steps)
        {
            for (var settled = false; !settled;)
            {
                var append = Notes.Append(streams[step.Stream], step.Stale ? known[step.Stream] + 3 : known[step.Stream], [.. Enumerable.Range(0, step.Events).Select(n => Notes.Note($"{n}"))])
                    with
                { Tenant = tenant };
                var outcome = step.Bulk
                    ? (await nodes[step.Node].AppendManyAsync([append], Cancellation))[0]
                    : await nodes[step.Node].AppendAsync(append, Cancellation);
                settled = step.Stale || outcome is AppendOutcome.Appended;
                if (outcome is AppendOutcome.Appended appended)
                    acknowledged.AddRange(append.Events.Select(one => one.Id));
                known[step.Stream] = outcome switch
                {
                    AppendOutcome.Appended(var version, _) => version,
                    AppendOutcome.VersionConflict(var actual) => actual,
                    _ => throw new InvalidOperationException($"{outcome}"),
                };
            }
        }

        return acknowledged;
    }

    // Reads what lies after the last position it has seen, as a projection does, with no regard for gaps.
    async Task<List<Guid>> TailAsync(string tenant, CancellationToken done)
    {
        var reader = new EventReader(Notes.Catalogue);
        var seen = new List<Guid>();
        long position = 0;
        for (var last = false; ;)
        {
            last = done.IsCancellationRequested;
            await using var session = await notes.Sources.BeginAsync(StoreRole.Projector, tenant, Cancellation);
            await foreach (var stored in reader.ReadAfterAsync(session, position, long.MaxValue, 7, null, Cancellation))
            {
                seen.Add(stored.Id);
                (position, last) = (stored.Position, false);
            }

            if (last)
                return seen;
        }
    }
}
