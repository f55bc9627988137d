using FsCheck;
using FsCheck.Fluent;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;

namespace MspEvents.Tests.Unit;

/// <summary>What holds for every kind of stream: nothing is ignored, nothing makes a fold fail.</summary>
public sealed class EveryStreamTests
{
    static readonly Instant Moment = Instant.FromUtc(2026, 6, 10, 10, 0);

    public static TheoryData<string> CommandNames => [.. Concrete<DomainCommand>().Select(type => type.Name)];

    public static TheoryData<string> EventNames => [.. Concrete<DomainEvent>().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Every_command_is_decided(string name)
    {
        var command = EveryCommand.Examples.Where(command => command.GetType().Name == name).ShouldHaveSingleItem() with { OccurredAt = Moment };
        try
        {
            Decide(command);
        }
        catch (BrokenRule rule)
        {
            rule.Code.ShouldNotBe("not_allowed");
        }
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Every_event_is_folded(string name) =>
        Fold(EveryEvent.Examples.Where(@event => @event.GetType().Name == name).ShouldHaveSingleItem());

    [Fact]
    public void An_event_that_no_fold_names_is_never_ignored()
    {
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfClient()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfContract()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfTicket()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfChange()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfFeedback()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfInitiative()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfReview()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfServiceArea()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfUseCase()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfScenario("k")));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfStory()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfTemplate()));
        Should.Throw<UnknownEvent>(() => Fold(new UnheardOfSettings()));
    }

    [Fact]
    public void Known_events_fold_in_any_order()
    {
        var orders =
            from shuffled in Gen.Shuffle(EveryEvent.Examples.Concat(EveryEvent.Examples))
            from length in Gen.Choose(0, shuffled.Length)
            from hours in Gen.Choose(-500, 500).ArrayOf(length)
            select shuffled.Take(length).Zip(hours, (@event, hour) => @event with { OccurredAt = Moment + Duration.FromHours(hour) }).ToArray();
        Prop.ForAll(orders.ToArbitrary(), (Action<DomainEvent[]>)(events => Fold(events))).QuickCheckThrowOnFailure();
    }

    static void Fold(params DomainEvent[] events)
    {
        var facts = events.Select((@event, index) => new Fact(@event, index + 1, index + 1, Moment)).ToList();
        var clients = facts.Where(fact => fact.Event is ClientEvent).ToList();
        var contracts = facts.Where(fact => fact.Event is ContractEvent).ToList();
        var tickets = facts.Where(fact => fact.Event is ITicketEvent).ToList();
        var changes = facts.Where(fact => fact.Event is ChangeRequestEvent).ToList();
        var useCases = facts.Where(fact => fact.Event is IUseCaseEvent).ToList();
        var areas = facts.Where(fact => fact.Event is IServiceAreaEvent).ToList();
        Client.Decider.Fold(clients).ShouldNotBeNull();
        Contract.Decider.Fold(contracts).ShouldNotBeNull();
        Ticket.Decider.Fold(tickets).ShouldNotBeNull();
        ChangeRequest.Decider.Fold(changes).ShouldNotBeNull();
        UseCase.Decider.Fold(useCases).ShouldNotBeNull();
        ServiceArea.Decider.Fold(areas).ShouldNotBeNull();
        (ClientDetails.Of(clients) is null).ShouldBe(!clients.Exists(fact => fact.Event is ClientOnboarded));
        (ContractDetails.Of(contracts, Moment) is null).ShouldBe(!contracts.Exists(fact => fact.Event is ContractSigned));
        (TicketDetails.Of(tickets) is null).ShouldBe(!tickets.Exists(fact => fact.Event is TicketOpened));
        (ChangeRequestDetails.Of(changes) is null).ShouldBe(!changes.Exists(fact => fact.Event is ChangeRaised));
        var feedback = facts.Where(fact => fact.Event is FeedbackEvent).ToList();
        Feedback.Decider.Fold(feedback).ShouldNotBeNull();
        (FeedbackDetails.Of(feedback) is null).ShouldBe(!feedback.Exists(fact => fact.Event is FeedbackReceived));
        var initiatives = facts.Where(fact => fact.Event is IInitiativeEvent).ToList();
        Initiative.Decider.Fold(initiatives).ShouldNotBeNull();
        (InitiativeDetails.Of(initiatives) is null).ShouldBe(!initiatives.Exists(fact => fact.Event is InitiativePlanned));
        var reviews = facts.Where(fact => fact.Event is ServiceReviewEvent).ToList();
        ServiceReview.Decider.Fold(reviews).ShouldNotBeNull();
        (ServiceReviewDetails.Of(reviews) is null).ShouldBe(!reviews.Exists(fact => fact.Event is ReviewScheduled));
        (UseCaseDetails.Of(useCases, Moment) is null).ShouldBe(!useCases.Exists(fact => fact.Event is UseCaseDefined));
        (ServiceAreaDetails.Of(areas, Moment) is null).ShouldBe(!areas.Exists(fact => fact.Event is ServiceAreaTargeted));
        var stories = facts.Where(fact => fact.Event is IStoryEvent).ToList();
        UserStory.Decider.Fold(stories).ShouldNotBeNull();
        (UserStoryDetails.Of(stories) is null).ShouldBe(!stories.Exists(fact => fact.Event is StoryCaptured));
        var templates = facts.Where(fact => fact.Event is TemplateEvent).ToList();
        SolutionTemplate.Decider.Fold(templates).ShouldNotBeNull();
        (SolutionTemplateDetails.Of(templates) is null).ShouldBe(!templates.Exists(fact => fact.Event is TemplateCreated));
        var settings = facts.Where(fact => fact.Event is SettingsEvent).ToList();
        TenantSettings.Decider.Fold(settings).ShouldNotBeNull();
        TenantSettingsDetails.Of(settings).ShouldNotBeNull();
    }

    static void Decide(DomainCommand command)
    {
        switch (command)
        {
            case ClientCommand c:
                Client.Decider.Run([Told(new ClientOnboarded("a", "UTC", null, false) { ClientId = ClientId })], c);
                break;
            case ContractCommand c:
                Contract.Decider.Run([Told(Signed)], c);
                break;
            case TicketCommand c:
                Ticket.Decider.Run([Told(SampleTicket.Opened)], c);
                break;
            case ChangeRequestCommand c:
                ChangeRequest.Decider.Run([Told(SampleChange.Raised), Told(SampleChange.Assessed), Told(SampleChange.Approved)], c);
                break;
            case FeedbackCommand c:
                Feedback.Decider.Run([Told(SampleFeedback.Received)], c);
                break;
            case InitiativeCommand c:
                DomainEvent[] lived = [SampleInitiative.Planned, new InitiativeStarted(), .. c is ConfirmBenefit ? [new InitiativeFinished("a")] : Array.Empty<DomainEvent>()];
                Initiative.Decider.Run([.. lived.Select(Told)], c);
                break;
            case ServiceReviewCommand c:
                ServiceReview.Decider.Run([Told(SampleReview.Scheduled)], c);
                break;
            case UseCaseCommand c:
                UseCase.Decider.Run([Told(SampleUseCase.Defined), Told(SampleUseCase.Surge with { ScenarioKey = "k" })], c);
                break;
            case ServiceAreaCommand c:
                ServiceArea.Decider.Run([Told(SampleServiceArea.Targeted), Told(new CustomerVoiceHeard(VoiceArtefact.Interview, ["a"]))], c);
                break;
            case StoryCommand c:
                DomainEvent[] told = c switch
                {
                    DeliverStory => [SampleStory.Captured, new StoryStarted(null)],
                    AcceptStory or SendBackStory => [SampleStory.Captured, new StoryDelivered("a")],
                    _ => [SampleStory.Captured],
                };
                UserStory.Decider.Run([.. told.Select(Told)], c);
                break;
            case TemplateCommand c:
                SolutionTemplate.Decider.Run([Told(new TemplateCreated("a", "b", ["c"], []))], c);
                break;
            case SettingsCommand c:
                TenantSettings.Decider.Run([], c);
                break;
            default:
                Assert.Fail($"{command.GetType().Name} belongs to no stream that this test knows.");
                break;
        }
    }

    static Fact Told(DomainEvent @event) => new(@event with { OccurredAt = Signing }, 1, 1, Signing);

    static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);

    sealed record UnheardOfClient : ClientEvent;

    sealed record UnheardOfSettings : SettingsEvent;

    sealed record UnheardOfContract : ContractEvent;

    sealed record UnheardOfChange : ChangeRequestEvent;

    sealed record UnheardOfUseCase : UseCaseEvent;

    sealed record UnheardOfScenario(string ScenarioKey) : ScenarioEvent(ScenarioKey);

    sealed record UnheardOfServiceArea : ServiceAreaEvent;

    sealed record UnheardOfTicket : TicketEvent;

    sealed record UnheardOfFeedback : FeedbackEvent;

    sealed record UnheardOfInitiative : InitiativeEvent;

    sealed record UnheardOfReview : ServiceReviewEvent;

    sealed record UnheardOfStory : StoryEvent;

    sealed record UnheardOfTemplate : TemplateEvent;
}
