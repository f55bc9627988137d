using System.Text.Json;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Tests.Benchmarks;

/// <summary>Appends of one event to as many streams as there are writers, beside single-row transactions on as many connections.</summary>
sealed class Appends(EventAppender appender, BareLog bare) : IAsyncDisposable
{
    static readonly TicketAssigned Event = new("Pavel Ruiz", "second line")
    {
        OccurredAt = Instant.FromUtc(2026, 3, 2, 8, 15),
        ClientId = new("0190c1d2-0000-7000-8000-00000000b001"),
        ContractId = new("0190c1d2-0000-7000-8000-00000000b002"),
    };

    static readonly string Data = JsonSerializer.Serialize(Event, DomainJson.ContractOf(typeof(TicketAssigned)));

    public static Appends On(BenchmarkServer server) =>
        new(new EventAppender(server.Sources, DomainCatalogue.Create(), new LogSignal(server.Sources, TimeProvider.System), TimeProvider.System), new BareLog(server.Bare));

    public Comparison By(string name, int writers, double? target) => new(
        name, "appends/s", target, cancellation => OursAsync(writers, cancellation), cancellation => FloorAsync(writers, cancellation));

    public ValueTask DisposeAsync() => appender.DisposeAsync();

    Task<double> OursAsync(int writers, CancellationToken cancellation) =>
        Rate.OfAsync([.. Enumerable.Range(0, writers).Select(_ => Writer(Guid.CreateVersion7(), cancellation))]);

    Func<Task> Writer(Guid stream, CancellationToken cancellation)
    {
        var version = 0L;
        return async () =>
        {
            var outcome = await appender.AppendAsync(
                new Append
                {
                    Tenant = BenchmarkServer.Tenant,
                    StreamId = stream,
                    StreamType = "ticket",
                    ExpectedVersion = version,
                    Events = [new(Guid.CreateVersion7(), Event)],
                    UserName = "benchmark",
                },
                cancellation);
            version = outcome is AppendOutcome.Appended appended ? appended.Version : throw new InvalidOperationException($"An append came to {outcome}.");
        };
    }

    async Task<double> FloorAsync(int writers, CancellationToken cancellation)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => bare.OpenWriterAsync("ticket_assigned", Data, cancellation)));
        var rate = await Rate.OfAsync([.. open.Select<BareWriter, Func<Task>>(writer => () => writer.WriteAsync(cancellation))]);
        foreach (var writer in open)
            await writer.DisposeAsync();
        return rate;
    }
}
