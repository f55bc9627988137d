using System.Security.Cryptography;
using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;

namespace MspEvents.Projections;

/// <summary>Names a calendar by what it says, so that many clocks can share one.</summary>
static class CalendarHash
{
    /// <summary>The calendar as it is stored.</summary>
    public static string Json(ServiceCalendar calendar) => JsonSerializer.Serialize(calendar, DomainJson.ContractOf(typeof(ServiceCalendar)));

    /// <summary>The hash of that.</summary>
    public static string Of(ServiceCalendar calendar) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(calendar, DomainJson.ContractOf(typeof(ServiceCalendar)))).AsSpan(0, 16));
}
