using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MspEvents.EventStore;

/// <summary>The key of one person within a tenant. Its id says whose it is and which: a key made anew after an erasure has another id.</summary>
sealed class SubjectKey
{
    public const int Length = 32;

    const string Prefix = "enc:1:";
    const int NonceLength = 12;
    const int TagLength = 16;

    readonly byte[] key;

    public SubjectKey(string subject, byte[] key)
    {
        this.key = key;
        Id = $"{subject}.{Base64Url.EncodeToString(SHA256.HashData(key).AsSpan(0, 6))}";
    }

    public string Id { get; }

    /// <summary>The text as stored; bound to its place, so that it cannot be moved to another.</summary>
    public string Encrypt(string text, string place)
    {
        var clear = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[NonceLength + clear.Length + TagLength];
        var nonce = sealedText.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, clear, sealedText.AsSpan(NonceLength, clear.Length), sealedText.AsSpan(^TagLength..), Encoding.UTF8.GetBytes(place));
        return $"{Prefix}{Id}:{Convert.ToBase64String(sealedText)}";
    }

    /// <summary>The text in the clear.</summary>
    /// <exception cref="CryptographicException">The stored text was altered or moved.</exception>
    public string Decrypt(string stored, string place)
    {
        var sealedText = Convert.FromBase64String(stored[(Prefix.Length + Id.Length + 1)..]).AsSpan();
        var clear = new byte[sealedText.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            sealedText[..NonceLength], sealedText[NonceLength..^TagLength], sealedText[^TagLength..], clear, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(clear);
    }

    /// <summary>The key id a stored text names; null for text that was stored before its field was marked.</summary>
    public static string? IdOf(string stored)
    {
        if (!stored.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var end = stored.IndexOf(':', Prefix.Length);
        return end < 0 ? null : stored[Prefix.Length..end];
    }

    /// <summary>The subject a key id belongs to.</summary>
    public static string SubjectOf(string id) => id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? id[..dot] : id;

    /// <summary>What ciphertext is bound to: one field of one event of one tenant.</summary>
    public static string Place(string tenant, Guid eventId, string path) => $"{tenant}\n{eventId}\n{path}";
}
