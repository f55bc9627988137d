using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MspEvents.EventStore;

/// <summary>Turns events into what is stored: camelCase JSON with the personal fields encrypted.</summary>
sealed class EventEncoder(EventCatalogue catalogue, SubjectKeys keys)
{
    /// <summary>Encodes appends of one tenant, asking for all their keys at once.</summary>
    /// <exception cref="ArgumentException">An event is of a type the catalogue does not know, or holds a character the database refuses.</exception>
    public async ValueTask<EncodedAppend[]> EncodeAsync(string tenant, IReadOnlyList<Append> appends, CancellationToken cancellationToken)
    {
        var drafts = new Draft[appends.Count][];
        var subjects = new HashSet<Subject>();
        for (var i = 0; i < appends.Count; i++)
            drafts[i] = Prepare(tenant, appends[i], subjects);
        var ring = await keys.GetAsync(tenant, subjects, cancellationToken);

        var encoded = new EncodedAppend[appends.Count];
        for (var i = 0; i < appends.Count; i++)
            encoded[i] = new(appends[i], Seal(tenant, drafts[i], ring));
        return encoded;
    }

    Draft[] Prepare(string tenant, Append append, HashSet<Subject> subjects)
    {
        if (append.Tenant != tenant)
            throw new ArgumentException($"An append to '{append.Tenant}' stands among those of '{tenant}'.");
        if (append.Events.Count == 0)
            throw new ArgumentException("An append holds at least one event.");
        var dataSubject = append.DataSubject is { } person ? Subject.Of(person.Name, person.Email) : Subject.Tenant;
        var drafts = new Draft[append.Events.Count];
        for (var i = 0; i < drafts.Length; i++)
        {
            var shape = catalogue.Current(append.Events[i].Event.GetType());
            var json = JsonSerializer.SerializeToUtf8Bytes(append.Events[i].Event, shape.Shape.Json);
            RefuseNul(json);
            var values = shape.Personal.IsEmpty ? [] : shape.Personal.Find(json);
            drafts[i] = new(append.Events[i].Id, shape, json, values, dataSubject);
            foreach (var value in values)
                subjects.Add(drafts[i].SubjectOf(value));
        }

        return drafts;
    }

    static EncodedEvent[] Seal(string tenant, Draft[] drafts, Dictionary<Subject, SubjectKey> ring) =>
        Array.ConvertAll(drafts, draft => new EncodedEvent(draft.Id, Seal(tenant, draft, ring), draft.Shape.Alias, draft.Shape.DotNetType));

    static byte[] Seal(string tenant, Draft draft, Dictionary<Subject, SubjectKey> ring)
    {
        if (draft.Values.Count == 0)
            return draft.Json;
        var stored = new ArrayBufferWriter<byte>(draft.Json.Length + (128 * draft.Values.Count));
        var from = 0;
        foreach (var value in draft.Values)
        {
            stored.Write(draft.Json.AsSpan(from, value.Start - from));
            var text = ring[draft.SubjectOf(value)].Encrypt(value.Text, SubjectKey.Place(tenant, draft.Id, value.Path));
            stored.Write("\""u8);
            Encoding.ASCII.GetBytes(text, stored); // base64: nothing to escape
            stored.Write("\""u8);
            from = value.End;
        }

        stored.Write(draft.Json.AsSpan(from));
        return stored.WrittenSpan.ToArray();
    }

    // jsonb cannot hold U+0000; refused here, it fails nobody else's append.
    static void RefuseNul(ReadOnlySpan<byte> json)
    {
        var from = 0;
        while (json[from..].IndexOf(@"\u0000"u8) is >= 0 and var at)
        {
            var escape = from + at;
            var backslashes = 1;
            while (escape - backslashes >= 0 && json[escape - backslashes] == '\\')
                backslashes++;
            if (backslashes % 2 == 1)
                throw new ArgumentException("An event's text holds the character U+0000, which the database cannot store.");
            from = escape + 1;
        }
    }

    readonly record struct Draft(Guid Id, EventCatalogue.CurrentShape Shape, byte[] Json, List<PersonalValue> Values, Subject DataSubject)
    {
        public Subject SubjectOf(PersonalValue value) => value.Kind switch
        {
            PersonalKind.Text => DataSubject,
            PersonalKind.Name => Subject.Of(value.Text, null),
            PersonalKind.Person => Subject.Of(value.PersonName, value.PersonEmail),
            _ => throw new InvalidOperationException($"Nobody's key is known for a {value.Kind}."),
        };
    }
}
