using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MspEvents.EventStore;

/// <summary>One step of the schema, run once per database by <c>msp_owner</c>.</summary>
/// <param name="Name">Unique over all sets of migrations; it never changes.</param>
/// <param name="Sql">The statements; what was once applied never changes either.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>Tells an edited migration from the one that was applied; line endings do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The embedded <c>Migrations/*.sql</c> of an assembly, in name order; the assembly's name is part of each name.</summary>
    public static IReadOnlyList<Migration> FromAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.Contains(".Migrations.", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
               orderby resource
               select new Migration(resource[..^".sql".Length], Read(assembly, resource)),
        ];
    }

    static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
