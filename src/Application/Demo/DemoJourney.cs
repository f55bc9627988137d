namespace MspEvents.Application.Demo;

/// <summary>
/// The relationship with one client told in full: from the pain points it was signed for by way of quick wins, friction and a trough to calm, once through the
/// hype cycle in about 600 days.
/// </summary>
static class DemoJourney
{
    /// <summary>The whole story, however long it has been going on.</summary>
    public static IEnumerable<DemoStep> Of(ServedClient served) =>
    [
        .. DemoInitiatives.Of(served),
        .. DemoAnswers.Of(served),
        .. DemoReviews.Of(served),
        .. DemoStories.Of(served),
        .. DemoChanges.Of(served),
        .. DemoUseCase.Of(served),
        .. DemoServiceArea.Of(served),
        .. DemoTickets.Of(served),
        .. DemoContract.Of(served),
    ];
}
