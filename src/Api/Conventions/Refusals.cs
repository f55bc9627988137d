using System.Net.Sockets;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;
using Npgsql;

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
        StoreUnavailableException { OutcomeUnknown: true } =>
            Unavailable("outcome_unknown", "The database vanished while committing; repeat with the same Idempotency-Key."),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } =>
            new(StatusCodes.Status400BadRequest, "query_too_broad", "Answering takes longer than a query may; narrow it with filters."),
        _ when IsDatabaseAway(exception) => Away(),
        _ => OfRule(exception),
    };

    static Refusal Away() => Unavailable("store_unavailable", "The database cannot take this now.");

    static Refusal Unavailable(string code, string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, code, detail) { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>Whether the database could not be reached, or broke the connection off; what was asked may be asked again.</summary>
    public static bool IsDatabaseAway(Exception exception) => exception switch
    {
        StoreUnavailableException => true,
        // Fatal is what the server says when it ends or refuses a connection, whatever for.
        PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => true,
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is SocketException or IOException or TimeoutException,
        // A connection that breaks between two of its commands is reported by Npgsql as disposed.
        SocketException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>A status without a reason of its own.</summary>
    public static Refusal OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(status, "unauthenticated", "Send a valid key as a bearer token."),
        StatusCodes.Status403Forbidden => new(status, "forbidden", "The credential lacks the scope this route needs."),
        StatusCodes.Status404NotFound => new(status, "not_found", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => new(status, "method_not_allowed", "The route takes another method; see Allow."),
        StatusCodes.Status413PayloadTooLarge => new(status, "body_too_large", "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported_media_type", "Send application/json."),
        StatusCodes.Status400BadRequest => new(status, "invalid_request", "The request is not one this route takes."),
        _ => new(status, "refused", "The request was refused."),
    };
}
