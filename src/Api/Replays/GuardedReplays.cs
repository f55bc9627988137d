using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.Projections;

namespace MspEvents.Api.Replays;

/// <summary>Replays behind their gate; what stops one is a refusal that says when to ask again.</summary>
sealed class GuardedReplays(ReplayGate gate)
{
    /// <summary>Gives the kept answer to a question, else works it out.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">All that the answer follows from, compared by value.</param>
    /// <param name="answer">Works it out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Refusal">429: too many at once. 503: not ready in time, or too long.</exception>
    public async Task<byte[]> AnswerAsync(Caller caller, object question, Func<CancellationToken, Task<byte[]>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.AnswerAsync(caller.Credential, question, answer, cancellationToken);
        }
        catch (TooManyReplays busy)
        {
            throw new Refusal(StatusCodes.Status429TooManyRequests, "too_many_replays", busy.Message) { RetryAfter = TimeSpan.FromSeconds(1) };
        }
        catch (ReplayNotReady behind)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, "position_not_reached", behind.Message) { RetryAfter = TimeSpan.FromSeconds(1) };
        }
        catch (TimeoutException slow)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, "replay_too_long", slow.Message) { RetryAfter = TimeSpan.FromSeconds(30) };
        }
    }
}
