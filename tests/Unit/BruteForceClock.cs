using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>What a count of every single minute says of a resolution or closure clock.</summary>
/// <param name="Elapsed">Minutes that count.</param>
/// <param name="Paused">Working minutes paused.</param>
/// <param name="DueAt">When the target was used up while the clock was not stopped.</param>
/// <param name="Stopped">Whether it was stopped in the end.</param>
readonly record struct CountedMinutes(long Elapsed, long Paused, Instant? DueAt, bool Stopped);

/// <summary>The rules of the resolution and closure clocks asked of every minute since the opening, one by one: slow, and nothing to get wrong.</summary>
sealed class BruteForceClock(ServiceMetric metric, ServiceCalendar? calendar, IReadOnlyList<string> pauseOn)
{
    static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    readonly DateTimeZone zone = calendar is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[calendar.TimeZone];

    /// <summary>Counts up to an instant; facts and instant on whole minutes.</summary>
    public CountedMinutes Count(IEnumerable<Fact> facts, Instant until, long? targetMinutes = null)
    {
        var waiting = new Queue<Fact>(facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version));
        var (status, pauses) = ("open", new Dictionary<string, Instant?>(StringComparer.Ordinal));
        var (elapsed, paused, due) = (0L, 0L, (Instant?)null);
        for (var minute = waiting.Peek().Event.OccurredAt; ; minute += Duration.FromMinutes(1))
        {
            while (waiting.TryPeek(out var next) && next.Event.OccurredAt <= minute)
                status = After(waiting.Dequeue().Event, status, pauses);
            var stopped = status == "cancelled" || (metric == ServiceMetric.Resolution ? status != "open" : status == "closed");
            if (elapsed == targetMinutes && !stopped)
                due ??= minute;
            if (minute >= until)
                return new(elapsed, paused, due, stopped);
            if (stopped || !IsWorking(minute))
                continue;
            if (pauses.Any(pause => pauseOn.Contains(pause.Key) && !(pause.Value <= minute)))
                paused++;
            else
                elapsed++;
        }
    }

    static string After(DomainEvent @event, string status, Dictionary<string, Instant?> pauses)
    {
        switch (@event)
        {
            case TicketOpened opened:
                foreach (var reason in opened.PausedFor)
                    pauses[reason] = null;
                return "open";
            case TicketPaused pause:
                pauses[pause.Reason] = pause.Until;
                return status;
            case TicketResumed { Reason: { } reason }:
                pauses.Remove(reason);
                return status;
            case TicketResumed:
                pauses.Clear();
                return status;
            case TicketResolved or TicketClosed or TicketCancelled or TicketReopened:
                pauses.Clear();
                return @event switch
                {
                    TicketResolved => "resolved",
                    TicketClosed => "closed",
                    TicketCancelled => "cancelled",
                    _ => "open",
                };
            default:
                return status;
        }
    }

    /// <summary>Whether a minute of the local clock is working time; the calendar's windows do not begin or end within an hour that clocks repeat.</summary>
    bool IsWorking(Instant minute)
    {
        if (calendar?.Weekly is null)
            return calendar is null || !calendar.Holidays.Contains(minute.InZone(zone).Date);
        var local = minute.InZone(zone).LocalDateTime;
        var second = local.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond;
        return !calendar.Holidays.Contains(local.Date)
            && (Windows(local.Date).Any(window => window.Open <= second && (second < window.Close || window.Close <= window.Open))
                || Windows(local.Date.PlusDays(-1)).Any(window => window.Close <= window.Open && second < window.Close));
    }

    IReadOnlyList<TimeWindow> Windows(LocalDate date) =>
        calendar!.Holidays.Contains(date) ? [] : calendar.Weekly!.GetValueOrDefault(Days[(int)date.DayOfWeek - 1]) ?? [];
}
