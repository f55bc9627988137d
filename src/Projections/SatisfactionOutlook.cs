using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A time over which a warning stays the same if nothing happens.</summary>
/// <param name="FromDay">Its first day.</param>
/// <param name="From">That day's first instant.</param>
/// <param name="Until">The first instant after it; null for ever.</param>
/// <param name="WarnedSince">The first instant of the unbroken time with a warning that asks for attention; null without one.</param>
/// <param name="Warning">The warning; its score counts, the parts go on.</param>
sealed record WarningSpan(int FromDay, Instant From, Instant? Until, Instant? WarnedSince, TroughWarning Warning);

/// <summary>What silence alone brings about: the warning from the last known day on, until nothing can change it any more.</summary>
static class SatisfactionOutlook
{
    /// <summary>The spans in order, without a gap, from the last of the days given; from day 0 where there is none.</summary>
    /// <param name="before">The last known days.</param>
    /// <param name="inputs">What they follow from.</param>
    /// <param name="lastCalm">The last known day without a warning that asks for attention; null where there is none.</param>
    /// <param name="calendar">The client's days.</param>
    /// <param name="tenant">The thresholds.</param>
    public static IReadOnlyList<WarningSpan> After(
        IReadOnlyList<SatisfactionDay> before, SatisfactionInputs inputs, int? lastCalm, RelationshipCalendar calendar, TenantSettings tenant)
    {
        var settings = tenant.Satisfaction;
        var last = before.Count == 0 ? -1 : before[^1].Day;
        var days = before.TakeLast(1).Concat(SatisfactionGrid.Continue(before, inputs, SettledBy(last, inputs, settings), settings));
        var spans = new List<WarningSpan>();
        var warnedFrom = (lastCalm ?? -1) + 1;
        foreach (var day in days)
        {
            var warns = day.Warning.Level >= tenant.Attention.WarningsFrom;
            if (!warns)
                warnedFrom = day.Day + 1;
            if (spans.Count > 0 && spans[^1].Warning.Score == day.Warning.Score)
                continue;
            var from = calendar.StartOf(calendar.DateOf(day.Day));
            if (spans.Count > 0)
                spans[^1] = spans[^1] with { Until = from };
            spans.Add(new(day.Day, from, null, warns ? calendar.StartOf(calendar.DateOf(warnedFrom)) : null, day.Warning));
        }

        return spans;
    }

    /// <summary>The day from which on all parts stay as they are: initiatives are over or endless, the slope is 0, silence is as bad as it gets.</summary>
    static int SettledBy(int last, SatisfactionInputs inputs, SatisfactionSettings settings)
    {
        var known = Math.Max(last, 0);
        var initiatives = inputs.Initiatives.Where(span => span.Close is not null).Select(span => span.Close!.Value + settings.TailDays(span.Kind));
        return initiatives.Append(known + settings.SlopeWindowDays).Append(known + settings.ContactDays).Append(known + settings.ReviewDays).Max() + 1;
    }
}
