using System.Security.Cryptography;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>The keys appends encrypt with: made where missing, many at a time, in a short transaction before the append's own; kept in memory for a minute.</summary>
sealed class SubjectKeys(StoreDataSources sources, TimeProvider time)
{
    // How long a key may still be used on this node after another node erased it.
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    readonly BoundedCache<(string Tenant, Subject Subject), (SubjectKey Key, long At)> keys = new(50_000);
    readonly BoundedCache<string, byte[]> secrets = new(10_000);
    readonly Lock gate = new();
    readonly Dictionary<string, List<Request>> waiting = [];

    /// <summary>The keys of the subjects.</summary>
    /// <exception cref="StoreUnavailableException">The database is away; nothing was appended.</exception>
    public async ValueTask<Dictionary<Subject, SubjectKey>> GetAsync(string tenant, IReadOnlyCollection<Subject> subjects, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Subject, SubjectKey>(subjects.Count);
        List<Subject>? missing = null;
        foreach (var subject in subjects)
        {
            if (keys.TryGet((tenant, subject), out var kept) && time.GetElapsedTime(kept.At) < Fresh)
                found[subject] = kept.Key;
            else
                (missing ??= []).Add(subject);
        }

        if (missing is not null)
        {
            foreach (var (subject, key) in await Ask(tenant, missing).WaitAsync(cancellationToken))
                found[subject] = key;
        }

        return found;
    }

    // Requests that arrive while a tenant's transaction is under way go together in the next one.
    Task<Dictionary<Subject, SubjectKey>> Ask(string tenant, List<Subject> missing)
    {
        var request = new Request(missing);
        lock (gate)
        {
            if (waiting.TryGetValue(tenant, out var queue))
            {
                queue.Add(request);
                return request.Answer.Task;
            }

            waiting.Add(tenant, [request]);
        }

        using (ExecutionContext.SuppressFlow())
            _ = AnswerAllAsync(tenant);
        return request.Answer.Task;
    }

    async Task AnswerAllAsync(string tenant)
    {
        while (true)
        {
            List<Request> taken;
            lock (gate)
            {
                taken = waiting[tenant];
                if (taken.Count == 0)
                {
                    waiting.Remove(tenant);
                    return;
                }

                waiting[tenant] = [];
            }

            try
            {
                var answer = await EnsureAsync(tenant, [.. taken.SelectMany(request => request.Subjects).Distinct()]);
                taken.ForEach(request => request.Answer.SetResult(answer));
            }
            catch (NpgsqlException failure)
            {
                taken.ForEach(request => request.Answer.SetException(new StoreUnavailableException("The keys of personal fields could not be reached.", false, failure)));
            }
            catch (Exception failure) // whatever it is, the callers hear it
            {
                taken.ForEach(request => request.Answer.SetException(failure));
            }
        }
    }

    async Task<Dictionary<Subject, SubjectKey>> EnsureAsync(string tenant, List<Subject> subjects)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, CancellationToken.None);
        var secret = await SecretAsync(session);

        // In one order everywhere, so that two nodes that make the same keys wait for each other and never in a circle.
        var named = new SortedDictionary<string, Subject>(StringComparer.Ordinal);
        foreach (var subject in subjects)
            named[subject.Pseudonym(secret)] = subject;
        var answer = new Dictionary<Subject, SubjectKey>(named.Count);
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction)
        {
            BatchCommands =
            {
                new(
                    """
                    insert into events.subject_keys (tenant_id, subject, key)
                    select $1, k.subject, k.key from unnest($2::text[], $3::bytea[]) as k (subject, key)
                        on conflict (tenant_id, subject) do nothing
                    """)
                {
                    Parameters =
                    {
                        new() { Value = tenant },
                        new() { Value = named.Keys.ToArray() },
                        new() { Value = named.Keys.Select(_ => RandomNumberGenerator.GetBytes(SubjectKey.Length)).ToArray() },
                    },
                },
                new("select subject, key from events.subject_keys where tenant_id = $1 and subject = any ($2)")
                {
                    Parameters = { new() { Value = tenant }, new() { Value = named.Keys.ToArray() } },
                },
            },
        };
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var pseudonym = reader.GetString(0);
                answer.Add(named[pseudonym], new(pseudonym, reader.GetFieldValue<byte[]>(1)));
            }
        }

        await session.CommitAsync(CancellationToken.None);
        foreach (var (subject, key) in answer)
            keys.Set((tenant, subject), (key, time.GetTimestamp()));
        return answer;
    }

    async Task<byte[]> SecretAsync(TenantSession session)
    {
        if (secrets.TryGet(session.Tenant, out var kept))
            return kept;
        await using var command = new NpgsqlCommand("select secret from events.tenants where tenant_id = $1", session.Connection, session.Transaction);
        command.Parameters.Add(new() { Value = session.Tenant });
        var secret = (byte[]?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"Tenant '{session.Tenant}' does not exist.");
        secrets.Set(session.Tenant, secret);
        return secret;
    }

    sealed record Request(List<Subject> Subjects)
    {
        public TaskCompletionSource<Dictionary<Subject, SubjectKey>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
