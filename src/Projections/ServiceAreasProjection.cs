using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The list of service areas with the words they are found by, and a row an indicator.</summary>
public sealed class ServiceAreasProjection() : Projection("service_areas", 1, 2)
{
    static readonly ViewTable<Row> Areas = new("views_service_areas", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Area.Version),
        Column<Row>.Uuid("client_id", row => row.Area.ClientId),
        Column<Row>.Text("name", row => row.Area.Name),
        Column<Row>.Text("moscow", row => row.Area.Moscow is { } moscow ? SlaTables.NameOf(moscow) : null),
        Column<Row>.Text("phase", row => SlaTables.NameOf(row.Area.Phase)),
        Column<Row>.Timestamp("phase_since", row => row.Area.PhaseSince),
        Column<Row>.Integer("round", row => row.Area.Round),
        Column<Row>.TextList("missing_outputs", row => [.. row.Area.MissingOutputs.Select(NameOf)]),
        Column<Row>.Integer("keis", row => row.InForce.Count()),
        Column<Row>.Date("kei_review_due_on", row => row.ReviewDueOn),
        Column<Row>.Timestamp("kei_review_overdue_from", row => row.ReviewDueOn is { } day ? LocalDays.EndOf(day, row.Area.TimeZone) : null),
        Column<Row>.Timestamp("targeted_at", row => row.Area.TargetedAt),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<KeiRow> Keis = new("views_keis", "service_area_id", ["service_area_id", "key"],
    [
        Column<KeiRow>.Uuid("service_area_id", row => row.AreaId),
        Column<KeiRow>.Text("key", row => row.Kei.Key),
        Column<KeiRow>.Uuid("client_id", row => row.Area.ClientId),
        Column<KeiRow>.Text("name", row => row.Kei.Name),
        Column<KeiRow>.Integer("version", row => row.Kei.Version),
        Column<KeiRow>.Numeric("scale_min", row => row.Kei.Scale.Min),
        Column<KeiRow>.Numeric("scale_max", row => row.Kei.Scale.Max),
        Column<KeiRow>.Text("better", row => SlaTables.NameOf(row.Kei.Scale.Better)),
        Column<KeiRow>.Numeric("target", row => row.Kei.Target),
        Column<KeiRow>.Numeric("value", row => row.Kei.Value),
        Column<KeiRow>.Boolean("on_target", row => row.Kei.OnTarget),
        Column<KeiRow>.Boolean("retired", row => row.Kei.Retired),
        Column<KeiRow>.Date("review_due_on", row => row.Kei.ReviewDueOn),
        Column<KeiRow>.Timestamp("review_overdue_from", row => row.Kei.ReviewDueOn is { } day ? LocalDays.EndOf(day, row.Area.TimeZone) : null),
    ]);

    static readonly ViewTable<WordRow> AreaWords = WordRow.Table("views_service_area_words", "service_area_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<IServiceAreaEvent>()
        .On<ServiceAreaTargeted>().On<CustomerVoiceHeard>().On<KeiDefined>().On<KeiMeasured>().On<KeiReviewed>().On<AwarenessDelivered>().On<PhaseAdvanced>()
        .On<ResourcesAllocated>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Areas, Keis, AreaWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of<IServiceAreaEvent>(key);
        // Whether a review is overdue depends on the day: the rows say from when.
        if (facts.Count == 0 || ServiceAreaDetails.Of(facts, facts[^1].RecordedAt) is not { } area)
            return;
        rows.Add(Areas, new(key, area, facts[^1].Position));
        foreach (var kei in area.Keis)
            rows.Add(Keis, new(key, area, kei));
        foreach (var word in Words.Of([area.Name, .. area.Keis.Select(kei => kei.Name)]))
            rows.Add(AreaWords, new(word, key));
    }

    static string NameOf(MissingOutput missing) => SlaTables.NameOf(missing.Output) + (missing.KeiKey is null ? "" : $":{missing.KeiKey}");

    sealed record Row(Guid Id, ServiceAreaDetails Area, long LastPosition)
    {
        public IEnumerable<KeiLine> InForce => Area.Keis.Where(kei => !kei.Retired);

        public LocalDate? ReviewDueOn => InForce.Min(kei => kei.ReviewDueOn);
    }

    sealed record KeiRow(Guid AreaId, ServiceAreaDetails Area, KeiLine Kei);
}
