using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MspEvents.EventStore;

/// <summary>Traces and figures of the store.</summary>
public static class StoreTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MspEvents.EventStore";

    internal static readonly ActivitySource Source = new(Name);

    static readonly Meter Meter = new(Name);

    internal static readonly Histogram<int> BatchSize =
        Meter.CreateHistogram<int>("mspevents.append.batch_size", "{append}", "Appends that went together in one transaction.");

    internal static readonly Histogram<double> QueueWait =
        Meter.CreateHistogram<double>("mspevents.append.queue_wait", "s", "From an append's arrival to the start of its transaction.");

    internal static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>("mspevents.append.conflicts", "{append}", "Appends refused because their stream, or one they rest on, had moved on.");
}
