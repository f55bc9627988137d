using System.Text.Json;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.TimelineClaims;

namespace MspEvents.Tests.Unit;

/// <summary>Rows with one agreement each: time to own, which nothing pauses, or time to resolve, which pauses push.</summary>
static class TimelineAgreementClaims
{
    const int Day = 86400;

    public static IEnumerable<TimelineClaim> Of(TimelineRow row)
    {
        var target = row.Member("target")!.Value;
        var minutes = target.TryGetProperty("minutes", out var number) ? number.GetInt32() : (int?)null;
        var toEndOfDay = row.Member("end_of_working_day")?.GetBoolean() == true;
        foreach (var (field, value) in row.Expected)
        {
            switch (field)
            {
                case "priority_at":
                    yield return Differs(field, NoAutomation);
                    break;
                case "paused_business_seconds":
                    yield return Equal(field, Clock(row, 1_000_000).Judge(LastPause(row)).PausedSeconds, value.GetInt64());
                    break;
                case "due" when minutes is null:
                    yield return Differs(field, WallDays);
                    break;
                case "due" when toEndOfDay:
                case "due_end_of_working_day":
                    yield return Differs(field, EndOfDay);
                    break;
                case "due":
                    yield return Equal(field, Clock(row, minutes!.Value).DueAt, At(value));
                    break;
                case "escalation":
                    foreach (var escalation in value.EnumerateArray())
                        yield return Escalation(row, field, minutes, toEndOfDay, escalation);
                    break;
                default:
                    throw new InvalidDataException($"{row.Id}: nothing is known of the expectation '{field}'.");
            }
        }
    }

    static TimelineClaim Escalation(TimelineRow row, string field, int? minutes, bool toEndOfDay, JsonElement escalation)
    {
        var (offset, theirs) = (escalation.GetProperty("offset_seconds").GetInt64(), At(escalation.GetProperty("at"))!.Value);
        if (offset % Day == 0)
            return Differs(field, WallDays);
        // An offset of business time from a due time is ours even where that due time is not.
        var due = minutes is { } own && !toEndOfDay ? Clock(row, own).DueAt!.Value : At(row.Expected.Single(expected => expected.Field == "due").Value)!.Value;
        var claim = Equal<Instant?>(field, row.Hours.Add(due, Duration.FromSeconds(offset)), theirs);
        if (claim.Failure is not null || minutes is not { } target || toEndOfDay || SharePercent(target, offset) is not { } percent || PausedAfter(row, theirs))
            return claim;
        var reached = SlaThresholds.Of(History(row).Facts, Terms(row, target, [percent]), row.Opening).Single(threshold => threshold.Percent == percent);
        return Equal(field, reached.At, theirs);
    }

    /// <summary>The offset as a share of the target used by then, where it is a whole percentage.</summary>
    static int? SharePercent(int minutes, long offset)
    {
        var used = 100 * (minutes * 60L + offset);
        return offset < 0 && used > 0 && used % (minutes * 60L) == 0 ? (int)(used / (minutes * 60L)) : null;
    }

    static bool PausedAfter(TimelineRow row, Instant at) => Pauses(row).Any(pause => pause.To > at);

    static SlaClock Clock(TimelineRow row, int minutes) => History(row).Clock(Terms(row, minutes, [75]), MetricOf(row), asOf: row.Opening);

    static ContractTerms Terms(TimelineRow row, int minutes, IReadOnlyList<int> warnAt) =>
        row.TermsOf([new(MetricOf(row), 1, minutes, "row", null, MetricOf(row) == Resolution)], ["paused"], warnAt);

    static ServiceMetric MetricOf(TimelineRow row) => row.Text("metric") == "TTO" ? FirstResponse : Resolution;

    static TicketHistory History(TimelineRow row)
    {
        var history = new TicketHistory().Opened(row.Opening, 1);
        foreach (var (from, to) in Pauses(row))
            history.Paused(from, "paused").Resumed(to, "paused");
        return history;
    }

    static Instant LastPause(TimelineRow row) => Pauses(row).Select(pause => pause.To).Append(row.Opening).Max();

    static IEnumerable<(Instant From, Instant To)> Pauses(TimelineRow row) =>
        (row.Member("pauses")?.EnumerateArray() ?? []).Select(pause => (At(pause[0])!.Value, At(pause[1])!.Value));
}
