using System.Diagnostics;
using System.Diagnostics.Metrics;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>Traces and figures of the projections.</summary>
public static class ProjectionTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MspEvents.Projections";

    // More links say nothing more of a page, and exporters cut them.
    const int MostLinks = 64;

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly Counter<long> Events = Meter.CreateCounter<long>("mspevents.projection.events", "{event}", "Events whose consequences became durable.");
    static readonly Counter<long> Stops = Meter.CreateCounter<long>("mspevents.projection.stops", "{stop}", "Projections stopped by an event.");
    static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("mspevents.projection.lag", "s", "From an event's recording to its consequences.");

    /// <summary>Begins the span of a page, linked to the traces of the commands whose events it folds; one trace alone is gone on with.</summary>
    internal static Activity? StartPage(string tenant, IReadOnlyList<StoredEvent> events)
    {
        if (events.Count == 0 || !Source.HasListeners())
            return null;
        var traces = events.Select(stored => stored.CorrelationId).Distinct().Select(ContextOf).OfType<ActivityContext>().Take(MostLinks).ToList();
        var activity = traces is [var only]
            ? Source.StartActivity("project page", ActivityKind.Consumer, only)
            : Source.StartActivity("project page", ActivityKind.Consumer, default(ActivityContext), null, traces.Select(trace => new ActivityLink(trace)));
        return activity?.SetTag("mspevents.tenant", tenant).SetTag("mspevents.position", events[^1].Position).SetTag("mspevents.events", events.Count);
    }

    internal static void Moved(string projection, int events, TimeSpan lag)
    {
        var tag = KeyValuePair.Create<string, object?>("projection", projection);
        Events.Add(events, tag);
        Lag.Record(Math.Max(0, lag.TotalSeconds), tag);
    }

    internal static void Stopped(string projection) => Stops.Add(1, KeyValuePair.Create<string, object?>("projection", projection));

    // The log keeps a command's trace, not its span: the page hangs in that trace by a span of its own.
    static ActivityContext? ContextOf(string? trace) =>
        trace is { Length: 32 } && trace.All(char.IsAsciiHexDigitLower)
            ? new ActivityContext(ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)
            : null;
}
