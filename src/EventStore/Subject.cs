using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MspEvents.EventStore;

/// <summary>Whose data a personal field is: a person by e-mail, else by name, or the tenant itself.</summary>
readonly record struct Subject
{
    readonly string identity;

    Subject(string identity) => this.identity = identity;

    /// <summary>The tenant's own subject, for texts of which no person is known.</summary>
    public static Subject Tenant { get; } = new("tenant");

    /// <summary>The e-mail identifies before the name does, also where it stands in the name's place; case and spaces do not matter.</summary>
    public static Subject Of(string? name, string? email) => (Normalised(email), Normalised(name)) switch
    {
        ({ Length: > 0 } mail, _) => new($"email:{mail}"),
        (_, { Length: > 0 } mail) when mail.Contains('@') && !mail.Contains(' ') => new($"email:{mail}"),
        (_, { Length: > 0 } known) => new($"name:{known}"),
        _ => Tenant,
    };

    /// <summary>The pseudonym the subject is stored under: without the tenant's secret it cannot be guessed and tried.</summary>
    public string Pseudonym(byte[] secret) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(identity)).AsSpan(0, 18));

    static string? Normalised(string? text) =>
        text is null ? null : string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
