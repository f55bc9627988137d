using Npgsql;

namespace MspEvents.EventStore;

/// <summary>A row of <c>mt_events</c> before it is decoded.</summary>
sealed record StoredRow(
    long Position,
    Guid Id,
    Guid StreamId,
    long Version,
    byte[] Data,
    string Alias,
    DateTimeOffset RecordedAt,
    string? UserName,
    string? CorrelationId,
    string? CausationId)
{
    public const string Columns = "seq_id, id, stream_id, version, data, type, timestamp, user_name, correlation_id, causation_id";

    public static StoredRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        reader.GetInt64(3),
        reader.GetFieldValue<byte[]>(4),
        reader.GetString(5),
        reader.GetFieldValue<DateTimeOffset>(6),
        reader.IsDBNull(7) ? null : reader.GetString(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        reader.IsDBNull(9) ? null : reader.GetString(9));
}
