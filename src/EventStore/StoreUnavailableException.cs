namespace MspEvents.EventStore;

/// <summary>The database cannot be reached or the queue is full; the same request may be sent again later.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says why, and whether the append may have become durable all the same.</summary>
    public StoreUnavailableException(string message, bool outcomeUnknown, Exception? inner = null)
        : base(message, inner) => OutcomeUnknown = outcomeUnknown;

    /// <summary>True if the connection broke around COMMIT and what became of it could not be looked up.</summary>
    public bool OutcomeUnknown { get; }
}
