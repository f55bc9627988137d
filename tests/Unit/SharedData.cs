namespace MspEvents.Tests.Unit;

/// <summary>Data that lies beside the project and may be missing.</summary>
static class SharedData
{
    /// <summary>The file's path, or null where it is not there.</summary>
    public static string? Find(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "MspEvents.sln")))
                continue;
            var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", relativePath));
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
