using MspEvents.EventStore;

namespace MspEvents.Tests.Unit.EventStore;

public sealed class BoundedCacheTests
{
    [Fact]
    public void What_is_used_stays_and_what_is_not_goes()
    {
        var cache = new BoundedCache<int, string>(10);
        cache.Set(0, "used");
        cache.Set(1, "unused");
        for (var n = 2; n < 200; n++)
        {
            cache.Set(n, "new");
            cache.TryGet(0, out var used).ShouldBeTrue();
            used.ShouldBe("used");
        }

        cache.TryGet(1, out _).ShouldBeFalse();
        Enumerable.Range(0, 200).Count(n => cache.TryGet(n, out _)).ShouldBeLessThanOrEqualTo(20);
    }
}
