using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>Writes the demo into a tenant through the command handler, as any caller's commands go.</summary>
public sealed class DemoRun(CommandHandler handler, StoreDataSources sources, EventReader reader, TimeProvider clock)
{
    const int Writers = 16;

    /// <summary>What the events of the demo name as their user.</summary>
    public const string UserName = "demo";

    /// <summary>Writes the past that ends now; false where the tenant has the demo already.</summary>
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
        // Clients and contracts first, then all else side by side: the order within a stream is what counts. Reports close their month last.
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
        ContractCommand => 3,
        _ => 2,
    };

    Task<CommandOutcome> WriteAsync(string tenant, DemoStep step, CancellationToken cancellationToken)
    {
        var request = new CommandRequest
        {
            Tenant = tenant,
            StreamId = step.StreamId,
            OccurredAt = step.Command.OccurredAt,
            By = step.Command.By,
            UserName = UserName,
            CorrelationId = UserName,
        };
        return step.Command switch
        {
            ClientCommand command => AskAsync(Client.Decider, command, command is OnboardClient),
            ContractCommand command => AskAsync(Contract.Decider, command, command is SignContract),
            TicketCommand command => AskAsync(Ticket.Decider, command, command is OpenTicket),
            StoryCommand command => AskAsync(UserStory.Decider, command, command is CaptureStory),
            UseCaseCommand command => AskAsync(UseCase.Decider, command, command is DefineUseCase),
            TemplateCommand command => AskAsync(SolutionTemplate.Decider, command, command is CreateTemplate),
            ServiceAreaCommand command => AskAsync(ServiceArea.Decider, command, command is TargetServiceArea),
            ChangeRequestCommand command => AskAsync(ChangeRequest.Decider, command, command is RaiseChange),
            FeedbackCommand command => AskAsync(Feedback.Decider, command, command is ReceiveFeedback),
            InitiativeCommand command => AskAsync(Initiative.Decider, command, command is PlanInitiative),
            ServiceReviewCommand command => AskAsync(ServiceReview.Decider, command, command is ScheduleReview),
            _ => throw new InvalidOperationException($"The demo cannot tell {step.Command.GetType().Name}."),
        };

        Task<CommandOutcome> AskAsync<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> decider, TCommand command, bool starts)
            where TCommand : DomainCommand
            where TEvent : class, IDomainEvent => starts
            ? handler.StartAsync(decider, request, (_, _) => Task.FromResult(command), true, cancellationToken)
            : handler.AskAsync(decider, request, (_, _) => Task.FromResult(command), cancellationToken);
    }
}
