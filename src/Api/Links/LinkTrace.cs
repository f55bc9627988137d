namespace MspEvents.Api.Links;

/// <summary>A stream that names the one asked for.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Relation">
/// How: a ticket's own word for its link, <c>belongsTo</c>, <c>work</c> logged under it, <c>changes</c> it, <c>about</c> it, <c>actedUpon</c> by it,
/// <c>actsUponTheSameFeedback</c>, <c>addresses</c> it, <c>serves</c> it, <c>dependsOn</c> it, or <c>mergedInto</c> it.
/// </param>
sealed record LinkedStream(Guid Id, string Relation);

/// <summary>What names a stream, by kind.</summary>
/// <param name="Position">The last position whose links are in it: that of the answer, unless the links could not be brought up to it in time.</param>
/// <param name="Tickets">Tickets that belong or are linked to it, or on which its work was logged.</param>
/// <param name="ChangeRequests">Changes of it.</param>
/// <param name="Feedback">Feedback about it, and feedback it acts upon.</param>
/// <param name="UseCases">Use cases that serve it.</param>
/// <param name="Initiatives">Initiatives that address it, that act upon the same feedback, or on which its work was logged.</param>
/// <param name="Stories">Stories that depend on it, were merged into it, or on which its work was logged.</param>
sealed record LinkTrace(
    long Position,
    IReadOnlyList<LinkedStream> Tickets,
    IReadOnlyList<LinkedStream> ChangeRequests,
    IReadOnlyList<LinkedStream> Feedback,
    IReadOnlyList<LinkedStream> UseCases,
    IReadOnlyList<LinkedStream> Initiatives,
    IReadOnlyList<LinkedStream> Stories);
