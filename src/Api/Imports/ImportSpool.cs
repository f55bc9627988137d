using MspEvents.Api.Conventions;
using MspEvents.Api.LocalPostgres;

namespace MspEvents.Api.Imports;

/// <summary>A file that was accepted and is not imported to its end yet.</summary>
sealed record SpooledImport(string Tenant, Guid Id, string Path);

/// <summary>Where accepted files wait on this node, readable by this account only, until they are imported; what a restart finds here is taken up again.</summary>
sealed class ImportSpool
{
    /// <summary>What an upload may hold, as sent.</summary>
    public const long Limit = 512L * 1024 * 1024;

    const string Extension = ".import";

    readonly string folder;

    public ImportSpool(IConfiguration configuration)
    {
        folder = Path.Combine(LocalPostgresOptions.From(configuration).DataDirectory, "imports");
    }

    /// <summary>Takes an upload in whole.</summary>
    /// <exception cref="Refusal">It is empty or too large; nothing of it stays.</exception>
    public async Task<SpooledImport> TakeAsync(string tenant, Guid id, Stream upload, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var spooled = new SpooledImport(tenant, id, Path.Combine(folder, $"{tenant}.{id:n}{Extension}"));
        var arriving = spooled.Path + ".part";
        try
        {
            await using (var file = new FileStream(arriving, OptionsOf(FileMode.CreateNew)))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await upload.ReadAsync(buffer, cancellation)) > 0;)
                {
                    if (file.Length + read > Limit)
                        throw new Refusal(StatusCodes.Status413PayloadTooLarge, "body_too_large", $"A file holds at most {Limit >> 20} MiB.");
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }

                if (file.Length == 0)
                    throw Refusal.Invalid("", "empty_body", "Send the file as the body.");
                await file.FlushAsync(cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(arriving, spooled.Path);
            return spooled;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<SpooledImport> Waiting() => !Directory.Exists(folder)
        ? []
        : [.. new DirectoryInfo(folder).EnumerateFiles("*" + Extension).OrderBy(file => file.CreationTimeUtc).Select(file => ByName(file.FullName)).OfType<SpooledImport>()];

    public static Stream Open(SpooledImport spooled) => new FileStream(spooled.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    public static void Remove(SpooledImport spooled) => File.Delete(spooled.Path);

    static SpooledImport? ByName(string path) =>
        Path.GetFileNameWithoutExtension(path).Split('.') is [var tenant, var id] && Guid.TryParseExact(id, "n", out var parsed) ? new(tenant, parsed, path) : null;

    static FileStreamOptions OptionsOf(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
