using System.Globalization;
using System.Text.Json;
using MspEvents.Domain;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Tests.Unit;

/// <summary>One assertion about business time, in the form the vectors have.</summary>
sealed record BusinessTimeRow(
    string Id,
    ServiceCalendar Calendar,
    string Op,
    Instant Start,
    Instant? End,
    Duration Seconds,
    JsonElement Expect,
    Duration? ExpectSeconds,
    bool IsAmbiguous,
    string? MapsFrom)
{
    public static IReadOnlyList<BusinessTimeRow> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.EnumerateArray().Select(row => Of(row.Clone()))];
    }

    public override string ToString() => Id;

    static BusinessTimeRow Of(JsonElement row) => new(
        row.GetProperty("id").GetString()!,
        new()
        {
            TimeZone = row.GetProperty("timezone").GetString()!,
            Weekly = Member(row, "weekly")?.EnumerateObject().ToDictionary(day => day.Name, day => Windows(day.Value)),
            Holidays = [.. Member(row, "holidays")?.EnumerateArray().Select(date => Date(date.GetString()!)) ?? []],
            Overrides = ByDate(Member(row, "shifts")),
            Breaks = ByDate(Member(row, "breaks")),
        },
        row.GetProperty("op").GetString()!,
        At(row.GetProperty("start").GetString()!),
        Member(row, "end") is { } end ? At(end.GetString()!) : null,
        Member(row, "seconds") is { } seconds ? Duration.FromSeconds(seconds.GetDouble()) : Duration.Zero,
        row.GetProperty("expect"),
        Member(row, "expect_seconds") is { } expected ? Duration.FromSeconds(expected.GetDouble()) : null,
        Member(row, "ambiguous") is not null,
        Member(row, "maps_from")?.GetString());

    static JsonElement? Member(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static Dictionary<LocalDate, IReadOnlyList<TimeWindow>> ByDate(JsonElement? dates) =>
        dates?.EnumerateObject().ToDictionary(date => Date(date.Name), date => Windows(date.Value)) ?? [];

    public static IReadOnlyList<TimeWindow> Windows(JsonElement windows) =>
        [.. windows.EnumerateArray().Select(window => new TimeWindow(OfDay(window[0].GetString()!), OfDay(window[1].GetString()!)))];

    static int OfDay(string time)
    {
        var parts = time.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts[0] * 3600 + parts[1] * 60 + (parts.Length > 2 ? parts[2] : 0);
    }

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Instant At(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant();
}
