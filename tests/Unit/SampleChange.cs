using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>A change request of invented parties, raised on a Monday morning, for tests of rules on change requests.</summary>
static class SampleChange
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly ScopeItem Wifi = new("wifi", "Wireless in the hall", ScopeCoverage.Included, 600, 90_000);

    public static readonly RaiseChange Raise = new()
    {
        ContractId = SampleContract.Id,
        ClientId = SampleContract.ClientId,
        Title = "Wireless in the hall",
        Reason = "The tablets lose their link",
        RequestedBy = new("Greta Lind", "office manager", Organisation.Client),
        OccurredAt = Monday,
    };

    public static readonly ChangeRaised Raised = new(Raise.Title, Raise.Reason, null, Raise.RequestedBy, ChangeKind.Addition, null, null)
    {
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
        ContractId = SampleContract.Id,
    };

    public static readonly AssessChange Assess = new(600, 90_000, 5, Moscow.Should, ChangeRisk.Low, ["cabling"], "Two access points", new HashSet<string> { "patching", "cabling" });

    public static readonly ChangeAssessed Assessed =
        At(1, new ChangeAssessed(Assess.EffortMinutes, Assess.Cost, Assess.ScheduleDays, Assess.Priority, Assess.Risk, Assess.Affects, Assess.Note));

    public static readonly ChangeSubmitted Submitted = At(2, new ChangeSubmitted("Ines Okafor", null));

    public static readonly ApproveChange Approve = new(
        new("Ines Okafor", Organisation.Client), new([Wifi], ["cabling"], []), null, "by the summer", Contract.Decider.Fold([new(SampleContract.Signed, 1, 1, Monday)]).Terms);

    public static readonly ChangeApproved Approved =
        At(3, new ChangeApproved(Approve.ApprovedBy, Approve.ScopeChange, new(2026, 3, 2), Approve.Conditions));

    public static readonly ChangeDeferred Deferred = At(3, new ChangeDeferred(null, "autumn", "no budget"));
    public static readonly ChangeRejected Rejected = At(3, new ChangeRejected("too dear"));
    public static readonly ChangeWithdrawn Withdrawn = At(3, new ChangeWithdrawn("no longer needed"));
    public static readonly ChangeImplemented Implemented = At(9, new ChangeImplemented(660, 99_000));

    /// <summary>The same fact, that many hours after the request.</summary>
    public static T At<T>(int hours, T @event)
        where T : ChangeRequestEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the request.</summary>
    public static ChangeRequestCommand After(int hours, ChangeRequestCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
