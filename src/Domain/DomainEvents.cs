using System.Text;

namespace MspEvents.Domain;

/// <summary>Every kind of fact there is, by the name the store knows it under.</summary>
public static class DomainEvents
{
    /// <summary>Every concrete event with its public name, ordered by that name.</summary>
    public static IReadOnlyList<(string Name, Type Type)> All { get; } =
    [
        .. typeof(DomainEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract)
            .Select(type => (Name: NameOf(type), type))
            .OrderBy(named => named.Name, StringComparer.Ordinal),
    ];

    /// <summary>An event's public name: its type's in snake_case, as in <c>ticket_opened</c>.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var name = new StringBuilder();
        foreach (var letter in type.Name)
        {
            if (char.IsUpper(letter) && name.Length > 0)
                name.Append('_');
            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
