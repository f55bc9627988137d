using System.Text.Json;
using System.Text.Json.Serialization;
using MspEvents.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Application.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportStatus
{
    /// <summary>Accepted, at work or to be taken up again.</summary>
    Running,

    /// <summary>Done to the last row.</summary>
    Completed,

    /// <summary>Cannot go on; the error says why.</summary>
    Failed,

    /// <summary>Stopped on request; what was written stays.</summary>
    Cancelled,
}

/// <summary>One import, as its caller may ask about it.</summary>
public sealed record ImportJob
{
    /// <summary>The import's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tool the file came from.</summary>
    public required string System { get; init; }

    /// <summary>The contract its tickets fall under.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The column that names the client instead.</summary>
    public string? ClientBy { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string UserName { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>Rows, tickets, events so far.</summary>
    public required ImportProgress Progress { get; init; }

    /// <summary>The first refused rows, at most <see cref="ImportJobs.MostRefusedListed"/>.</summary>
    public required IReadOnlyList<RefusedRow> Refused { get; init; }

    /// <summary>How many rows were refused in all.</summary>
    public required long RefusedCount { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The imports of each tenant, kept so that one is found again after a restart.</summary>
public sealed class ImportJobs(StoreDataSources sources, TimeProvider clock)
{
    /// <summary>Refused rows beyond this many are counted and not listed.</summary>
    public const int MostRefusedListed = 1_000;

    /// <summary>Notes an accepted import.</summary>
    public async Task AddAsync(string tenant, ImportJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into events.imports (tenant_id, id, system, contract_id, client_by, user_name, status, started_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, 'running', $7, $7)
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters =
            {
                new() { Value = tenant }, new() { Value = job.Id }, new() { Value = job.System },
                new() { Value = (object?)job.ContractId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = (object?)job.ClientBy ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = job.UserName }, new() { Value = job.StartedAt },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Stores how far an import is; an import that is cancelled meanwhile stays so.</summary>
    /// <returns>The status that now holds.</returns>
    public async Task<ImportStatus> SaveAsync(
        string tenant, Guid id, ImportStatus status, ImportProgress progress, IReadOnlyList<RefusedRow> refused, long refusedCount, string? error,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            update events.imports set status = case when status = 'cancelled' then status else $3 end, rows_read = $4, streams = $5, events_written = $6,
                adjusted = $7, refused = $8, refused_count = $9, error = $10, updated_at = $11
            where tenant_id = $1 and id = $2
            returning status
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters =
            {
                new() { Value = tenant }, new() { Value = id }, new() { Value = NameOf(status) }, new() { Value = progress.RowsRead },
                new() { Value = progress.Streams }, new() { Value = progress.EventsWritten }, new() { Value = progress.Adjusted },
                new() { Value = JsonSerializer.SerializeToUtf8Bytes(refused, ImportJson.Default.IReadOnlyListRefusedRow), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = refusedCount },
                new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = clock.GetUtcNow() },
            },
        };
        var now = (string?)await command.ExecuteScalarAsync(cancellationToken) ?? throw new InvalidOperationException($"No import {id} was noted.");
        await session.CommitAsync(cancellationToken);
        return StatusOf(now);
    }

    /// <summary>Cancels a running import; the one at work stops at its next batch.</summary>
    /// <returns>Whether there is such an import.</returns>
    public async Task<bool> CancelAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            update events.imports set status = case when status = 'running' then 'cancelled' else status end, updated_at = $3
            where tenant_id = $1 and id = $2
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters = { new() { Value = tenant }, new() { Value = id }, new() { Value = clock.GetUtcNow() } },
        };
        var found = await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        await session.CommitAsync(cancellationToken);
        return found;
    }

    /// <summary>One import; null where the tenant has none of that id.</summary>
    public async Task<ImportJob?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select system, contract_id, client_by, user_name, status, rows_read, streams, events_written, adjusted, refused, refused_count, error, started_at, updated_at
            from events.imports where tenant_id = $1 and id = $2
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters = { new() { Value = tenant }, new() { Value = id } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        return new ImportJob
        {
            Id = id,
            System = row.GetString(0),
            ContractId = await row.IsDBNullAsync(1, cancellationToken) ? null : row.GetGuid(1),
            ClientBy = await row.IsDBNullAsync(2, cancellationToken) ? null : row.GetString(2),
            UserName = row.GetString(3),
            Status = StatusOf(row.GetString(4)),
            Progress = new(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
            Refused = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(9), ImportJson.Default.IReadOnlyListRefusedRow)!,
            RefusedCount = row.GetInt64(10),
            Error = await row.IsDBNullAsync(11, cancellationToken) ? null : row.GetString(11),
            StartedAt = row.GetFieldValue<DateTimeOffset>(12),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(13),
        };
    }

    static string NameOf(ImportStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    static ImportStatus StatusOf(string name) => Enum.Parse<ImportStatus>(name, ignoreCase: true);
}

/// <summary>How the list of refused rows is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<RefusedRow>))]
sealed partial class ImportJson : JsonSerializerContext;
