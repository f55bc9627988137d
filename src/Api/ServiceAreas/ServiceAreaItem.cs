using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ServiceAreas;

/// <summary>A service area in a list: where it stands, what is missing there, and when an indicator is to be reviewed next.</summary>
/// <param name="Id">The area.</param>
/// <param name="Version">Its version.</param>
/// <param name="ClientId">Its client.</param>
/// <param name="Name">Its name.</param>
/// <param name="Moscow">How much it is wanted.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="PhaseSince">When it came there.</param>
/// <param name="Round">The number of the round of phases, from 1.</param>
/// <param name="MissingOutputs">What the phase still lacks, an indicator's key after a colon: <c>keiMeasurement:ease</c>.</param>
/// <param name="Keis">Indicators in force.</param>
/// <param name="KeiReviewDueOn">The earliest day a review of an indicator is due.</param>
/// <param name="KeiReviewOverdue">Whether that day is past, in the client's zone.</param>
/// <param name="TargetedAt">When it was targeted.</param>
sealed record ServiceAreaItem(
    Guid Id,
    long Version,
    Guid ClientId,
    string Name,
    Moscow? Moscow,
    ServicePhase Phase,
    Instant PhaseSince,
    int Round,
    IReadOnlyList<string> MissingOutputs,
    int Keis,
    LocalDate? KeiReviewDueOn,
    bool KeiReviewOverdue,
    Instant TargetedAt);
