using System.Buffers;
using System.Text.Json;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Turns stored rows into events of the current shape. Keys are read with each page and never kept: an erasure holds at once.</summary>
sealed class EventDecoder(EventCatalogue catalogue)
{
    const string Erased = "[erased]";

    /// <summary>Decodes a page in the session it was read in, with one query for all its keys.</summary>
    public async Task<StoredEvent[]> DecodeAsync(TenantSession session, IReadOnlyList<StoredRow> rows, CancellationToken cancellationToken)
    {
        var drafts = new Draft[rows.Count];
        var subjects = new HashSet<string>();
        for (var i = 0; i < drafts.Length; i++)
            drafts[i] = Prepare(rows[i], subjects);
        var keys = subjects.Count == 0 ? [] : await KeysAsync(session, [.. subjects], cancellationToken);
        return Array.ConvertAll(drafts, draft => Decode(session.Tenant, draft, keys));
    }

    Draft Prepare(StoredRow row, HashSet<string> subjects)
    {
        var shape = catalogue.Stored(row.Alias);
        var values = shape.Personal.IsEmpty ? [] : shape.Personal.Find(row.Data);
        foreach (var value in values)
        {
            if (SubjectKey.IdOf(value.Text) is { } id)
                subjects.Add(SubjectKey.SubjectOf(id));
        }

        return new(row, shape, values);
    }

    static async Task<Dictionary<string, SubjectKey>> KeysAsync(TenantSession session, string[] subjects, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select subject, key from events.subject_keys where tenant_id = $1 and subject = any ($2)", session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = subjects });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new Dictionary<string, SubjectKey>(subjects.Length);
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new SubjectKey(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
            keys.Add(key.Id, key);
        }

        return keys;
    }

    static StoredEvent Decode(string tenant, Draft draft, Dictionary<string, SubjectKey> keys)
    {
        var row = draft.Row;
        return new()
        {
            Position = row.Position,
            Id = row.Id,
            StreamId = row.StreamId,
            Version = row.Version,
            Name = draft.Shape.Current.Name,
            Shape = draft.Shape.Current.Shape,
            RecordedAt = row.RecordedAt,
            UserName = row.UserName,
            CorrelationId = row.CorrelationId,
            CausationId = row.CausationId,
            Event = draft.Shape.Deserialize(Open(tenant, draft, keys)),
        };
    }

    static ReadOnlySpan<byte> Open(string tenant, Draft draft, Dictionary<string, SubjectKey> keys)
    {
        var json = draft.Row.Data;
        if (draft.Values.Count == 0)
            return json;
        var clear = new ArrayBufferWriter<byte>(json.Length);
        var from = 0;
        foreach (var value in draft.Values)
        {
            if (SubjectKey.IdOf(value.Text) is not { } id)
                continue;
            clear.Write(json.AsSpan(from, value.Start - from));
            var text = keys.TryGetValue(id, out var key) ? key.Decrypt(value.Text, SubjectKey.Place(tenant, draft.Row.Id, value.Path)) : Erased;
            clear.Write("\""u8);
            clear.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
            clear.Write("\""u8);
            from = value.End;
        }

        clear.Write(json.AsSpan(from));
        return clear.WrittenSpan;
    }

    readonly record struct Draft(StoredRow Row, EventCatalogue.StoredShape Shape, List<PersonalValue> Values);
}
