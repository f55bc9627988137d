namespace MspEvents.EventStore;

/// <summary>Keeps what was used lately, at most twice its capacity: two generations, the older dropped when the younger is full.</summary>
/// <param name="capacity">What one generation holds.</param>
public sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    readonly Lock gate = new();
    Dictionary<TKey, TValue> young = [];
    Dictionary<TKey, TValue> old = [];

    /// <summary>Finds what is kept under a key.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            if (young.TryGetValue(key, out value!))
                return true;
            if (!old.TryGetValue(key, out value!))
                return false;
            Keep(key, value);
            return true;
        }
    }

    /// <summary>Keeps something under a key.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
            Keep(key, value);
    }

    void Keep(TKey key, TValue value)
    {
        young[key] = value;
        if (young.Count >= capacity)
            (old, young) = (young, []);
    }
}
