using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MspEvents.EventStore;

/// <summary>All shapes of event the store may hold: names, types, JSON contracts, personal fields, upcasts.</summary>
public sealed class EventCatalogue
{
    readonly FrozenDictionary<Type, CurrentShape> byType;
    readonly FrozenDictionary<string, StoredShape> byAlias;
    readonly FrozenDictionary<string, IReadOnlyList<string>> aliases;

    /// <summary>Wrong wiring (a name or type twice, a gap between shapes) throws here, at start.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public EventCatalogue(IEnumerable<EventShape> shapes, IEnumerable<EventUpcast> upcasts)
    {
        Shapes = [.. shapes];
        Upcasts = [.. upcasts];
        byType = Shapes.ToFrozenDictionary(shape => shape.ClrType, shape => new CurrentShape(shape));
        var older = Upcasts.ToLookup(upcast => upcast.Name);
        if (older.FirstOrDefault(group => Shapes.All(shape => shape.Name != group.Key)) is { } orphan)
            throw new ArgumentException($"'{orphan.First().Alias}' is upcast to '{orphan.Key}', which is no event's name.", nameof(upcasts));
        aliases = Shapes.ToFrozenDictionary(shape => shape.Name, IReadOnlyList<string> (shape) => AliasesOf(shape, older[shape.Name]));
        byAlias = Shapes.SelectMany(shape => StoredShapesOf(shape, older[shape.Name])).ToFrozenDictionary(stored => stored.Alias);
    }

    /// <summary>The current shapes.</summary>
    public IReadOnlyList<EventShape> Shapes { get; }

    /// <summary>The older shapes.</summary>
    public IReadOnlyList<EventUpcast> Upcasts { get; }

    /// <summary>The current shape of an event's type.</summary>
    /// <exception cref="ArgumentException">The catalogue does not know the type.</exception>
    public EventShape ShapeOf(Type type) => Current(type).Shape;

    /// <summary>Every alias stored under a public name, oldest first; empty if the name is unknown.</summary>
    public IReadOnlyList<string> AliasesOf(string name) => aliases.GetValueOrDefault(name, []);

    /// <summary>Writes a decoded event's public JSON: its current shape, personal fields as they were read.</summary>
    public void WriteData(Utf8JsonWriter writer, StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        JsonSerializer.Serialize(writer, stored.Event, ShapeOf(stored.Event.GetType()).Json);
    }

    internal CurrentShape Current(Type type) =>
        byType.TryGetValue(type, out var shape) ? shape : throw new ArgumentException($"The catalogue knows no event {type}.", nameof(type));

    /// <summary>How to read what is stored under an alias.</summary>
    internal StoredShape Stored(string alias) =>
        byAlias.TryGetValue(alias, out var shape) ? shape : throw new InvalidOperationException($"The log holds '{alias}', which the catalogue does not know.");

    static string AliasOf(string name, int shape) => shape == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_v{shape}");

    static string[] AliasesOf(EventShape shape, IEnumerable<EventUpcast> older)
    {
        var expected = Enumerable.Range(1, shape.Shape).Select(number => AliasOf(shape.Name, number)).ToArray();
        var missing = expected[..^1].Except(older.Select(upcast => upcast.Alias)).ToArray();
        var surplus = older.Select(upcast => upcast.Alias).Except(expected[..^1]).ToArray();
        return missing.Length + surplus.Length == 0
            ? expected
            : throw new ArgumentException($"'{shape.Name}' is at shape {shape.Shape}: upcasts missing [{string.Join(", ", missing)}], not expected [{string.Join(", ", surplus)}].");
    }

    static IEnumerable<StoredShape> StoredShapesOf(EventShape shape, IEnumerable<EventUpcast> older)
    {
        var byAlias = older.ToDictionary(upcast => upcast.Alias);
        for (var number = 1; number < shape.Shape; number++)
        {
            var steps = Enumerable.Range(number, shape.Shape - number).Select(n => byAlias[AliasOf(shape.Name, n)]).ToArray();
            yield return new(steps[0].Alias, shape, new(steps[0].Personal), [.. steps.Select(step => step.ToNext)]);
        }

        yield return new(AliasOf(shape.Name, shape.Shape), shape, new(shape.Personal), []);
    }

    /// <summary>What encoding needs of a current shape.</summary>
    internal sealed class CurrentShape(EventShape shape)
    {
        public EventShape Shape { get; } = shape;

        public string Alias { get; } = AliasOf(shape.Name, shape.Shape);

        /// <summary>What Marten writes and reads back.</summary>
        public string DotNetType { get; } = $"{shape.ClrType.FullName}, {shape.ClrType.Assembly.GetName().Name}";

        public PersonalFieldTree Personal { get; } = new(shape.Personal);
    }

    /// <summary>A stored alias: where its personal fields are, and the steps to the current shape.</summary>
    internal sealed record StoredShape(string Alias, EventShape Current, PersonalFieldTree Personal, IReadOnlyList<Func<JsonObject, JsonObject>> Steps)
    {
        public object Deserialize(ReadOnlySpan<byte> json)
        {
            if (Steps.Count == 0)
                return JsonSerializer.Deserialize(json, Current.Json)!;
            var upcast = Steps.Aggregate((JsonObject)JsonNode.Parse(json)!, (stored, step) => step(stored));
            return upcast.Deserialize(Current.Json)!;
        }
    }
}
