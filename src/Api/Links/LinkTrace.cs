namespace MspEvents.Api.Links;

/// <summary>A stream that names the one asked for.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Relation">How: a ticket's own word for its link, <c>work</c> logged under it, <c>about</c> it, <c>actedUpon</c> by it, or <c>addresses</c> it.</param>
sealed record LinkedStream(Guid Id, string Relation);

/// <summary>What names a stream, by kind.</summary>
/// <param name="Position">The last position whose links are in it: that of the answer, unless the links could not be brought up to it in time.</param>
/// <param name="Tickets">Tickets that are linked to it, or on which its work was logged.</param>
/// <param name="Stories">Stories on which its work was logged.</param>
/// <param name="Feedback">Feedback about it, and feedback it acts upon.</param>
/// <param name="Initiatives">Initiatives that address it, or on which its work was logged.</param>
sealed record LinkTrace(
    long Position, IReadOnlyList<LinkedStream> Tickets, IReadOnlyList<LinkedStream> Stories, IReadOnlyList<LinkedStream> Feedback,
    IReadOnlyList<LinkedStream> Initiatives);
