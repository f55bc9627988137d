namespace MspEvents.Application;

/// <summary>The stream is at none of the versions the caller accepts.</summary>
/// <param name="current">The version it is at; null where it does not exist.</param>
public sealed class VersionMismatch(long? current) : Exception(current is null ? "The stream does not exist." : $"The stream is at version {current}.")
{
    /// <summary>The version it is at; null where it does not exist.</summary>
    public long? Current { get; } = current;
}
