using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

/// <summary>Whom a note is about.</summary>
public sealed record Writer(string? Name, string? Email = null);

/// <summary>An event with a personal field of every kind; <c>Topic</c> is not personal.</summary>
public sealed record NoteTaken(
    string Topic,
    Writer? Author = null,
    string? By = null,
    string? Text = null,
    IReadOnlyList<Writer>? Readers = null,
    IReadOnlyDictionary<string, string>? Remarks = null);

/// <summary>An event whose first shape had no number of pages.</summary>
public sealed record NotebookBound(string Title, int Pages, string? Binder = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoteTaken))]
[JsonSerializable(typeof(NotebookBound))]
sealed partial class NotesJson : JsonSerializerContext;

/// <summary>Events of the tests' own, so that the store is tested without the domain.</summary>
static class Notes
{
    public const string Tenant = "notes";

    public static EventCatalogue Catalogue { get; } = new(
        [
            new(
                "note_taken",
                1,
                typeof(NoteTaken),
                NotesJson.Default.NoteTaken,
                [
                    new(["author"], PersonalKind.Person),
                    new(["by"], PersonalKind.Name),
                    new(["text"], PersonalKind.Text),
                    new(["readers", "*"], PersonalKind.Person),
                    new(["remarks", "*"], PersonalKind.Text),
                ]),
            new("notebook_bound", 3, typeof(NotebookBound), NotesJson.Default.NotebookBound, [new(["binder"], PersonalKind.Name)]),
        ],
        [
            new("notebook_bound", "notebook_bound", [new(["boundBy"], PersonalKind.Name)], Renamed),
            new("notebook_bound_v2", "notebook_bound", [new(["binder"], PersonalKind.Name)], Counted),
        ]);

    /// <summary>As an earlier version of the program would have written it.</summary>
    public static EventCatalogue CatalogueOfThen { get; } = new(
        [new("notebook_bound", 1, typeof(NotebookBoundOfThen), NotesOfThenJson.Default.NotebookBoundOfThen, [new(["boundBy"], PersonalKind.Name)])], []);

    public static Append Append(Guid stream, long expectedVersion, params NewEvent[] events) => new()
    {
        Tenant = Tenant,
        StreamId = stream,
        StreamType = "notebook",
        ExpectedVersion = expectedVersion,
        Events = events,
        UserName = "tester",
    };

    public static NewEvent Note(string topic) => Event(new NoteTaken(topic));

    public static NewEvent Event(object @event) => new(Guid.CreateVersion7(), @event);

    static JsonObject Renamed(JsonObject stored)
    {
        stored["binder"] = stored["boundBy"]?.DeepClone();
        stored.Remove("boundBy");
        return stored;
    }

    static JsonObject Counted(JsonObject stored)
    {
        stored["pages"] = 100;
        return stored;
    }
}

/// <summary>The first shape of <see cref="NotebookBound"/>.</summary>
public sealed record NotebookBoundOfThen(string Title, string? BoundBy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NotebookBoundOfThen))]
sealed partial class NotesOfThenJson : JsonSerializerContext;
