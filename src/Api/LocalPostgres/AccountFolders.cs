namespace MspEvents.Api.LocalPostgres;

/// <summary>The folders of the account this process runs as; root's lie where an unprivileged account can reach them.</summary>
static class AccountFolders
{
    public static string Data => IsRoot
        ? "/var/lib/mspevents"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "MspEvents");

    public static string Cache => (IsRoot, OperatingSystem.IsWindows(), OperatingSystem.IsMacOS()) switch
    {
        (true, _, _) => "/var/cache/mspevents",
        (_, true, _) => Path.Combine(Data, "Cache"),
        (_, _, true) => Path.Combine(Home, "Library", "Caches", "MspEvents"),
        _ => Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Home, ".cache"), "mspevents"),
    };

    static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
}
