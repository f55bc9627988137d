using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MspEvents.Tests.Benchmarks;

/// <summary>The incident log to import: the sample that lies beside the project, else a generated one of the same kind and size.</summary>
static class AuditLog
{
    const int Incidents = 2_500;
    const string Header =
        "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,contact_type,category,subcategory,u_symptom,impact,urgency,priority,assignment_group,assigned_to";

    static readonly string[] Lives = ["New,Active,Resolved,Closed", "Active,Awaiting User Info,Active,Resolved,Closed", "New,Active,Awaiting Vendor,Active,Active,Resolved,Active,Resolved,Closed"];
    static readonly string[] Impacts = ["1 - High", "2 - Medium", "3 - Low"];
    static readonly string[] Priorities = ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low"];
    static readonly int[][] Matrix = [[1, 2, 3], [2, 3, 4], [3, 4, 4]];

    public static async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        if (FindSample() is not { } sample)
            return Generate();
        await using var packed = new GZipStream(File.OpenRead(sample), CompressionMode.Decompress);
        using var log = new MemoryStream();
        await packed.CopyToAsync(log, cancellation);
        return log.ToArray();
    }

    static string? FindSample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MspEvents.sln")))
                return new FileInfo(Path.Combine(folder.FullName, "..", "shared", "data", "uci-incidents", "incident_event_log_sample.csv.gz")) is { Exists: true } file
                    ? file.FullName
                    : null;
        return null;
    }

    static byte[] Generate()
    {
        var random = new Random(20_160_229);
        var log = new StringBuilder(Header).Append('\n');
        for (var number = 1; number <= Incidents; number++)
        {
            var opened = new DateTime(2016, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(60 * 24 * 90));
            var (at, impact, urgency, version) = (opened, random.Next(3), random.Next(3), 0);
            foreach (var state in Lives[random.Next(Lives.Length)].Split(','))
            {
                at = at.AddMinutes(random.Next(1, 600));
                log.Append(CultureInfo.InvariantCulture, $"INC{number:0000000},{state},{version++},Caller {number % 700},{Text(opened)},Desk {number % 40},{Text(at)},")
                    .Append(CultureInfo.InvariantCulture, $"Phone,Category {number % 20},Part {number % 90},Symptom {number % 200},")
                    .Append(CultureInfo.InvariantCulture, $"{Impacts[impact]},{Impacts[urgency]},{Priorities[Matrix[impact][urgency] - 1]},Group {number % 30},Solver {(number + version) % 150}\n");
            }
        }
        return Encoding.UTF8.GetBytes(log.ToString());
    }

    static string Text(DateTime moment) => moment.ToString("d/M/yyyy HH:mm", CultureInfo.InvariantCulture);
}
