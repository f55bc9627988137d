using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>What is stored is read for ever: a change of a stored event is a change of these files, and seen in review.</summary>
public sealed class StoredShapesTests
{
    static readonly string Approved = Path.Combine(RepositoryRoot(), "tests", "Unit", "Approved", "stored-shapes.txt");
    static readonly string Golden = Path.Combine(RepositoryRoot(), "tests", "Unit", "Golden");

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Names => [.. DomainEvents.All.Select(named => named.Name)];

    [Fact]
    public void Every_event_has_a_name_of_its_own_and_a_contract()
    {
        var concrete = typeof(DomainEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract).ToList();
        DomainEvents.All.Select(named => named.Type).ShouldBe(concrete, ignoreOrder: true);
        DomainEvents.All.Select(named => named.Name).ShouldBeUnique();
        DomainCatalogue.Create().Shapes.Select(shape => shape.ClrType).ShouldBe(concrete, ignoreOrder: true);
    }

    [Fact]
    public void An_events_name_is_its_types_in_snake_case() => DomainEvents.NameOf(typeof(SlaThresholdReached)).ShouldBe("sla_threshold_reached");

    [Fact]
    public void The_stored_shapes_are_those_approved()
    {
        var actual = Describe();
        var approved = File.Exists(Approved) ? File.ReadAllText(Approved) : string.Empty;
        if (actual == approved)
            return;
        var received = Path.ChangeExtension(Approved, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"""
            The shapes of stored events differ from those approved:
            {Difference(approved, actual)}
            History holds the approved shapes for ever. A new optional field is fine; anything else wants a new shape and an upcast.
            If the change is meant, approve it: mv {received} {Approved}
            """);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_stored_once_is_read_and_written_the_same_for_ever(string name)
    {
        var contract = ContractOf(name);
        var golden = File.ReadAllText(Path.Combine(Golden, name + ".json"));
        var read = JsonSerializer.Deserialize(golden, contract).ShouldNotBeNull();
        Write(read).ShouldBe(golden);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_golden_file_fills_every_field(string name)
    {
        var example = EveryEvent.Examples.Where(@event => DomainEvents.NameOf(@event.GetType()) == name).ShouldHaveSingleItem();
        var path = Path.Combine(Golden, name + ".json");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Write(example));
            Assert.Fail($"{path} did not exist and was written from the example: read it, and keep it if it is right.");
        }

        Write(example).ShouldBe(File.ReadAllText(path));
        var contract = ContractOf(name);
        contract.Properties.Where(IsStored).Where(property => property.Get!(example) is null).Select(property => property.Name).ShouldBeEmpty();
    }

    static JsonTypeInfo ContractOf(string name) => DomainJson.ContractOf(DomainEvents.All.Single(named => named.Name == name).Type);

    static string Write(object @event)
    {
        var compact = JsonSerializer.SerializeToElement(@event, DomainJson.ContractOf(@event.GetType()));
        return JsonSerializer.Serialize(compact, Indented) + "\n";
    }

    static string Describe()
    {
        var text = new StringBuilder("# Every stored event: its name, its fields, * for elements, ? for optional; (name), (text), (person) are encrypted.\n");
        foreach (var shape in DomainCatalogue.Shapes)
        {
            text.Append('\n').Append(shape.Name).Append('\n');
            var personal = shape.Personal.ToDictionary(field => string.Join('.', field.Path), field => field.Kind);
            foreach (var (path, type) in Fields(shape.Json, string.Empty))
                text.Append("  ").Append(path).Append(": ").Append(type).Append(Mark(path)).Append('\n');

            string Mark(string path) => personal.TryGetValue(path.Replace("?", string.Empty, StringComparison.Ordinal), out var kind)
                ? $" ({JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())})"
                : string.Empty;
        }

        return text.ToString();
    }

    static IEnumerable<(string Path, string Type)> Fields(JsonTypeInfo contract, string prefix) => contract.Kind switch
    {
        JsonTypeInfoKind.Object => contract.Properties.Where(property => prefix.Length > 0 || IsStored(property)).OrderBy(property => property.Name, StringComparer.Ordinal).SelectMany(property =>
            At(property.PropertyType, prefix + property.Name + (property.IsGetNullable ? "?" : string.Empty))),
        _ => At(contract.ElementType!, prefix + "*"),
    };

    // What an event leaves out has no way to be read.
    static bool IsStored(JsonPropertyInfo property) => property.Get is not null;

    static IEnumerable<(string Path, string Type)> At(Type declared, string path)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var contract = DomainJson.ContractOf(type);
        var nested = contract.Kind == JsonTypeInfoKind.None ? [] : Fields(contract, path + ".");
        return [(path, JsonTypeOf(type, contract)), .. nested];
    }

    static string JsonTypeOf(Type type, JsonTypeInfo contract) => contract.Kind switch
    {
        JsonTypeInfoKind.Object => "object",
        JsonTypeInfoKind.Dictionary => "object by key",
        JsonTypeInfoKind.Enumerable => "array",
        _ when type.IsEnum => "string: " + string.Join(" | ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(Guid) => "string (uuid)",
        _ when type == typeof(Instant) => "string (instant)",
        _ when type == typeof(LocalDate) => "string (date)",
        _ when type == typeof(YearMonth) => "string (month)",
        _ when type == typeof(TimeWindow) => "array of two local times",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(decimal) || type == typeof(double) => "number",
        _ => throw new InvalidOperationException($"{type} has no JSON type of its own yet: name it here."),
    };

    static string Difference(string approved, string actual)
    {
        var (before, after) = (WithEvent(approved), WithEvent(actual));
        return string.Join('\n', before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)).Order(new BySign()));
    }

    static List<string> WithEvent(string text)
    {
        var lines = new List<string>();
        var current = string.Empty;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            current = line.StartsWith(' ') ? current : line;
            lines.Add(line.StartsWith(' ') ? $"{current}.{line.Trim()}" : line);
        }

        return lines;
    }

    static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "MspEvents.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    sealed class BySign : IComparer<string>
    {
        public int Compare(string? x, string? y) => string.CompareOrdinal(x?[2..], y?[2..]);
    }
}
