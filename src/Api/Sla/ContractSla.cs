using System.Text.Json;
using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Api.Sla;

/// <summary>A contract's months: service levels and money.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Months">In order.</param>
/// <param name="Position">The last position of the log that the figures know.</param>
/// <param name="JudgedAt">The instant that running clocks are judged by; with the position it gives this answer again.</param>
/// <param name="DataAgeSeconds">0: the answer waits until nothing recorded before it was asked is missing.</param>
sealed record ContractSlaAnswer(Guid ContractId, IReadOnlyList<SlaMonth> Months, long Position, Instant JudgedAt, decimal DataAgeSeconds);

/// <summary>Answers a contract's months, from rows where they hold the whole log and by replay otherwise: either gives the same bytes.</summary>
sealed class ContractSla(
    StoreDataSources sources, StreamReplay replay, ProjectionFreshness freshness, SlaRecords rows, SlaReplay replays, GuardedReplays guarded)
{
    // Longer than the rows are ever behind while all is well; past it a replay is the surer way.
    static readonly TimeSpan RowsWait = TimeSpan.FromSeconds(2);

    static readonly string[] Known = ["month", "to", "asOf", "knownAt", "judgedAt", MinPosition.Parameter];

    public async Task<IResult> AnswerAsync(Guid id, HttpContext http, Caller caller)
    {
        var (first, last, asked) = Parse(http.Request.Query);
        ReplayPoint point;
        await using (var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted))
        {
            var contract = await replay.ReadAsync(session, Contract.Decider.StreamType, id, asked, http.RequestAborted);
            point = contract.Point;
        }

        var question = new Question(caller.Tenant, id, first, last, point);
        if (asked.IsNow && await FromRowsAsync(question, http.RequestAborted) is { } live)
            return new JsonBytes(live);
        return new JsonBytes(await guarded.AnswerAsync(caller, question, cancellation => FromLogAsync(question, cancellation), http.RequestAborted));
    }

    (YearMonth First, YearMonth Last, AskedTime Asked) Parse(IQueryCollection query)
    {
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(query, Known, faults);
        var (first, last) = QueryMonths.Parse(query, faults);
        if (first is null && query["month"].Count == 0)
            faults.Add(new("?month", "required", "Name a month, as 2026-03."));
        var asked = AskedTime.Parse(query, replay.Now, faults);
        QueryFaults.Refuse(faults);
        return (first!.Value, last!.Value, asked);
    }

    async Task<byte[]?> FromRowsAsync(Question question, CancellationToken cancellationToken)
    {
        var outcome = await freshness.WaitForAsync(question.Tenant, SlaClockRows.Projection, question.Point.Position, RowsWait, cancellationToken);
        if (outcome != WaitOutcome.Reached)
            return null;
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, question.Tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, SlaClockRows.Projection, cancellationToken);
        if (state.Spreading)
            return null;
        var record = await rows.ReadAsync(session, state, question.ContractId, question.Point.JudgedAt, cancellationToken);
        return Bytes(question, record, state.Position);
    }

    async Task<byte[]> FromLogAsync(Question question, CancellationToken cancellationToken)
    {
        var (position, asOf, judgedAt) = question.Point;
        return Bytes(question, await replays.ReadAsync(question.Tenant, question.ContractId, position, asOf, judgedAt, cancellationToken), position);
    }

    static byte[] Bytes(Question question, SlaRecord record, long position) => JsonSerializer.SerializeToUtf8Bytes(
        new(question.ContractId, SlaLedger.Of(record, question.First, question.Last), position, question.Point.JudgedAt, 0), AnswerJson.Default.ContractSlaAnswer);

    /// <summary>All that an answer follows from.</summary>
    sealed record Question(string Tenant, Guid ContractId, YearMonth First, YearMonth Last, ReplayPoint Point);
}
