using System.Globalization;
using Microsoft.Extensions.Primitives;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.EventStore;
using MspEvents.Projections;

namespace MspEvents.Api.Queries;

/// <summary>Read-your-writes: a query with <c>minPosition</c> waits until what it reads holds that position.</summary>
sealed class MinPosition(ProjectionFreshness freshness, StoreDataSources sources, EventReader events)
{
    public const string Parameter = "minPosition";

    static readonly TimeSpan Default = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Waits as the request asks; null names a query that reads the log itself, which is never behind.</summary>
    /// <exception cref="Refusal">400: there is no such position. 503: it was not reached in time.</exception>
    public async Task AwaitAsync(HttpContext http, Caller caller, string? projection)
    {
        var wait = WaitOf(http.Request.Headers["Prefer"]);
        if (wait is { } preferred)
            http.Response.Headers["Preference-Applied"] = $"wait={preferred.TotalSeconds.ToString(CultureInfo.InvariantCulture)}";
        if (http.Request.Query[Parameter] is not [{ Length: > 0 } text])
            return;
        if (!QueryInstant.TryParseWhole(text, out var position) || position < 0)
            throw Refusal.Invalid($"?{Parameter}", "invalid_value", $"'{text}' is no position.");

        var outcome = projection is null
            ? await IsRecordedAsync(caller.Tenant, position, http.RequestAborted)
            : await freshness.WaitForAsync(caller.Tenant, projection, position, wait ?? Default, http.RequestAborted);
        switch (outcome)
        {
            case WaitOutcome.PositionUnknown:
                throw new Refusal(StatusCodes.Status400BadRequest, "position_unknown", $"The log has no position {position} yet.")
                {
                    Errors = [new($"?{Parameter}", "position_unknown", $"The log has no position {position} yet.")],
                };
            case WaitOutcome.TimedOut:
                throw new Refusal(StatusCodes.Status503ServiceUnavailable, "position_not_reached", $"Position {position} is not in the answer's rows yet.")
                {
                    RetryAfter = TimeSpan.FromSeconds(1),
                };
        }
    }

    /// <summary>The <c>wait</c> of a <c>Prefer</c> header (RFC 7240), at most 30 s; null where there is none that can be read.</summary>
    public static TimeSpan? WaitOf(StringValues prefer)
    {
        foreach (var preference in prefer.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            var parts = preference.Split(';', 2)[0].Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is [var name, var value]
                && name.Equals("wait", StringComparison.OrdinalIgnoreCase)
                && QueryInstant.TryParseWhole(value.Trim('"'), out var seconds)
                && seconds >= 0)
                return TimeSpan.FromSeconds(Math.Min(seconds, (long)Longest.TotalSeconds));
        }

        return null;
    }

    async Task<WaitOutcome> IsRecordedAsync(string tenant, long position, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        return (await events.HeadAsync(session, cancellationToken)).Position >= position ? WaitOutcome.Reached : WaitOutcome.PositionUnknown;
    }
}
