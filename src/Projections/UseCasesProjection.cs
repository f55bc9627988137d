using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The list of use cases, the words they are found by, and their ranks among those of their client.</summary>
public sealed class UseCasesProjection() : Projection(UseCasesName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string UseCasesName = "use_cases";

    static readonly ViewTable<Row> UseCases = new("views_use_cases", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.UseCase.Version),
        Column<Row>.Uuid("client_id", row => row.UseCase.ClientId),
        Column<Row>.Text("title", row => row.UseCase.Title),
        Column<Row>.Text("goal", row => row.UseCase.Goal),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.UseCase.Status)),
        Column<Row>.Numeric("score", row => row.UseCase.Priority?.Score),
        Column<Row>.Integer("value", row => row.UseCase.Priority?.Value),
        Column<Row>.Integer("urgency", row => row.UseCase.Priority?.Urgency),
        Column<Row>.Numeric("feasibility", row => row.UseCase.Priority?.Feasibility),
        Column<Row>.Numeric("value_weight", row => row.UseCase.Priority?.Weights.Value),
        Column<Row>.Numeric("urgency_weight", row => row.UseCase.Priority?.Weights.Urgency),
        Column<Row>.Numeric("feasibility_weight", row => row.UseCase.Priority?.Weights.Feasibility),
        Column<Row>.Integer("scenarios", row => row.UseCase.Scenarios.Count),
        Column<Row>.Integer("highest_risk", row => row.UseCase.HighestRisk),
        Column<Row>.Date("next_review_on", row => row.UseCase.NextReviewOn),
        Column<Row>.Timestamp("review_overdue_from", row => row.ReviewOverdueFrom),
        Column<Row>.Timestamp("defined_at", row => row.UseCase.DefinedAt),
        Column<Row>.Timestamp("retired_at", row => row.UseCase.RetiredAt),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> UseCaseWords = WordRow.Table("views_use_case_words", "use_case_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<IUseCaseEvent>()
        .On<UseCaseDefined>().On<UseCaseRevised>().On<UseCasePrioritised>().On<RationaleCommunicated>().On<RationaleAcknowledged>().On<TemplateAdopted>()
        .On<TrainingRecorded>().On<UseCaseReviewed>().On<UseCaseRetired>().On<ScenarioIdentified>().On<ScenarioAssessed>().On<ContingencyPlanned>()
        .On<ScenarioSimulated>().On<ScenarioExercised>().On<ResourcesAllocated>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [UseCases, UseCaseWords, UseCaseRanks.Kept];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<IUseCaseEvent>(key);
        // Whether a review is overdue depends on the day: the row says from when.
        if (facts.Count == 0 || UseCaseDetails.Of(facts, facts[^1].RecordedAt) is not { } useCase)
            return;
        rows.Add(UseCases, new(key, useCase, facts[^1].Position));
        foreach (var word in Words.Of(
            [useCase.Title, useCase.Goal, .. useCase.Stakeholders.Select(stakeholder => stakeholder.Name), .. useCase.Scenarios.Select(scenario => scenario.Narrative)]))
        {
            rows.Add(UseCaseWords, new(word, key));
        }
    }

    internal override Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken) =>
        UseCaseRanks.WriteAsync(page, UseCases, cancellationToken);

    sealed record Row(Guid Id, UseCaseDetails UseCase, long LastPosition)
    {
        public Instant? ReviewOverdueFrom => UseCase is { Status: UseCaseStatus.Active, NextReviewOn: { } day } ? LocalDays.EndOf(day, UseCase.TimeZone) : null;
    }
}
