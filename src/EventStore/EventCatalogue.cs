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

/// <summary>An older shape, kept for ever: <paramref name="Alias"/> is what the store holds; the upcast makes it the next shape.</summary>
public sealed record EventUpcast(string Alias, string Name, Func<JsonObject, JsonObject> ToNext);
