using System.Security.Cryptography;
using System.Text;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Commands;

/// <summary>The key a caller repeats a request under, and the hash that tells whether it is the same request.</summary>
static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    public const int MaximumLength = 255;

    /// <summary>The key, quoted or bare, or null where the request carries none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers[Header];
        if (header.Count == 0)
            return null;

        var key = header is [{ } only] ? Unquoted(only.Trim()) : "";
        return key.Length is > 0 and <= MaximumLength && key.All(letter => letter is >= ' ' and <= '~' and not '"')
            ? key
            : throw Refusal.Invalid(Header, "invalid_idempotency_key", $"{Header} holds 1 to {MaximumLength} printable characters, quoted or bare.");
    }

    /// <summary>For routes whose answers hold a secret that is told once and kept nowhere, so that no first answer can be told again.</summary>
    public static ValueTask<object?> Refuse(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.ContainsKey(Header) && HttpMethods.IsPost(context.HttpContext.Request.Method)
            ? throw Refusal.Invalid(Header, "idempotency_not_supported", "A key is told once; list what is there, and revoke what was made twice.")
            : next(context);

    /// <summary>SHA-256 of method, route, raw body and If-Match, each with its length so that none runs into the next.</summary>
    public static ReadOnlyMemory<byte> HashOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[request.Method, request.Path.Value!, request.Headers.IfMatch.ToString()])
            Append(hash, Encoding.UTF8.GetBytes(part));
        Append(hash, body.Span);
        return hash.GetHashAndReset();
    }

    static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }

    static string Unquoted(string key) => key.Length >= 2 && key[0] == '"' && key[^1] == '"' ? key[1..^1] : key;
}
