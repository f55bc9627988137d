using System.Diagnostics.CodeAnalysis;

namespace MspEvents.Api.LocalPostgres;

/// <summary>A lock between processes on a file; the system lets go of it when its holder dies.</summary>
sealed class FileLock : IDisposable
{
    // Sharing violation: Windows, Linux (EWOULDBLOCK), macOS (EWOULDBLOCK).
    static readonly int[] Held = [unchecked((int)0x80070020), 11, 35];
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    readonly FileStream file;

    FileLock(FileStream file) => this.file = file;

    /// <summary>Waits until nobody holds it exclusively, then holds it beside others.</summary>
    public static Task<FileLock> SharedAsync(string path, CancellationToken cancellation) => WaitAsync(path, FileShare.Read, cancellation);

    /// <summary>Waits until nobody else holds it, then holds it alone.</summary>
    public static Task<FileLock> ExclusiveAsync(string path, CancellationToken cancellation) => WaitAsync(path, FileShare.None, cancellation);

    /// <summary>Holds it alone if nobody else holds it now.</summary>
    public static bool TryExclusive(string path, [NotNullWhen(true)] out FileLock? taken) => (taken = Take(path, FileShare.None)) is not null;

    static async Task<FileLock> WaitAsync(string path, FileShare share, CancellationToken cancellation)
    {
        while (true)
        {
            if (Take(path, share) is { } taken)
                return taken;
            await Task.Delay(Pause, cancellation);
        }
    }

    static FileLock? Take(string path, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0));
        }
        catch (IOException failure) when (Held.Contains(failure.HResult))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
