namespace MspEvents.Api.Conventions;

/// <summary>What is said of a required member that is missing, where it has a code of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class WhereMissingAttribute(string code, string detail) : Attribute
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;
}
