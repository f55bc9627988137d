using System.Globalization;
using Microsoft.Net.Http.Headers;
using MspEvents.Api.Conventions;
using MspEvents.Application;

namespace MspEvents.Api.Commands;

/// <summary>Versions as entity tags: <c>"7"</c>.</summary>
static class IfMatch
{
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The condition a request carries, or null. Weak tags and tags that are no version match nothing.</summary>
    public static VersionCondition? Of(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return null;
        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Count == 0)
            throw Refusal.Invalid(HeaderNames.IfMatch, "invalid_if_match", "If-Match holds quoted versions, such as \"7\", or *.");

        return new(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Select(VersionOf).OfType<long>()]);
    }

    static long? VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
