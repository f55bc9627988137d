namespace MspEvents.Tests.Integration;

/// <summary>Compares a listing with the one approved under <c>tests/Integration/Approved</c>: a change is a reviewed diff.</summary>
static class ApprovedText
{
    static readonly string Folder = Path.Combine(RepositoryRoot(), "tests", "Integration", "Approved");

    public static void ShouldBeApproved(this IEnumerable<string> lines, string name)
    {
        var actual = string.Join('\n', lines) + "\n";
        var approved = Path.Combine(Folder, name);
        if (File.Exists(approved) && File.ReadAllText(approved) == actual)
            return;
        var received = Path.Combine(Folder, Path.ChangeExtension(name, ".received.txt"));
        File.WriteAllText(received, actual);
        var known = File.Exists(approved) ? File.ReadAllLines(approved) : [];
        var now = actual.TrimEnd('\n').Split('\n');
        Assert.Fail($"""
            {name} is not as approved:
            {string.Join('\n', known.Except(now).Select(line => "- " + line).Concat(now.Except(known).Select(line => "+ " + line)))}
            If the change is meant, approve it: mv {received} {approved}
            """);
    }

    static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MspEvents.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
