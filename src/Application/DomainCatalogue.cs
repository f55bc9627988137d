using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;

namespace MspEvents.Application;

/// <summary>What the store needs to know of the domain's events: names, JSON contracts, personal fields.</summary>
public static class DomainCatalogue
{
    /// <summary>The current shape of every domain event.</summary>
    public static IReadOnlyList<EventShape> Shapes { get; } =
        [.. DomainEvents.All.Select(named => new EventShape(named.Name, 1, named.Type, DomainJson.ContractOf(named.Type), Personal(named.Type)))];

    /// <summary>Older shapes of events and how each becomes the next; none has changed yet.</summary>
    public static IReadOnlyList<EventUpcast> Upcasts { get; } = [];

    /// <summary>The store's catalogue of all of them.</summary>
    public static EventCatalogue Create() => new(Shapes, Upcasts);

    static IReadOnlyList<PersonalField> Personal(Type type) =>
        [.. PersonalFields.Of(type).Select(field => new PersonalField(field.Path, KindOf(field.Mark)))];

    static PersonalKind KindOf(PersonalMark mark) => mark switch
    {
        PersonalMark.Name => PersonalKind.Name,
        PersonalMark.Text => PersonalKind.Text,
        PersonalMark.Person => PersonalKind.Person,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };
}
