using System.Security.Cryptography;

namespace MspEvents.Api.LocalPostgres;

/// <summary>The private server's password, made once and readable by its account alone.</summary>
static class PasswordFile
{
    /// <summary>Reads it, or makes it first.</summary>
    public static async Task<string> ReadOrMakeAsync(string path, ServerAccount account, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            var part = path + ".part";
            await using (var file = new FileStream(part, Options()))
            await using (var writer = new StreamWriter(file))
                await writer.WriteAsync(RandomNumberGenerator.GetHexString(64, lowercase: true));
            await account.OwnAsync(part, cancellation);
            File.Move(part, path);
        }
        return (await File.ReadAllTextAsync(path, cancellation)).Trim();
    }

    static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
