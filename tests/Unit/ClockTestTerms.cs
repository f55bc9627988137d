using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>Terms for tests of clocks: 24x7 unless a test says otherwise, in force from 1 February 2026.</summary>
static class ClockTestTerms
{
    /// <summary>A Monday, 09:00 in Berlin.</summary>
    public static readonly Instant Nine = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static Instant At(int hour, int minute = 0, int second = 0) =>
        Nine + Duration.FromHours(hour - 9) + Duration.FromMinutes(minute) + Duration.FromSeconds(second);

    public static ContractTerms Terms(params SlaTarget[] targets) => Terms(new ServiceLevels { Targets = targets });

    public static ContractTerms Terms(ServiceLevels levels, params ContractEvent[] amendments)
    {
        var terms = ContractTerms.Unsigned.Evolve(SampleContract.Signed with { ServiceLevels = levels });
        return amendments.Aggregate(terms, (folded, amendment) => folded.Evolve(amendment));
    }

    public static SlaTarget Target(
        ServiceMetric metric, int minutes, int priority = 3, string calendar = "24x7", TicketType? type = null, bool? pausable = null) =>
        new(metric, priority, minutes, calendar, type, pausable);
}
