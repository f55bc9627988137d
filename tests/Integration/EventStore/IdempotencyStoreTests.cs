using System.Text;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class IdempotencyStoreTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    readonly IdempotencyStore store = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static IdempotencyClaim Claim() => new("credential", $"{Guid.NewGuid()}", new byte[] { 1, 2 }, 200);

    [Fact]
    public async Task The_first_answer_is_kept_byte_for_byte()
    {
        var claim = Claim();
        var refusal = new StoredAnswer(claim.RequestHash, 409, null, null, null, Encoding.UTF8.GetBytes("""{"code":"no"}"""));
        await SaveAsync(claim, refusal);

        var kept = (await SaveAsync(claim, refusal with { Status = 412, Body = null })).ShouldNotBeNull();

        (kept.Status, kept.StreamId, kept.Version, kept.Position).ShouldBe((409, null, null, null));
        Encoding.UTF8.GetString(kept.Body!.Value.Span).ShouldBe("""{"code":"no"}""");
        kept.RequestHash.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_answer_of_numbers_has_no_body()
    {
        var (claim, stream) = (Claim(), Guid.CreateVersion7());
        await SaveAsync(claim, new(claim.RequestHash, 200, stream, 4, 17, null));

        var found = (await FindAsync(claim)).ShouldNotBeNull();

        (found.Status, found.StreamId, found.Version, found.Position, found.Body).ShouldBe((200, stream, 4L, 17L, null));
    }

    [Fact]
    public async Task A_key_belongs_to_the_credential_that_sent_it()
    {
        var claim = Claim();
        await SaveAsync(claim, new(claim.RequestHash, 200, null, 1, 1, null));

        (await FindAsync(claim with { Credential = "another" })).ShouldBeNull();
        (await FindAsync(claim with { Key = "another" })).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_older_than_asked_is_forgotten()
    {
        var (old, young) = (Claim(), Claim());
        await SaveAsync(old, new(old.RequestHash, 200, null, 1, 1, null));
        await SaveAsync(young, new(young.RequestHash, 200, null, 1, 1, null));
        await notes.Database.ExecuteAsync($"update events.idempotency set created_at = now() - interval '31 days' where key = '{old.Key}'", Cancellation);

        await using (var session = await notes.Sources.BeginAsync(StoreRole.Projector, Notes.Tenant, Cancellation))
        {
            (await store.PurgeAsync(session, DateTimeOffset.UtcNow.AddDays(-30), Cancellation)).ShouldBe(1);
            await session.CommitAsync(Cancellation);
        }

        (await FindAsync(old)).ShouldBeNull();
        (await FindAsync(young)).ShouldNotBeNull();
    }

    async Task<StoredAnswer?> SaveAsync(IdempotencyClaim claim, StoredAnswer answer)
    {
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        var kept = await store.SaveAsync(session, claim, answer, Cancellation);
        await session.CommitAsync(Cancellation);
        return kept;
    }

    async Task<StoredAnswer?> FindAsync(IdempotencyClaim claim)
    {
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        return await store.FindAsync(session, claim.Credential, claim.Key, Cancellation);
    }
}
