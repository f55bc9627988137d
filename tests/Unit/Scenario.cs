using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;

namespace MspEvents.Tests.Unit;

/// <summary>Given facts, when a command, then facts or a refusal: how a rule is told.</summary>
static class Scenario
{
    public static Scenario<TState, TCommand, TEvent> Given<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> decider, params TEvent[] events)
        where TCommand : DomainCommand
        where TEvent : IDomainEvent => new(decider, events);
}

sealed class Scenario<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> decider, IReadOnlyList<TEvent> given)
    where TCommand : DomainCommand
    where TEvent : IDomainEvent
{
    [SuppressMessage("Naming", "CA1716", Justification = "The word this style of test is known by.")]
    public Outcome When(TCommand command) => new(() => decider.Run([.. given.Select((@event, index) => new Fact((DomainEvent)(object)@event, index + 1, index + 1, @event.OccurredAt))], command), command);

    /// <summary>The state after all that was given.</summary>
    public TState State() => decider.Fold(given.Select((@event, index) => new Fact((DomainEvent)(object)@event, index + 1, index + 1, @event.OccurredAt)));

    public sealed class Outcome(Func<IReadOnlyList<TEvent>> decide, TCommand command)
    {
        /// <summary>Exactly these facts follow; what the envelope of the expected leaves out is that of the command.</summary>
        public IReadOnlyList<TEvent> Then(params TEvent[] expected)
        {
            var actual = decide();
            actual.Select(Told).ShouldBe(expected.Select(Told));
            actual.ShouldAllBe(@event => @event.OccurredAt == command.OccurredAt && @event.By == command.By && @event.ClientId != Guid.Empty);
            return actual;
        }

        public TOne ThenOne<TOne>()
            where TOne : TEvent => decide().ShouldHaveSingleItem().ShouldBeAssignableTo<TOne>()!;

        public void ThenNothing() => decide().ShouldBeEmpty();

        public void ThenRefused(string code) => Should.Throw<BrokenRule>(() => decide()).Code.ShouldBe(code);

        // As JSON, since lists in records are equal only where they are one and the same.
        static string Told(TEvent @event)
        {
            var bare = (DomainEvent)(object)@event with { OccurredAt = default, By = null, ClientId = default, ContractId = null };
            return $"{@event.GetType().Name} {JsonSerializer.Serialize(bare, DomainJson.ContractOf(@event.GetType()))}";
        }
    }
}
