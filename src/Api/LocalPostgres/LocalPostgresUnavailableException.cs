namespace MspEvents.Api.LocalPostgres;

/// <summary>The private PostgreSQL cannot be had; the message says why and what to do.</summary>
sealed class LocalPostgresUnavailableException(string message) : Exception(message);
