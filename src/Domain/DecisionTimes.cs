using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>How long decisions on changes took, from the first submission to approval or rejection, in seconds of business time.</summary>
/// <param name="Calendar">The calendar they are measured in: <c>businessHours</c> where the contract has one, else <c>24x7</c>.</param>
/// <param name="Decided">How many there are.</param>
/// <param name="MedianSeconds">The middle one, of an even number the mean of the two, half-even; null where none was decided.</param>
/// <param name="P90Seconds">The smallest that at least nine of ten do not exceed; null where none was decided.</param>
/// <param name="OldestOpen">The decision waited for longest; absent where none is.</param>
public sealed record DecisionTimes(
    string Calendar,
    int Decided,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? MedianSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? P90Seconds,
    OpenDecision? OldestOpen)
{
    /// <summary>The calendar decisions are measured in, where the contract has it.</summary>
    public const string CalendarName = "businessHours";

    internal static DecisionTimes Of(IReadOnlyList<ScopeChangeLine> changes, ContractTerms terms, Instant judgedAt)
    {
        var times = changes
            .Where(change => change.SubmittedAt <= change.Decision?.OccurredAt)
            .Select(change => Seconds(change.SubmittedAt!.Value, change.Decision!.OccurredAt))
            .Order().ToList();
        var open = changes
            .Where(change => change is { SubmittedAt: not null, Decision: null, IsWithdrawn: false })
            .OrderBy(change => change.SubmittedAt).ThenBy(change => change.Id).FirstOrDefault();
        return new(
            NamedAt(judgedAt) is null ? ServiceCalendar.AlwaysOpenName : CalendarName,
            times.Count,
            times.Count == 0 ? null : Share.Of(times[(times.Count - 1) / 2] + times[times.Count / 2], 2)!.Value.OfAmount(1),
            times.Count == 0 ? null : times[(times.Count * 9 + 9) / 10 - 1],
            open is null ? null : new(open.Id, open.SubmittedAt!.Value, Seconds(open.SubmittedAt.Value, judgedAt)));

        // By the calendar in force when it was submitted: hours amended later change no decision that was taken.
        long Seconds(Instant from, Instant to)
        {
            var hours = NamedAt(from) is { } calendar ? terms.HoursOf(calendar) : BusinessTime.AlwaysOpen;
            return to <= from ? 0 : hours.Elapsed(from, to).BclCompatibleTicks / NodaConstants.TicksPerSecond;
        }

        ServiceCalendar? NamedAt(Instant instant) => terms.AgreedAt(instant)?.CalendarNamed(CalendarName);
    }
}

/// <summary>A decision that is waited for.</summary>
/// <param name="ChangeRequestId">The change request.</param>
/// <param name="SubmittedAt">From when.</param>
/// <param name="Seconds">For how long, in business time.</param>
public sealed record OpenDecision(Guid ChangeRequestId, Instant SubmittedAt, long Seconds);
