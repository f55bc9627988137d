using System.Collections.Concurrent;

namespace MspEvents.Projections;

/// <summary>Keeps replays from crowding out everything else: few at once for each credential, none for long, and no answer worked out twice.</summary>
public sealed class ReplayGate(TimeProvider time)
{
    /// <summary>At once for one credential.</summary>
    public const int AtOnce = 2;

    const int KeptAnswers = 256;
    const int LargestKept = 1 << 20;

    readonly ConcurrentDictionary<string, int> running = new();
    readonly Lock keeping = new();
    readonly Dictionary<object, LinkedListNode<(object Question, byte[] Answer)>> kept = [];
    readonly LinkedList<(object Question, byte[] Answer)> byUse = [];

    /// <summary>How long a replay may take.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Gives the kept answer to a question, else works it out.</summary>
    /// <param name="credential">Whose replay it is.</param>
    /// <param name="question">Tenant, route, position, asOf and judgedAt: whatever the answer follows from, compared by value.</param>
    /// <param name="answer">Works it out; cancelled when it takes too long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TooManyReplays">The credential has as many under way as it may.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<byte[]> AnswerAsync(
        string credential, object question, Func<CancellationToken, Task<byte[]>> answer, CancellationToken cancellationToken)
    {
        if (Find(question) is { } known)
            return known;
        if (running.AddOrUpdate(credential, 1, (_, count) => count + 1) > AtOnce)
        {
            Leave(credential);
            throw new TooManyReplays();
        }

        try
        {
            using var limit = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                var worked = await answer(either.Token);
                Keep(question, worked);
                return worked;
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The replay took longer than {Longest.TotalSeconds} seconds.");
            }
        }
        finally
        {
            Leave(credential);
        }
    }

    void Leave(string credential)
    {
        while (running.TryGetValue(credential, out var count))
        {
            var left = count == 1
                ? running.TryRemove(KeyValuePair.Create(credential, count))
                : running.TryUpdate(credential, count - 1, count);
            if (left)
                return;
        }
    }

    byte[]? Find(object question)
    {
        lock (keeping)
        {
            if (!kept.TryGetValue(question, out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    void Keep(object question, byte[] answer)
    {
        if (answer.Length > LargestKept)
            return;
        lock (keeping)
        {
            if (kept.ContainsKey(question))
                return;
            kept.Add(question, byUse.AddFirst((question, answer)));
            if (kept.Count <= KeptAnswers)
                return;
            kept.Remove(byUse.Last!.Value.Question);
            byUse.RemoveLast();
        }
    }
}

/// <summary>A credential asked for more replays at once than it may.</summary>
public sealed class TooManyReplays() : Exception($"At most {ReplayGate.AtOnce} replays of a credential may be under way.");
