namespace MspEvents.Application;

/// <summary>The ids of one command's events, minted once: deciding anew uses them again, so that no attempt can be stored twice.</summary>
sealed class EventIds
{
    readonly List<Guid> ids = [];

    public Guid this[int index]
    {
        get
        {
            while (ids.Count <= index)
                ids.Add(Guid.CreateVersion7());
            return ids[index];
        }
    }
}
