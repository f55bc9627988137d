using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The list of contracts. Whether one is in force depends on the day: the row says from when and until when.</summary>
public sealed class ContractsProjection() : Projection("contracts", 1, 2)
{
    static readonly ViewTable<Row> Contracts = new("views_contracts", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Last.Version),
        Column<Row>.Uuid("client_id", row => row.Signed.ClientId),
        Column<Row>.Text("name", row => row.Signed.Name),
        Column<Row>.Date("signed_on", row => row.Signed.SignedOn),
        Column<Row>.Date("effective_from", row => row.Signed.EffectiveFrom),
        Column<Row>.Date("ends_on", row => row.EndsOn),
        Column<Row>.Date("terminated_on", row => row.TerminatedOn),
        Column<Row>.Text("currency", row => row.Signed.Currency),
        Column<Row>.BigInt("monthly_fee", row => row.MonthlyFee),
        Column<Row>.Text("time_zone", row => row.Signed.TimeZone),
        Column<Row>.Timestamp("signed_at", row => row.Signed.OccurredAt),
        Column<Row>.BigInt("last_position", row => row.Last.Position),
    ]);

    static readonly ViewTable<WordRow> ContractWords = WordRow.Table("views_contract_words", "contract_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ContractEvent>()
        .On<ContractSigned>().On<ContractRenewed>().On<ContractTerminated>()
        // The row has the version, which every event of the stream moves.
        .On<ServiceLevelsAmended>().On<CalendarAmended>().On<IncentivesAmended>().On<ScopeAmended>().On<BlockHoursPurchased>().On<OutageRecorded>()
        .On<OutageEnded>().On<CommunicationAgreed>().On<KpiAgreed>().On<KpiMeasured>().On<KpiRetired>().On<SlaExclusionAgreed>().On<SlaRestated>()
        .On<ReportDelivered>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Contracts, ContractWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (facts.Select(fact => fact.Event).OfType<ContractSigned>().FirstOrDefault() is not { } signed)
            return;
        var renewals = facts.Select(fact => fact.Event).OfType<ContractRenewed>()
            .OrderBy(renewed => renewed.EffectiveFrom).ThenBy(renewed => renewed.OccurredAt).ToList();
        rows.Add(Contracts, new(
            key,
            signed,
            facts[^1],
            ContractTerms.Of(facts).EndsOn,
            facts.Select(fact => fact.Event).OfType<ContractTerminated>().Min(terminated => (LocalDate?)terminated.EffectiveOn),
            renewals.FindLast(renewed => renewed.MonthlyFee is not null)?.MonthlyFee ?? signed.MonthlyFee));
        foreach (var word in Words.Of(signed.Name))
            rows.Add(ContractWords, new(word, key));
    }

    sealed record Row(Guid Id, ContractSigned Signed, Fact Last, LocalDate? EndsOn, LocalDate? TerminatedOn, long MonthlyFee);
}
