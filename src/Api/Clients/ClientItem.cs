using NodaTime;

namespace MspEvents.Api.Clients;

/// <summary>A client in a list: without its pain points.</summary>
sealed record ClientItem(
    Guid Id, long Version, string Name, string Status, string TimeZone, string? Industry, bool Internal, Instant OnboardedAt, Instant? OffboardedAt);
