using System.Text.Json;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.TimelineClaims;

namespace MspEvents.Tests.Unit;

/// <summary>Rows about who waits for whom: due times after each event, and misses at an instant.</summary>
static class TimelineReplyClaims
{
    static readonly string[] Kinds = ["frt", "nrt", "rt"];

    public static IEnumerable<TimelineClaim> Of(TimelineRow row) => row.Expected.SelectMany(expected => expected.Field switch
    {
        "response_due_after" => expected.Value.EnumerateArray().Select(entry => ResponseDue(row, expected.Field, entry)),
        "due_after" => expected.Value.EnumerateArray().Select(entry => row.Minutes("update") is null
            ? ResponseDue(row, expected.Field, entry)
            : UpdateDue(row, expected.Field, entry)),
        "resolution_due" => [Equal(expected.Field, Due(Clock(row, "resolution")), At(expected.Value))],
        "first_response_due" => [Equal(expected.Field, Due(Clock(row, "first_response")), At(expected.Value))],
        "events" => Misses(row, expected.Field, [.. expected.Value.EnumerateArray().Select(miss => miss.GetString()!)]),
        "status" => [Equal(expected.Field, Status(row), expected.Value.GetString())],
        _ => throw new InvalidDataException($"{row.Id}: nothing is known of the expectation '{expected.Field}'."),
    });

    /// <summary>There one target counts while the requestor waits: our first response, then our next ones.</summary>
    static TimelineClaim ResponseDue(TimelineRow row, string field, JsonElement entry)
    {
        var (at, theirs) = (At(entry[0])!.Value, At(entry[1]));
        if (StateAt(row, at) is { } state && row.IgnoredStates.Contains(state))
            return Differs(field, NeverHidden);
        var minutes = row.Minutes("first_response")!.Value;
        var running = ClocksAt(row, at, [new(FirstResponse, 1, minutes, "row"), new(NextResponse, 1, minutes, "row")]).Where(clock => clock.StoppedAt is null);
        return Equal(field, running.SingleOrDefault()?.DueAt, theirs);
    }

    static TimelineClaim UpdateDue(TimelineRow row, string field, JsonElement entry)
    {
        var (at, theirs) = (At(entry[0])!.Value, At(entry[1]));
        var spoken = row.Events.LastOrDefault(@event => @event.At <= at && @event.Type is "agent_contact" or "customer_contact" && @event.At <= at);
        if (spoken?.Type != "agent_contact")
            return Differs(field, LoopFromOpening);
        if (StateAt(row, at) is { } state && row.IgnoredStates.Contains(state))
            return Differs(field, NeverHidden);
        var clocks = ClocksAt(row, at, [new(PeriodicUpdate, 1, row.Minutes("update")!.Value, "row", null, false)]);
        return Equal(field, clocks.Single(clock => clock.StoppedAt is null).DueAt, theirs);
    }

    static IEnumerable<TimelineClaim> Misses(TimelineRow row, string field, List<string> theirs)
    {
        var ours = Judged(row).Where(reading => IsMiss(reading.Verdict)).Select(reading => Kind(reading.Metric)).Order().ToList();
        yield return Equal(field, string.Join(' ', ours.Distinct()), string.Join(' ', theirs.Order().Distinct()));
        yield return HasRepeatedMessages(row)
            ? Differs($"{field} (count)", EachMessage)
            : Equal($"{field} (count)", string.Join(' ', ours), string.Join(' ', theirs.Order()));
    }

    static string Status(TimelineRow row)
    {
        var missed = Judged(row).Any(reading => IsMiss(reading.Verdict));
        return row.Events.Any(@event => @event.IsClosing) ? missed ? "missed" : "hit" : missed ? "active_with_misses" : "active";
    }

    static bool HasRepeatedMessages(TimelineRow row)
    {
        var messages = row.Events.Where(@event => @event.Type is "agent_contact" or "customer_contact").Select(@event => @event.Type).ToList();
        return messages.Zip(messages.Skip(1)).Any(pair => pair is ("customer_contact", "customer_contact"));
    }

    static List<ClockReading> Judged(TimelineRow row)
    {
        var at = row.EvaluatedAt!.Value;
        var targets = new List<SlaTarget>();
        foreach (var (metric, target) in new[] { (FirstResponse, "first_response"), (NextResponse, "update"), (Resolution, "resolution") })
        {
            if (row.Minutes(target) is { } minutes)
                targets.Add(new(metric, 1, minutes, "row", null, false));
        }

        return [.. ClocksAt(row, at, targets).Select(clock => clock.Judge(at))];
    }

    static IReadOnlyList<SlaClock> ClocksAt(TimelineRow row, Instant at, IReadOnlyList<SlaTarget> targets) =>
        SlaClocks.Of([.. row.History(PeriodicUpdate).Facts.Where(fact => fact.Event.OccurredAt <= at)], row.TermsOf(targets, []), at);

    static string? StateAt(TimelineRow row, Instant at) => row.Events.LastOrDefault(@event => @event.At <= at && @event.State is not null)?.State;

    static bool IsMiss(ClockVerdict verdict) => verdict is ClockVerdict.Missed or ClockVerdict.Overdue;

    static string Kind(ServiceMetric metric) => Kinds[metric switch { FirstResponse => 0, NextResponse => 1, _ => 2 }];
}
