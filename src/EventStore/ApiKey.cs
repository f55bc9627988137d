using System.Security.Cryptography;
using System.Text;

namespace MspEvents.EventStore;

/// <summary>A key's text <c>msp_&lt;keyId&gt;_&lt;secret&gt;</c> taken apart.</summary>
sealed record ApiKey(string KeyId, string Secret)
{
    /// <summary>In characters: fewer could not hold 160 bits, whatever they are. A secret made here has 190.</summary>
    public const int ShortestSecret = 20;

    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const int KeyIdLength = 12;
    const int SecretLength = 32;

    public string Text => $"msp_{KeyId}_{Secret}";

    public byte[] SecretHash => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    public static ApiKey Make() => new(RandomNumberGenerator.GetString(Alphabet, KeyIdLength), RandomNumberGenerator.GetString(Alphabet, SecretLength));

    /// <summary>Null if the text is no key: another prefix, characters a header should not carry, a secret that could be guessed.</summary>
    public static ApiKey? TryParse(string? text)
    {
        var parts = text?.Split('_', 3);
        return parts is ["msp", { Length: >= 1 and <= 64 } keyId, { Length: >= ShortestSecret and <= 256 } secret]
            && keyId.All(char.IsAsciiLetterOrDigit) && secret.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
            ? new(keyId, secret)
            : null;
    }
}
