using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class NameBasedUuidTests
{
    static readonly Guid Dns = Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void The_example_of_RFC_9562_gives_its_UUID() =>
        NameBasedUuid.Create(Dns, "www.example.com").ShouldBe(Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public void A_long_name_has_an_id_of_its_own() =>
        NameBasedUuid.Create(Dns, new string('a', 500)).ShouldNotBe(NameBasedUuid.Create(Dns, new string('a', 501)));
}
