using MspEvents.Domain;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>The reviews that contracts promise, beside those that are planned or were held: what is missing asks for attention.</summary>
static class PromisedReviews
{
    /// <summary>A contract's promise.</summary>
    public static readonly ViewTable<PromiseRow> Promises = new("views_review_promises", "contract_id", ["contract_id"],
    [
        Column<PromiseRow>.Uuid("contract_id", row => row.ContractId),
        Column<PromiseRow>.Uuid("client_id", row => row.ClientId),
        Column<PromiseRow>.Text("frequency", row => SlaTables.NameOf(row.Promise.Frequency)),
        Column<PromiseRow>.Text("time_zone", row => row.Promise.TimeZone),
        Column<PromiseRow>.Date("promised_from", row => row.Promise.From),
        Column<PromiseRow>.Timestamp("promised_until", row => row.Promise.Until),
    ]);

    /// <summary>A review that was held, or is to be.</summary>
    public static readonly ViewTable<ReviewRow> Reviews = new("views_planned_reviews", "review_id", ["review_id"],
    [
        Column<ReviewRow>.Uuid("review_id", row => row.ReviewId),
        Column<ReviewRow>.Uuid("contract_id", row => row.ContractId),
        Column<ReviewRow>.Text("kind", row => SlaTables.NameOf(row.Review.Kind)),
        Column<ReviewRow>.Timestamp("at", row => row.Review.At),
        Column<ReviewRow>.Boolean("held", row => row.Review.Held),
    ]);

    /// <summary>Adds what a stream says of them.</summary>
    public static void Gather(Guid key, IReadOnlyList<Fact> facts, ViewRows rows)
    {
        switch (facts[0].Event)
        {
            case ContractEvent { ClientId: var client } when CommunicationPromises.Of(facts).Reviews is { } promise:
                rows.Add(Promises, new(key, client, promise));
                break;
            case ServiceReviewEvent { ContractId: { } contract } when PlannedReview.Of(facts) is { } review:
                rows.Add(Reviews, new(key, contract, review));
                break;
        }
    }

    /// <summary>Brings what is missing up to date for contracts whose rows a page wrote.</summary>
    public static async Task WriteAsync(ProjectionPage page, IEnumerable<Guid> touched, CancellationToken cancellationToken)
    {
        var contracts = touched.Distinct().ToArray();
        if (contracts.Length == 0)
            return;
        var reviews = await ReviewsAsync(page, contracts, cancellationToken);
        var missing = new List<SatisfactionTables.AttentionRow>();
        foreach (var (contract, client, promise) in await PromisesAsync(page, contracts, cancellationToken))
        {
            if (promise.Missing(reviews[contract]) is { } item)
                missing.Add(new(contract, Contract.Decider.StreamType, client, contract, item) { Until = promise.Until });
        }

        await using var batch = new NpgsqlBatch(page.Session.Connection, page.Session.Transaction);
        var delete = new NpgsqlBatchCommand(
            $"delete from {SatisfactionTables.Attention.In(page.Version)} where tenant_id = $1 and stream_id = any ($2) and kind = $3");
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.Session.Tenant });
        delete.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = contracts });
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SlaTables.NameOf(AttentionKind.Review) });
        batch.BatchCommands.Add(delete);
        if (missing.Count > 0)
            batch.BatchCommands.Add(SatisfactionTables.Attention.Upsert(page.Session.Tenant, page.Version, missing));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<IReadOnlyList<PromiseRow>> PromisesAsync(ProjectionPage page, Guid[] contracts, CancellationToken cancellationToken)
    {
        await using var command = Of(page, contracts, $"select contract_id, client_id, frequency, time_zone, promised_from, promised_until from {Promises.In(page.Version)}");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var promises = new List<PromiseRow>();
        while (await row.ReadAsync(cancellationToken))
        {
            promises.Add(new(row.GetGuid(0), row.GetGuid(1), new(
                Enum.Parse<ReportFrequency>(row.GetString(2), ignoreCase: true),
                row.GetString(3),
                LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(4)),
                row.IsDBNull(5) ? null : Instant.FromDateTimeUtc(row.GetDateTime(5)))));
        }

        return promises;
    }

    static async Task<ILookup<Guid, PlannedReview>> ReviewsAsync(ProjectionPage page, Guid[] contracts, CancellationToken cancellationToken)
    {
        await using var command = Of(page, contracts, $"select contract_id, kind, at, held from {Reviews.In(page.Version)}");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var reviews = new List<(Guid Contract, PlannedReview Review)>();
        while (await row.ReadAsync(cancellationToken))
        {
            var kind = Enum.Parse<ReviewKind>(row.GetString(1), ignoreCase: true);
            reviews.Add((row.GetGuid(0), new(kind, Instant.FromDateTimeUtc(row.GetDateTime(2)), row.GetBoolean(3))));
        }

        return reviews.ToLookup(found => found.Contract, found => found.Review);
    }

    static NpgsqlCommand Of(ProjectionPage page, Guid[] contracts, string select)
    {
        var command = new NpgsqlCommand($"{select} where tenant_id = $1 and contract_id = any ($2)", page.Session.Connection, page.Session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.Session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = contracts });
        return command;
    }

    public sealed record PromiseRow(Guid ContractId, Guid ClientId, ReviewPromise Promise);

    public sealed record ReviewRow(Guid ReviewId, Guid ContractId, PlannedReview Review);
}
