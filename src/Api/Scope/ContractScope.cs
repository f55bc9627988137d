using System.Text.Json;
using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Api.Scope;

/// <summary>A contract's scope.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Totals">Cumulative to the moment, whatever months are asked for.</param>
/// <param name="Months">What each month added, in order; all of them add up to the totals.</param>
/// <param name="Timeline">What moved scope in those months, in the order of the log, each step with the running figures after it.</param>
/// <param name="Next">The <c>after</c> of the timeline's next page; absent at its end.</param>
/// <param name="Position">The last position of the log that the figures know.</param>
/// <param name="JudgedAt">The instant that the baseline in force and what is open are judged by; with the position it gives this answer again.</param>
/// <param name="DataAgeSeconds">0: the answer waits until nothing recorded before it was asked is missing.</param>
sealed record ContractScopeAnswer(
    Guid ContractId,
    ScopeTotals Totals,
    IReadOnlyList<ScopeMonth> Months,
    IReadOnlyList<ScopeStep> Timeline,
    long? Next,
    long Position,
    Instant JudgedAt,
    decimal DataAgeSeconds);

/// <summary>Answers a contract's scope, from rows where they hold the whole log and by replay otherwise: either gives the same bytes.</summary>
sealed class ContractScope(
    StoreDataSources sources, StreamReplay replay, ProjectionFreshness freshness, ScopeRecords rows, ScopeReplay replays, GuardedReplays guarded)
{
    public const int LargestPage = 1000;
    public const int DefaultPage = 200;

    // Longer than the rows are ever behind while all is well; past it a replay is the surer way.
    static readonly TimeSpan RowsWait = TimeSpan.FromSeconds(2);

    static readonly string[] Known = ["month", "to", "after", "limit", "asOf", "knownAt", "judgedAt", MinPosition.Parameter];

    public async Task<IResult> AnswerAsync(Guid id, HttpContext http, Caller caller)
    {
        var faults = new List<FieldError>();
        var query = http.Request.Query;
        QueryFaults.KnowOnly(query, Known, faults);
        var (first, last) = QueryMonths.Parse(query, faults);
        if (first is null && last is not null)
            faults.Add(new("?to", "needs_month", "It goes with month only."));
        var after = WholeNumber.Of(query, "after", 0, long.MaxValue, faults) ?? 0;
        var limit = (int)(WholeNumber.Of(query, "limit", 1, LargestPage, faults) ?? DefaultPage);
        var asked = AskedTime.Parse(query, replay.Now, faults);
        QueryFaults.Refuse(faults);

        ReplayPoint point;
        await using (var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted))
            point = (await replay.ReadAsync(session, Contract.Decider.StreamType, id, asked, http.RequestAborted)).Point;
        var question = new Question(caller.Tenant, id, first, last, after, limit, point);
        if (asked.IsNow && await FromRowsAsync(question, http.RequestAborted) is { } live)
            return new JsonBytes(live);
        return new JsonBytes(await guarded.AnswerAsync(caller, question, cancellation => FromLogAsync(question, cancellation), http.RequestAborted));
    }

    async Task<byte[]?> FromRowsAsync(Question question, CancellationToken cancellationToken)
    {
        const string Projection = ScopeProjection.ProjectionName;
        if (await freshness.WaitForAsync(question.Tenant, Projection, question.Point.Position, RowsWait, cancellationToken) != WaitOutcome.Reached)
            return null;
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, question.Tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, Projection, cancellationToken);
        if (state.Spreading)
            return null;
        return Bytes(question, await rows.ReadAsync(session, state, question.ContractId, question.Point.JudgedAt, cancellationToken), state.Position);
    }

    async Task<byte[]> FromLogAsync(Question question, CancellationToken cancellationToken)
    {
        var (position, asOf, judgedAt) = question.Point;
        return Bytes(question, await replays.ReadAsync(question.Tenant, question.ContractId, position, asOf, judgedAt, cancellationToken), position);
    }

    static byte[] Bytes(Question question, ScopeRecord record, long position)
    {
        var ledger = new ScopeLedger(record);
        var (first, last) = question is { First: { } from, Last: { } to } ? (from, to) : Latest(ledger.Span);
        var steps = question.First is null
            ? ledger.Timeline(question.After, question.Limit + 1)
            : ledger.Timeline(question.After, question.Limit + 1, first, last);
        var answer = new ContractScopeAnswer(
            question.ContractId,
            ledger.Totals(),
            ledger.Months(first, last),
            [.. steps.Take(question.Limit)],
            steps.Count > question.Limit ? steps[question.Limit - 1].Position : null,
            position,
            question.Point.JudgedAt,
            0);
        return JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Default.ContractScopeAnswer);
    }

    static (YearMonth First, YearMonth Last) Latest((YearMonth First, YearMonth Last) span)
    {
        var earliest = span.Last.PlusMonths(1 - QueryMonths.Most);
        return (span.First < earliest ? earliest : span.First, span.Last);
    }

    /// <summary>All that an answer follows from.</summary>
    sealed record Question(string Tenant, Guid ContractId, YearMonth? First, YearMonth? Last, long After, int Limit, ReplayPoint Point);
}
