using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>Writes the demo's year into a tenant through the command handler, as any caller's commands go.</summary>
public sealed class DemoRun(CommandHandler handler, StoreDataSources sources, EventReader reader, TimeProvider clock)
{
    const int Writers = 16;

    /// <summary>What the events of the demo name as their user.</summary>
    public const string UserName = "demo";

    /// <summary>Writes the year that ends now; false where the tenant has the demo already.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Told how many commands of how many are done.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    public async Task<bool> RunAsync(string tenant, Action<int, int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var steps = DemoYear.Ending(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        await using (var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken))
        {
            if (await reader.FindStreamAsync(session, steps[0].StreamId, cancellationToken) is not null)
            {
                return false;
            }
        }

        var done = 0;
        // Clients and contracts first, then the tickets side by side: the order within a stream is what counts. Reports close their month last.
        foreach (var part in steps.GroupBy(PartOf).OrderBy(part => part.Key))
        {
            await Parallel.ForEachAsync(
                part.GroupBy(step => step.StreamId),
                new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
                async (stream, cancellation) =>
                {
                    foreach (var step in stream)
                    {
                        await WriteAsync(tenant, step, cancellation);
                        progress(Interlocked.Increment(ref done), steps.Count);
                    }
                });
        }

        return true;
    }

    static int PartOf(DemoStep step) => step.Command switch
    {
        ClientCommand => 0,
        SignContract => 1,
        TicketCommand => 2,
        _ => 3,
    };

    Task<CommandOutcome> WriteAsync(string tenant, DemoStep step, CancellationToken cancellationToken)
    {
        var request = new CommandRequest
        {
            Tenant = tenant,
            StreamId = step.StreamId,
            OccurredAt = step.Command.OccurredAt,
            UserName = UserName,
            CorrelationId = UserName,
        };
        return step.Command switch
        {
            OnboardClient onboard => handler.StartAsync(Client.Decider, request, (_, _) => Task.FromResult<ClientCommand>(onboard), true, cancellationToken),
            SignContract sign => handler.StartAsync(Contract.Decider, request, (_, _) => Task.FromResult<ContractCommand>(sign), true, cancellationToken),
            OpenTicket open => handler.StartAsync(Ticket.Decider, request, (_, _) => Task.FromResult<TicketCommand>(open), true, cancellationToken),
            ClientCommand command => handler.AskAsync(Client.Decider, request, (_, _) => Task.FromResult(command), cancellationToken),
            ContractCommand command => handler.AskAsync(Contract.Decider, request, (_, _) => Task.FromResult(command), cancellationToken),
            TicketCommand command => handler.AskAsync(Ticket.Decider, request, (_, _) => Task.FromResult(command), cancellationToken),
            _ => throw new InvalidOperationException($"The demo cannot tell {step.Command.GetType().Name}."),
        };
    }
}
