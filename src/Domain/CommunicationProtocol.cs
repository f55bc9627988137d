namespace MspEvents.Domain;

/// <summary>Which channel serves which purpose.</summary>
public sealed record CommunicationChannel(string Purpose, string Channel, [property: PersonName] string Contact, string? Fallback = null);

/// <summary>Who takes over, and when, on both sides.</summary>
public sealed record EscalationLevel(int Level, int AfterMinutes, [property: PersonName] string Provider, [property: PersonName] string Client);

/// <summary>A report owed.</summary>
public sealed record ReportAgreement(string Name, ReportFrequency Frequency, IReadOnlyList<string> Content);

/// <summary>How often.</summary>
public enum ReportFrequency
{
    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Once a month.</summary>
    Monthly,

    /// <summary>Once a quarter.</summary>
    Quarterly,
}

/// <summary>How often reviews are held.</summary>
public sealed record ReviewAgreement(ReportFrequency Frequency);

/// <summary>How the two organisations talk.</summary>
public sealed record CommunicationProtocol(
    IReadOnlyList<CommunicationChannel> Channels, IReadOnlyList<EscalationLevel> Escalation, IReadOnlyList<ReportAgreement> Reports,
    ReviewAgreement? Reviews = null);
