using System.Globalization;
using MspEvents.Domain;

namespace MspEvents.Application;

/// <summary>The ids of one command's events, made once: deciding anew uses them again, so that no attempt can be stored twice.</summary>
sealed class EventIds(CommandRequest request)
{
    static readonly Guid Space = new("3f7a1c5e-0b62-5d94-8e1d-5a0c9b7e4d21");

    readonly List<Guid> ids = [];

    public Guid this[int index]
    {
        get
        {
            while (ids.Count <= index)
                ids.Add(Next());
            return ids[index];
        }
    }

    // A request that names its events has the same ids whoever asks it, and however often.
    Guid Next() => request.EventsNamed is { } name
        ? NameBasedUuid.Create(Space, string.Create(CultureInfo.InvariantCulture, $"{request.Tenant}/{request.StreamId}/{name}/{ids.Count}"))
        : Guid.CreateVersion7();
}
