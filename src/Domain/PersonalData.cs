namespace MspEvents.Domain;

/// <summary>Marks a string that names a person: stored encrypted under that person's own key.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonNameAttribute : Attribute;

/// <summary>Marks free text about or by the stream's data subject: stored encrypted under that person's key.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalTextAttribute : Attribute;

/// <summary>A person outside or inside the provider; all fields are stored encrypted under the person's key.</summary>
/// <param name="Name">As the caller gave it.</param>
/// <param name="Email">The e-mail, which identifies the person before the name does.</param>
public sealed record Person(string Name, string? Email = null);
