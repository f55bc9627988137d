using Microsoft.Extensions.Logging;
using MspEvents.Domain;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Application.Policies;

/// <summary>Takes a policy over the next fact that concerns it. The cursor moves when the consequence is in the log; a node that dies in between repeats
/// what is already so.</summary>
public sealed class PolicyRunner(StoreDataSources sources, EventReader reader, CommandHandler handler, TimeProvider time, ILogger<PolicyRunner> logger)
{
    // Positions passed at once where nothing concerns the policy.
    const int Stretch = 10_000;

    static readonly Guid RefusalSpace = new("8c2e6b90-4d17-5f3a-9b58-1e7d0a6f2c43");

    /// <summary>Follows the log by one fact, or by a stretch without one; false where the end was reached, the policy is stopped, or another node is at it.</summary>
    public async Task<bool> StepAsync(string tenant, Policy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        if (await PolicyCursors.ClaimAsync(session, policy.Name, cancellationToken) is not { } position)
            return false;
        var head = (await reader.HeadAsync(session, cancellationToken)).Position;
        if (position >= head)
            return false;

        var upTo = Math.Min(head, position + Stretch);
        StoredEvent? cause = null;
        try
        {
            cause = await NextAsync(session, policy, position, upTo, cancellationToken);
            if (cause is not null)
                await ReactAsync(session, policy, cause, cancellationToken);
            await PolicyCursors.MoveAsync(session, policy.Name, cause?.Position ?? upTo, cancellationToken);
        }
        catch (Exception fault) when (!IsPassing(fault))
        {
            logger.LogError(fault, "Policy {Policy} of tenant {Tenant} stopped after position {Position}.", policy.Name, tenant, position);
            await PolicyCursors.StopAsync(session, policy.Name, cause?.Id, $"{fault.GetType().Name}: {fault.Message}", cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
        // What was appended meanwhile wakes the policy itself.
        return cause is not null || upTo < head;
    }

    async Task<StoredEvent?> NextAsync(TenantSession session, Policy policy, long position, long upTo, CancellationToken cancellationToken)
    {
        await foreach (var stored in reader.ReadAfterAsync(session, position, upTo, 1, policy.Follows, cancellationToken))
            return stored;
        return null;
    }

    async Task ReactAsync(TenantSession session, Policy policy, StoredEvent stored, CancellationToken cancellationToken)
    {
        var cause = new PolicyCause(session.Tenant, policy.Name, stored, handler);
        try
        {
            await policy.ReactAsync(cause, cancellationToken);
        }
        catch (BrokenRule rule)
        {
            await RefusedAsync(session, policy, cause, rule.Code, rule.Message, cancellationToken);
        }
        catch (StreamNotFound missing)
        {
            await RefusedAsync(session, policy, cause, $"{missing.Kind}_not_found", missing.Message, cancellationToken);
        }
    }

    /// <summary>Leaves a refusal where people see it; it is not asked for again.</summary>
    async Task RefusedAsync(TenantSession session, Policy policy, PolicyCause cause, string code, string detail, CancellationToken cancellationToken)
    {
        var stream = cause.Asked ?? cause.Stored.StreamId;
        logger.LogWarning(
            "Policy {Policy} of tenant {Tenant}: stream {Stream} refused what follows from event {Event}: {Code}. {Detail}",
            policy.Name, session.Tenant, stream, cause.Stored.Id, code, detail);
        await PolicyRefusals.RecordAsync(
            session,
            new(
                NameBasedUuid.Create(RefusalSpace, $"{session.Tenant}/{policy.Name}/{cause.Stored.Id}/{stream}"),
                policy.Name,
                cause.Stored.Id,
                cause.Stored.Name,
                cause.Stored.Position,
                stream,
                code,
                detail,
                time.GetUtcNow()),
            cancellationToken);
    }

    // What another attempt may get over: the database is away or short of something, or the node is asked to stop.
    static bool IsPassing(Exception fault) => fault switch
    {
        PostgresException refused => refused.SqlState[..2] is not ("22" or "23" or "42" or "54"),
        NpgsqlException or OperationCanceledException or StoreUnavailableException or TimeoutException or IOException or ObjectDisposedException => true,
        _ => false,
    };
}
