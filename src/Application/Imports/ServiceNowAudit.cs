using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace MspEvents.Application.Imports;

/// <summary>Consecutive rows of one incident, in file order.</summary>
sealed record ServiceNowIncident(string Number, IReadOnlyList<ServiceNowRow> Rows);

/// <summary>A row that was not taken, by its line in the file (the header is line 1).</summary>
public sealed record RefusedRow(long Line, string Reason);

/// <summary>The file as a whole is not what it should be: nothing of it can be read.</summary>
public sealed class UnreadableImport(string message) : Exception(message);

/// <summary>Streams a ServiceNow incident audit log, gzip or plain, one row at a time; holds one incident's rows at most.</summary>
sealed class ServiceNowAudit(string? clientBy, Action<RefusedRow> refuse)
{
    /// <summary>An incident longer than this is handed on in parts, so that a file cannot exhaust memory.</summary>
    const int LongestPart = 2_000;

    /// <summary>Rows read so far, the header left out.</summary>
    public long RowsRead { get; private set; }

    /// <summary>The incidents of the file.</summary>
    /// <exception cref="UnreadableImport">The header lacks a column.</exception>
    public async IAsyncEnumerable<ServiceNowIncident> ReadAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = CsvReader.Create(await UncompressedAsync(file, cancellationToken), Options, leaveOpen: true);
        await reader.ReadHeaderAsync(cancellationToken);
        var columns = ServiceNowColumns.Of(reader.Headers, clientBy);
        List<ServiceNowRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            RowsRead++;
            var (row, refusal) = ServiceNowRow.Read(reader, columns);
            if (row is null)
            {
                refuse(new(reader.LineNumber, refusal!));
                continue;
            }

            if (rows.Count > 0 && (rows[0].Number != row.Number || rows.Count == LongestPart))
            {
                yield return new(rows[0].Number, rows);
                rows = [];
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return new(rows[0].Number, rows);
        }
    }

    // A line break ends a record even inside quotes, so that one stray quote costs one row and not the rest of the file.
    CsvReaderOptions Options => CsvReaderOptions.Default with
    {
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        PoolStrings = true,
        MaxRecordSize = 1 << 20,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = record =>
        {
            RowsRead++;
            refuse(new(record.LineNumber, "has a stray quote"));
        },
    };

    static async Task<Stream> UncompressedAsync(Stream file, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(file);
        var start = await pipe.ReadAtLeastAsync(2, cancellationToken);
        var gzip = start.Buffer.Length >= 2 && start.Buffer.Slice(0, 2).ToArray() is [0x1f, 0x8b];
        pipe.AdvanceTo(start.Buffer.Start);
        return gzip ? new GZipStream(pipe.AsStream(), CompressionMode.Decompress) : pipe.AsStream();
    }
}
