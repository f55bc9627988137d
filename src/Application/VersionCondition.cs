namespace MspEvents.Application;

/// <summary>The versions of a stream a caller accepts.</summary>
/// <param name="Any">Any version of a stream that exists.</param>
/// <param name="Versions">Else one of these.</param>
public sealed record VersionCondition(bool Any, IReadOnlyCollection<long> Versions)
{
    /// <summary>Whether a stream may be asked; events past <paramref name="loud"/> are silent and do not count.</summary>
    /// <param name="loud">The version of the last event that counts.</param>
    /// <param name="current">The stream's version, 0 where nothing is recorded of it.</param>
    /// <param name="standing">Whether it is there even so.</param>
    public bool Accepts(long loud, long current, bool standing = false) =>
        (current > 0 || standing) && (Any || Versions.Any(version => version >= loud && version <= current && (version > 0 || standing)));
}
