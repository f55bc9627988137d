using System.Text.Json;

namespace MspEvents.EventStore;

/// <summary>The marked paths of a shape, and the walk that finds what stands there.</summary>
sealed class PersonalFieldTree
{
    readonly Node root = new();

    public PersonalFieldTree(IEnumerable<PersonalField> fields)
    {
        foreach (var field in fields)
        {
            var node = root;
            foreach (var step in field.Path)
                node = node.Step(step);
            node.Kind = field.Kind;
        }
    }

    public bool IsEmpty => root.IsLeaf;

    /// <summary>Every string at a marked path, in order of appearance.</summary>
    /// <exception cref="InvalidOperationException">Something other than text stands at a marked path: it would stay in the clear.</exception>
    public List<PersonalValue> Find(ReadOnlySpan<byte> json)
    {
        var found = new List<PersonalValue>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Walk(ref reader, root, "", found);
        return found;
    }

    static void Walk(ref Utf8JsonReader reader, Node node, string path, List<PersonalValue> found)
    {
        if (node.Kind is { } kind)
        {
            var person = kind == PersonalKind.Person && reader.TokenType == JsonTokenType.StartObject ? Peek(reader) : default;
            Take(ref reader, kind, person, path, found);
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (name, child) = node.Child(ref reader);
                    reader.Read();
                    if (child is null)
                        reader.Skip();
                    else
                        Walk(ref reader, child, $"{path}/{name}", found);
                }

                break;
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    if (node.Any is { } child)
                        Walk(ref reader, child, $"{path}/{i}", found);
                    else
                        reader.Skip();
                }

                break;
        }
    }

    static void Take(ref Utf8JsonReader reader, PersonalKind kind, (string? Name, string? Email) person, string path, List<PersonalValue> found)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String:
                found.Add(new((int)reader.TokenStartIndex, (int)reader.BytesConsumed, path, reader.GetString()!, kind, person.Name, person.Email));
                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString();
                    reader.Read();
                    Take(ref reader, kind, person, $"{path}/{name}", found);
                }

                break;
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Take(ref reader, kind, person, $"{path}/{i}", found);
                break;
            default:
                throw new InvalidOperationException($"The personal field {path} holds a {reader.TokenType}; only text can be encrypted.");
        }
    }

    // The reader is a struct: a copy looks ahead.
    static (string? Name, string? Email) Peek(Utf8JsonReader ahead)
    {
        (string? name, string? email) = (null, null);
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var (isName, isEmail) = (ahead.ValueTextEquals("name"), ahead.ValueTextEquals("email"));
            ahead.Read();
            if (isName && ahead.TokenType == JsonTokenType.String)
                name = ahead.GetString();
            else if (isEmail && ahead.TokenType == JsonTokenType.String)
                email = ahead.GetString();
            ahead.Skip();
        }

        return (name, email);
    }

    sealed class Node
    {
        readonly List<(string Name, Node Child)> named = [];

        public PersonalKind? Kind { get; set; }

        public Node? Any { get; private set; }

        public bool IsLeaf => named.Count == 0 && Any is null;

        public Node Step(string name)
        {
            if (name == "*")
                return Any ??= new();
            foreach (var (known, child) in named)
            {
                if (known == name)
                    return child;
            }

            var added = new Node();
            named.Add((name, added));
            return added;
        }

        public (string? Name, Node? Child) Child(ref Utf8JsonReader reader)
        {
            foreach (var (name, child) in named)
            {
                if (reader.ValueTextEquals(name))
                    return (name, child);
            }

            return Any is null ? default : (reader.GetString(), Any);
        }
    }
}

/// <summary>A string at a marked path: where its token lies in the JSON, what it says, and whose it is.</summary>
readonly record struct PersonalValue(int Start, int End, string Path, string Text, PersonalKind Kind, string? PersonName, string? PersonEmail);
