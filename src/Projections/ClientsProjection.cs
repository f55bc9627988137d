using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of clients.</summary>
public sealed class ClientsProjection() : Projection("clients", 1, 2)
{
    static readonly ViewTable<Row> Clients = new("views_clients", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Last.Version),
        Column<Row>.Text("name", row => row.Client.Name),
        Column<Row>.Text("status", row => row.Client.Offboarded is null ? "active" : "offboarded"),
        Column<Row>.Text("time_zone", row => row.Onboarded.TimeZone),
        Column<Row>.Text("industry", row => row.Onboarded.Industry),
        Column<Row>.Boolean("internal", row => row.Onboarded.Internal),
        Column<Row>.Integer("pain_points", row => row.Client.PainPoints.Count),
        Column<Row>.Timestamp("onboarded_at", row => row.Onboarded.OccurredAt),
        Column<Row>.Timestamp("offboarded_at", row => row.Client.Offboarded?.OccurredAt),
        Column<Row>.BigInt("last_position", row => row.Last.Position),
    ]);

    static readonly ViewTable<WordRow> ClientWords = WordRow.Table("views_client_words", "client_id");

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ClientEvent>()
        .On<ClientOnboarded>().On<ClientRenamed>().On<PainPointNamed>().On<ClientOffboarded>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Clients, ClientWords];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        var client = Client.Decider.Fold(facts);
        if (client.Onboarded is not { } onboarded)
            return;
        rows.Add(Clients, new(key, client, onboarded, facts[^1]));
        foreach (var word in Words.Of(client.Name, onboarded.Industry))
            rows.Add(ClientWords, new(word, key));
    }

    sealed record Row(Guid Id, Client Client, ClientOnboarded Onboarded, Fact Last);
}
