using System.Collections.Concurrent;
using System.Globalization;
using MspEvents.Api.Security;

namespace MspEvents.Api.Conventions;

/// <summary>How many requests a credential may send in a window: <c>Msp__RateLimit__Requests</c> in <c>Msp__RateLimit__Seconds</c>.</summary>
sealed record RateLimitPolicy(int Requests, int Seconds)
{
    public static RateLimitPolicy From(IConfiguration configuration) => new(
        configuration.GetValue("Msp:RateLimit:Requests", 300_000),
        configuration.GetValue("Msp:RateLimit:Seconds", 60));
}

/// <summary>Counts a credential's requests in fixed windows, tells what is left, and refuses what is over.</summary>
sealed class RateLimitMiddleware(RequestDelegate next, RateLimitPolicy policy, TimeProvider time)
{
    readonly ConcurrentDictionary<string, Window> windows = [];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
            return next(http);

        var window = windows.GetOrAdd(Caller.Of(http.User).Credential, _ => new());
        var (left, reset) = window.Take(policy, time.GetTimestamp(), time.TimestampFrequency);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={policy.Requests};w={policy.Seconds}");
            http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={Math.Max(0, left)};t={reset}");
            return Task.CompletedTask;
        });
        return left >= 0
            ? next(http)
            : throw new Refusal(StatusCodes.Status429TooManyRequests, "rate_limited", $"At most {policy.Requests} requests in {policy.Seconds} s.")
            {
                RetryAfter = TimeSpan.FromSeconds(reset),
            };
    }

    sealed class Window
    {
        readonly Lock gate = new();
        long end;
        int taken;

        /// <summary>What is left after this request, below 0 where it is one too many, and the seconds until the window ends.</summary>
        public (int Left, long Reset) Take(RateLimitPolicy policy, long now, long frequency)
        {
            lock (gate)
            {
                if (now >= end)
                    (end, taken) = (now + policy.Seconds * frequency, 0);
                // Refused requests do not count, so that the counter cannot overflow.
                var left = policy.Requests - taken - 1;
                if (left >= 0)
                    taken++;
                return (left, (end - now + frequency - 1) / frequency);
            }
        }
    }
}
