namespace MspEvents.Application;

/// <summary>An id names no stream of that kind in the tenant.</summary>
/// <param name="kind">The kind of stream, snake_case.</param>
/// <param name="id">The id.</param>
/// <param name="pointer">Where a body named it; null where it was the command's own stream.</param>
public sealed class StreamNotFound(string kind, Guid id, string? pointer = null) : Exception($"There is no {kind.Replace('_', ' ')} {id}.")
{
    /// <summary>The kind of stream, snake_case: the beginning of the refusal's code.</summary>
    public string Kind { get; } = kind;

    /// <summary>The id that names nothing.</summary>
    public Guid Id { get; } = id;

    /// <summary>JSON pointer to the id in the body.</summary>
    public string? Pointer { get; } = pointer;
}
