using MspEvents.Application.Demo;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.HypeCycleStage;

namespace MspEvents.Tests.Unit;

/// <summary>The demo's commands, decided one stream after the other without any store.</summary>
public sealed class DemoTests
{
    static readonly Instant Today = Instant.FromUtc(2026, 7, 15, 12, 0);
    static readonly DemoClient InFull = DemoClient.All.Single(client => client.ToldInFull);

    static readonly IReadOnlyList<Type> Untold =
    [
        // The timer alone records it, of what runs now; the demo lies in the past.
        typeof(SlaThresholdReached),
        // The tenant's own thresholds stay at their defaults, so that the demo looks as the measures say.
        typeof(SatisfactionThresholdsSet),
        typeof(AttentionThresholdsSet),
        typeof(ScopeThresholdsSet),
    ];

    [Fact]
    public void No_rule_refuses_what_the_demo_tells_and_it_tells_of_every_event_there_is()
    {
        var facts = FactsOf(DemoYear.Ending(Today));

        facts.Count.ShouldBeGreaterThan(10_000);
        DomainEvents.All.Select(named => named.Type).Except(facts.Select(fact => fact.Event.GetType())).ShouldBe(Untold, ignoreOrder: true);
    }

    [Theory]
    [InlineData("2026-01-01T00:30:00Z")]
    [InlineData("2026-03-01T12:00:00Z")]
    [InlineData("2026-03-31T22:59:00Z")]
    [InlineData("2026-07-15T12:00:00Z")]
    [InlineData("2027-02-28T23:59:59Z")]
    [InlineData("2028-02-29T06:00:00Z")]
    public void One_client_goes_through_all_stages_of_the_hype_cycle_in_order_whenever_the_demo_ends(string today)
    {
        var end = NodaTime.Text.InstantPattern.General.Parse(today).Value;
        var facts = FactsOf(DemoYear.Ending(end).Where(step => step.Command is not TicketCommand));

        var stages = StagesOf(facts, end);

        stages.Select(stage => (stage.Stage, stage.Cycle)).ShouldBe(Enum.GetValues<HypeCycleStage>().Select(stage => (stage, 1)));
        stages[^1].Stage.ShouldBe(ComfortableReliability);
    }

    [Fact]
    public void The_same_day_gives_the_same_past_and_a_later_day_only_adds_to_it()
    {
        var steps = DemoYear.Ending(Today);
        DemoYear.Ending(Today).Select(Told).ShouldBe(steps.Select(Told));
        steps.Select(Told).Except(DemoYear.Ending(Today + Duration.FromDays(3)).Select(Told)).ShouldBeEmpty();
    }

    static (Guid, string, Instant) Told(DemoStep step) => (step.StreamId, step.Command.GetType().Name, step.Command.OccurredAt);

    static IReadOnlyList<AcceptedStage> StagesOf(IReadOnlyList<Fact> facts, Instant end)
    {
        var zone = DateTimeZoneProviders.Tzdb[InFull.TimeZone];
        var ours = facts.Where(fact => fact.Event.ClientId == InFull.IdOf("client")).ToList();
        var signedOn = ours.Select(fact => fact.Event).OfType<ContractSigned>().Single().SignedOn;
        var answers = ours.GroupBy(fact => fact.Position).Select(stream => Feedback.Decider.Fold(stream.Where(fact => fact.Event is FeedbackEvent)))
            .Where(feedback => feedback is { Received: { Direction: FeedbackDirection.FromClient, Score: not null }, Retraction: null })
            .Select(feedback => new SurveyAnswer(
                DayOf(feedback.Received!.OccurredAt), feedback.Received.Kind, feedback.Received.Score!.Value, (double)feedback.Received.NormalisedScore()!.Value));
        var spans = ours.GroupBy(fact => fact.Position).Select(stream => Initiative.Decider.Fold(stream.Where(fact => fact.Event is IInitiativeEvent)))
            .Select(SpanOf).OfType<InitiativeSpan>();
        return StageHistory.Of(SatisfactionGrid.Of(new([.. answers], [.. spans], []), DayOf(end), SatisfactionSettings.Default));

        int DayOf(Instant at) => Period.DaysBetween(signedOn, at.InZone(zone).Date);

        InitiativeSpan? SpanOf(Initiative initiative) => initiative switch
        {
            { Planned: { Kind: InitiativeKind.Outcome }, Benefit: { } benefit } => new(InitiativeKind.Outcome, DayOf(benefit.OccurredAt), DayOf(benefit.OccurredAt)),
            { Planned: { Kind: not InitiativeKind.Outcome and var kind }, StartedAt: { } started } =>
                new(kind, DayOf(started), initiative.Finished is { } finished ? DayOf(finished.OccurredAt) : null),
            _ => null,
        };
    }

    /// <summary>The facts that follow, each with the number of its stream in the place of its position.</summary>
    static List<Fact> FactsOf(IEnumerable<DemoStep> steps) =>
        [.. steps.GroupBy(step => step.StreamId).SelectMany((stream, number) => FactsOf(number, [.. stream.Select(step => step.Command)]))];

    static List<Fact> FactsOf(int number, IReadOnlyList<DomainCommand> commands) => commands[0] switch
    {
        ClientCommand => FactsOf(Client.Decider, number, commands),
        ContractCommand => FactsOf(Contract.Decider, number, commands),
        TicketCommand => FactsOf(Ticket.Decider, number, commands),
        StoryCommand => FactsOf(UserStory.Decider, number, commands),
        UseCaseCommand => FactsOf(UseCase.Decider, number, commands),
        TemplateCommand => FactsOf(SolutionTemplate.Decider, number, commands),
        ServiceAreaCommand => FactsOf(ServiceArea.Decider, number, commands),
        ChangeRequestCommand => FactsOf(ChangeRequest.Decider, number, commands),
        FeedbackCommand => FactsOf(Feedback.Decider, number, commands),
        InitiativeCommand => FactsOf(Initiative.Decider, number, commands),
        ServiceReviewCommand => FactsOf(ServiceReview.Decider, number, commands),
        _ => throw new InvalidOperationException($"{commands[0].GetType().Name} starts no stream."),
    };

    static List<Fact> FactsOf<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> decider, int number, IEnumerable<DomainCommand> commands)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent
    {
        var (state, facts) = (decider.Initial, new List<Fact>());
        foreach (var command in commands)
        {
            (state, var events) = decider.Continue(state, (TCommand)command);
            // What is so already is told twice.
            events.ShouldNotBeEmpty($"{command}");
            foreach (var @event in events)
            {
                var told = (DomainEvent)(object)@event;
                facts.Add(new(told, facts.Count + 1, number, told.OccurredAt));
            }
        }

        return facts;
    }
}
