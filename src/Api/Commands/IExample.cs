namespace MspEvents.Api.Commands;

/// <summary>A body that shows one of its kind, in the API's description; a test validates each.</summary>
interface IExample<out TBody>
{
    /// <summary>A plausible body.</summary>
    static abstract TBody Example { get; }
}
