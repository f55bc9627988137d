using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class CredentialStoreTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    CredentialStore Store => new(notes.Sources, TimeProvider.System);

    [Fact]
    public async Task A_key_opens_its_own_tenant_with_its_scopes()
    {
        var key = await Store.AddAsync(Notes.Tenant, "desk", ["read", "write"], Cancellation);

        var credential = (await Store.AuthenticateAsync(key, Cancellation)).ShouldNotBeNull();

        (credential.Tenant, credential.Name, credential.RevokedAt).ShouldBe((Notes.Tenant, "desk", null));
        credential.Scopes.ShouldBe(["read", "write"]);
        (await Store.FindByKeyIdAsync(credential.KeyId, Cancellation))!.KeyId.ShouldBe(credential.KeyId);
    }

    [Fact]
    public async Task A_key_that_is_wrong_in_any_part_opens_nothing()
    {
        var key = await Store.AddAsync(Notes.Tenant, "desk", ["read"], Cancellation);

        foreach (var wrong in (string[])[key[..^1] + (key[^1] == 'x' ? 'y' : 'x'), key + "x", key[..^1], "msp_unknown_" + key.Split('_')[2], key.ToUpperInvariant(), "", "msp__", "Bearer"])
            (await Store.AuthenticateAsync(wrong, Cancellation)).ShouldBeNull(wrong);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_only_its_tenant_can_revoke_it()
    {
        await new TenantRegistry(notes.Sources).AddAsync("strangers", Cancellation);
        var key = await Store.AddAsync(Notes.Tenant, "desk", ["read"], Cancellation);
        var keyId = key.Split('_')[1];

        (await Store.RevokeAsync("strangers", keyId, Cancellation)).ShouldBeFalse();
        (await Store.AuthenticateAsync(key, Cancellation)).ShouldNotBeNull();
        (await Store.RevokeAsync(Notes.Tenant, keyId, Cancellation)).ShouldBeTrue();
        (await Store.RevokeAsync(Notes.Tenant, keyId, Cancellation)).ShouldBeFalse();

        (await Store.AuthenticateAsync(key, Cancellation)).ShouldBeNull();
        (await Store.FindByKeyIdAsync(keyId, Cancellation))!.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_secret_is_not_stored()
    {
        var key = await Store.AddAsync(Notes.Tenant, "desk", ["read"], Cancellation);

        string.Join('\n', await notes.RowsAsync("select c::text from events.credentials c")).ShouldNotContain(key.Split('_')[2]);
    }

    [Fact]
    public async Task Last_use_is_shown_to_the_minute()
    {
        var clock = new AdjustableTime(DateTimeOffset.Parse("2026-03-01T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var store = new CredentialStore(notes.Sources, clock);
        var key = await store.AddAsync(Notes.Tenant, "desk", ["read"], Cancellation);
        async Task<DateTimeOffset?> LastUse() => (await store.FindByKeyIdAsync(key.Split('_')[1], Cancellation))!.LastUsedAt;

        (await LastUse()).ShouldBeNull();
        await store.AuthenticateAsync(key, Cancellation);
        (await LastUse()).ShouldBe(clock.Start);
        clock.Now += TimeSpan.FromSeconds(59);
        await store.AuthenticateAsync(key, Cancellation);
        (await LastUse()).ShouldBe(clock.Start);
        clock.Now += TimeSpan.FromSeconds(1);
        await store.AuthenticateAsync(key, Cancellation);
        (await LastUse()).ShouldBe(clock.Start.AddMinutes(1));
    }

    [Fact]
    public async Task A_bootstrap_key_is_made_once_and_not_revived()
    {
        var key = $"msp_boot{Guid.NewGuid():N}_0123456789abcdefghij-_XYZ";

        (await Store.EnsureBootstrapAsync(Notes.Tenant, key, "bootstrap", ["admin"], Cancellation)).ShouldBeTrue();
        (await Store.EnsureBootstrapAsync(Notes.Tenant, key, "bootstrap", ["admin"], Cancellation)).ShouldBeFalse();
        (await Store.AuthenticateAsync(key, Cancellation)).ShouldNotBeNull();
        await Store.RevokeAsync(Notes.Tenant, key.Split('_')[1], Cancellation);
        (await Store.EnsureBootstrapAsync(Notes.Tenant, key, "bootstrap", ["admin"], Cancellation)).ShouldBeFalse();
        (await Store.AuthenticateAsync(key, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("msp_boot_tooshort")]
    [InlineData("key_boot_0123456789abcdefghij")]
    public async Task A_bootstrap_key_of_another_form_is_refused(string key) =>
        await Should.ThrowAsync<FormatException>(() => Store.EnsureBootstrapAsync(Notes.Tenant, key, "bootstrap", ["admin"], Cancellation));

    [Fact]
    public async Task A_tenant_that_does_not_exist_gets_no_key() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.AddAsync("nobody", "desk", ["read"], Cancellation));

    [Fact]
    public async Task A_tenants_keys_are_listed_oldest_first()
    {
        await new TenantRegistry(notes.Sources).AddAsync("listed", Cancellation);
        foreach (var name in (string[])["one", "two", "three"])
            await Store.AddAsync("listed", name, ["read"], Cancellation);

        (await Store.ListAsync("listed", Cancellation)).Select(credential => credential.Name).ShouldBe(["one", "two", "three"]);
    }

    sealed class AdjustableTime(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Start { get; } = start;

        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
