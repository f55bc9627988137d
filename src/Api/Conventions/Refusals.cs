using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Api.Conventions;

/// <summary>What the inner layers refuse, as the API says it.</summary>
static class Refusals
{
    /// <summary>409 and 412: refusals that stay the same however often the request is repeated, so that they are kept for it.</summary>
    public static Refusal? OfRule(Exception exception) => exception switch
    {
        BrokenRule rule => new(StatusCodes.Status409Conflict, rule.Code, rule.Message),
        VersionMismatch mismatch => new(StatusCodes.Status412PreconditionFailed, "version_mismatch", mismatch.Message) { Version = mismatch.Current },
        _ => null,
    };

    public static Refusal? Of(Exception exception) => exception switch
    {
        Refusal refusal => refusal,
        StreamNotFound missing => Refusal.NotFound(missing.Kind, missing.Id, missing.Pointer),
        StoreUnavailableException { OutcomeUnknown: true } => new(
            StatusCodes.Status503ServiceUnavailable, "outcome_unknown", "The database vanished while committing; repeat with the same Idempotency-Key.") { RetryAfter = Soon },
        StoreUnavailableException => Away(),
        _ => OfRule(exception),
    };

    public static Refusal Away() =>
        new(StatusCodes.Status503ServiceUnavailable, "store_unavailable", "The database cannot take this now.") { RetryAfter = Soon };

    static TimeSpan Soon => TimeSpan.FromSeconds(2);
}
