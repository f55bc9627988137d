using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace MspEvents.EventStore;

/// <summary>What a personal field holds, which decides whose key encrypts it.</summary>
public enum PersonalKind
{
    /// <summary>A string that names a person: the key of that name.</summary>
    Name,

    /// <summary>Free text: the key of the stream's data subject.</summary>
    Text,

    /// <summary>An object with <c>name</c> and <c>email</c>: the key of the e-mail, else of the name.</summary>
    Person,
}

/// <summary>A marked field by its JSON path; <c>*</c> stands for every element of an array or object.</summary>
public sealed record PersonalField(IReadOnlyList<string> Path, PersonalKind Kind);

/// <summary>One current shape of event: its public name (snake_case alias), .NET type, JSON contract and personal fields.</summary>
public sealed record EventShape(string Name, int Shape, Type ClrType, JsonTypeInfo Json, IReadOnlyList<PersonalField> Personal);

/// <summary>An older shape, kept for ever; the upcast makes it the next shape.</summary>
/// <param name="Alias">What the store holds in <c>type</c>, such as <c>ticket_opened</c> or <c>ticket_opened_v2</c>.</param>
/// <param name="Name">The public name of the event it is a shape of.</param>
/// <param name="Personal">The personal fields as this older shape stored them; they are in the clear when the upcast sees them.</param>
/// <param name="ToNext">Makes the JSON of this shape that of the next.</param>
public sealed record EventUpcast(string Alias, string Name, IReadOnlyList<PersonalField> Personal, Func<JsonObject, JsonObject> ToNext);
