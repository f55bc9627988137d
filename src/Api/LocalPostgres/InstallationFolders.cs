using System.Globalization;
using System.Text.RegularExpressions;

namespace MspEvents.Api.LocalPostgres;

/// <summary>The folders in which Debian, Homebrew and the Windows installer put PostgreSQL, newest version first.</summary>
static partial class InstallationFolders
{
    public static IEnumerable<string> Find() => Find(
        ("/usr/lib/postgresql", "*"),
        ("/opt/homebrew/opt", "postgresql@*"),
        ("/usr/local/opt", "postgresql@*"),
        (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*"));

    /// <summary>The <c>bin</c> folders of the versions that lie under each root.</summary>
    public static IEnumerable<string> Find(params (string Root, string Pattern)[] places) =>
        from place in places
        where Directory.Exists(place.Root)
        from version in Directory.EnumerateDirectories(place.Root, place.Pattern)
            .Select(folder => (Folder: folder, Number: Version(folder)))
            .Where(version => version.Number > 0)
            .OrderByDescending(version => version.Number)
        select Path.Combine(version.Folder, "bin");

    static int Version(string folder) => LastNumber().Match(Path.GetFileName(folder)) is { Success: true } number
        ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
        : 0;

    // Also 9.6 is a folder's name there; its last number is small enough to come last.
    [GeneratedRegex(@"\d{1,4}$")]
    private static partial Regex LastNumber();
}
