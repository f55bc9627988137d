using Npgsql;

namespace MspEvents.EventStore;

/// <summary>A row of the append statement's answer.</summary>
readonly record struct AppendResult(AppendVerdict Verdict, long Version, long? Position, StoredAnswer? Answer)
{
    // Columns after the third are there only if the batch claimed keys.
    public static AppendResult Read(NpgsqlDataReader reader)
    {
        var verdict = (AppendVerdict)reader.GetInt32(0);
        return new(
            verdict,
            reader.GetInt64(1),
            reader.IsDBNull(2) ? null : reader.GetInt64(2),
            verdict == AppendVerdict.Replayed ? ReadAnswer(reader) : null);
    }

    static StoredAnswer ReadAnswer(NpgsqlDataReader reader) => new(
        ReadOnlyMemory<byte>.Empty,
        reader.GetInt32(3),
        reader.IsDBNull(4) ? null : reader.GetGuid(4),
        reader.IsDBNull(5) ? null : reader.GetInt64(5),
        reader.IsDBNull(6) ? null : reader.GetInt64(6),
        reader.IsDBNull(7) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(7));

    /// <summary>The outcome as the caller is told; the request's own hash completes a replayed answer, since it is equal.</summary>
    /// <param name="encoded">The append it answers.</param>
    /// <param name="repeated">The batch was sent before and its connection lost: what is already there is its own.</param>
    /// <exception cref="InvalidOperationException">The tenant does not exist, or the event ids were used for something else.</exception>
    public AppendOutcome ToOutcome(EncodedAppend encoded, bool repeated)
    {
        var append = encoded.Append;
        var last = encoded.Events.Count - 1;
        return Verdict switch
        {
            AppendVerdict.Accepted when Position is { } position => new AppendOutcome.Appended(append.ExpectedVersion + encoded.Events.Count, position),
            AppendVerdict.Accepted => throw new InvalidOperationException($"Tenant '{append.Tenant}' does not exist."),
            AppendVerdict.AlreadyAppended when repeated => new AppendOutcome.Appended(Version + last, Position!.Value + last),
            AppendVerdict.AlreadyAppended => new AppendOutcome.AlreadyAppended(Version + last, Position!.Value + last),
            AppendVerdict.Replayed => new AppendOutcome.Replayed(Answer! with { RequestHash = append.Claim!.RequestHash }),
            AppendVerdict.KeyReused => new AppendOutcome.KeyReused(),
            AppendVerdict.VersionConflict => new AppendOutcome.VersionConflict(Version),
            AppendVerdict.Overtaken => new AppendOutcome.Overtaken(),
            AppendVerdict.IdsReused => throw new InvalidOperationException(
                $"An event id of the append to stream {append.StreamId} belongs to another event; ids name one append for ever."),
            _ => throw new InvalidOperationException($"The append statement answered {Verdict}."),
        };
    }
}
