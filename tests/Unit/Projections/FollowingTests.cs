using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Tests.Unit.Projections;

public sealed class FollowingTests
{
    public static TheoryData<string> Names => [.. ProjectionSet.OfProduct().All.Select(projection => projection.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_projection_names_every_event_of_the_streams_it_follows(string name)
    {
        var follows = ProjectionSet.OfProduct().NewestOf(name).Follows;
        var silent = DomainEvents.All.Select(known => known.Type)
            .Where(type => Following.KindsOf(type).Any(follows.Kinds.Contains) && !Following.KindsOf(type).Any(follows.Named.Contains))
            .Select(type => type.Name);
        silent.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_projection_names_no_event_of_a_stream_it_does_not_follow(string name)
    {
        var follows = ProjectionSet.OfProduct().NewestOf(name).Follows;
        follows.Named.Where(type => !Following.KindsOf(type).Any(follows.Kinds.Contains)).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_of_a_followed_stream_that_is_not_named_is_refused()
    {
        var follows = new Following().Stream<TicketEvent>().On<TicketOpened>();
        Should.Throw<UnknownEvent>(() => follows.Touches(Stored(new TicketClosed())));
        follows.Touches(Stored(new ClientRenamed("New name"))).ShouldBeNull();
    }

    [Fact]
    public void An_event_may_touch_the_rows_of_another_stream()
    {
        var ticket = Guid.NewGuid();
        var follows = new Following().Stream<ContractEvent>().On<SlaExclusionAgreed>(agreed => agreed.TicketId);
        follows.Touches(Stored(new SlaExclusionAgreed(ticket, null, "storm", "Ada"))).ShouldBe(ticket);
    }

    [Fact]
    public void Two_definitions_may_not_fill_the_same_version() =>
        Should.Throw<ArgumentException>(() => new ProjectionSet(new ClientsProjection(), new ClientsProjection()));

    static StoredEvent Stored(DomainEvent @event) => new()
    {
        Position = 1,
        Id = Guid.NewGuid(),
        StreamId = Guid.NewGuid(),
        Version = 1,
        Name = DomainEvents.NameOf(@event.GetType()),
        Shape = 1,
        RecordedAt = Instant.FromUtc(2026, 1, 1, 0, 0).ToDateTimeOffset(),
        Event = @event,
    };
}
