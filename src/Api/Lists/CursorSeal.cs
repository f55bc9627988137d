using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;

namespace MspEvents.Api.Lists;

/// <summary>Makes a cursor opaque text that only a holder of the tenant's key can make, and reads it back.</summary>
sealed class CursorSeal(byte[] tenantKey)
{
    const int MacLength = 16;
    readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, tenantKey, 32, info: "list cursor 1"u8.ToArray());

    /// <summary>The text of a cursor.</summary>
    public string Seal(ListCursor cursor)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(cursor, ListCursorJson.Default.ListCursor);
        return Base64Url.EncodeToString([.. Mac(body), .. body]);
    }

    /// <summary>The cursor of a text, unless the text was not made by <see cref="Seal"/> with the same key.</summary>
    public bool TryOpen(string text, [NotNullWhen(true)] out ListCursor? cursor)
    {
        cursor = null;
        if (!Base64Url.IsValid(text))
            return false;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= MacLength || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacLength), Mac(bytes.AsSpan(MacLength))))
            return false;
        cursor = JsonSerializer.Deserialize(bytes.AsSpan(MacLength), ListCursorJson.Default.ListCursor);
        return cursor is not null;
    }

    byte[] Mac(ReadOnlySpan<byte> body) => HMACSHA256.HashData(key, body)[..MacLength];
}
