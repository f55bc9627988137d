using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of initiatives, and the words they are found by.</summary>
public sealed class InitiativesProjection() : Projection("initiatives", 1, 2)
{
    static readonly ViewTable<Row> Initiatives = new("views_initiatives", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Initiative.Version),
        Column<Row>.Uuid("client_id", row => row.Initiative.ClientId),
        Column<Row>.Text("title", row => row.Initiative.Title),
        Column<Row>.Text("kind", row => SlaTables.NameOf(row.Initiative.Kind)),
        Column<Row>.Text("status", row => SlaTables.NameOf(row.Initiative.Status)),
        Column<Row>.Text("expected_value", row => row.Initiative.ExpectedValue),
        Column<Row>.Text("validity", row => row.Initiative.Validity),
        Column<Row>.BigInt("investment", row => row.Initiative.Investment?.Amount),
        Column<Row>.Text("investment_currency", row => row.Initiative.Investment?.Currency),
        Column<Row>.Uuid("pain_point_id", row => row.Initiative.PainPointId),
        Column<Row>.Timestamp("planned_at", row => row.Initiative.PlannedAt),
        Column<Row>.Timestamp("started_at", row => row.Initiative.StartedAt),
        Column<Row>.Timestamp("finished_at", row => row.Initiative.FinishedAt),
        Column<Row>.Timestamp("abandoned_at", row => row.Initiative.AbandonedAt),
        Column<Row>.Timestamp("benefit_confirmed_at", row => row.Initiative.Benefit?.ConfirmedAt),
        Column<Row>.BigInt("work_minutes", row => row.Initiative.WorkMinutes),
        Column<Row>.UuidList("contract_ids", row => row.Initiative.ContractIds),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> InitiativeWords = WordRow.Table("views_initiative_words", "initiative_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<IInitiativeEvent>()
        .On<InitiativePlanned>().On<InitiativeStarted>().On<InitiativeProgressed>().On<InitiativeCommunicated>().On<InvestmentRecorded>()
        .On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>().On<ResourcesAllocated>()
        .On<InitiativeFinished>().On<BenefitConfirmed>().On<InitiativeAbandoned>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Initiatives, InitiativeWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<IInitiativeEvent>(key);
        if (facts.Count == 0 || facts[0].Event is not InitiativeEvent || InitiativeDetails.Of(facts) is not { } initiative)
            return;
        rows.Add(Initiatives, new(key, initiative, facts[^1].Position));
        foreach (var word in Words.Of(initiative.Title, initiative.ExpectedValue, initiative.Validity))
            rows.Add(InitiativeWords, new(word, key));
    }

    sealed record Row(Guid Id, InitiativeDetails Initiative, long LastPosition);
}
