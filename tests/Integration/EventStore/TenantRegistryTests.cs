using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class TenantRegistryTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    TenantRegistry Registry => new(notes.Sources);

    [Fact]
    public async Task A_tenant_is_added_once_even_by_several_at_once()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Registry.AddAsync("racing", Cancellation)));

        added.Count(first => first).ShouldBe(1);
        (await Registry.ExistsAsync("racing", Cancellation)).ShouldBeTrue();
        (await notes.RowsAsync("select length(secret), last_seq_id from events.tenants join events.tenant_positions using (tenant_id) where tenant_id = 'racing'")).ShouldBe(["32 | 0"]);
    }

    [Fact]
    public async Task Tenants_are_listed_in_order_of_name()
    {
        foreach (var tenant in (string[])["zeta", "alpha", "a-b", "a1"])
            await Registry.AddAsync(tenant, Cancellation);

        (await Registry.ListAsync(Cancellation)).Where(tenant => tenant is "zeta" or "alpha" or "a-b" or "a1").ShouldBe(["a-b", "a1", "alpha", "zeta"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("ä")]
    [InlineData("a_b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_name_that_is_not_allowed_is_refused(string name)
    {
        TenantRegistry.IsValid(name).ShouldBeFalse();
        await Should.ThrowAsync<ArgumentException>(() => Registry.AddAsync(name, Cancellation));
        (await Registry.ExistsAsync(name, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("0-9")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012")]
    public void A_name_that_is_allowed_is_taken(string name) => TenantRegistry.IsValid(name).ShouldBeTrue();
}
