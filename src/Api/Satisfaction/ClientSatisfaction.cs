using System.Text.Json;
using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Api.Satisfaction;

/// <summary>Answers a client's satisfaction over a period, from rows where they hold the whole log and by replay otherwise: either gives the same bytes.</summary>
sealed class ClientSatisfaction(
    StoreDataSources sources,
    StreamReplay replay,
    ProjectionFreshness freshness,
    SatisfactionRecords rows,
    SatisfactionReplay replays,
    GuardedReplays guarded)
{
    // Longer than the rows are ever behind while all is well; past it a replay is the surer way.
    static readonly TimeSpan RowsWait = TimeSpan.FromSeconds(2);

    static readonly string[] Known = ["from", "to", "asOf", "knownAt", "judgedAt", MinPosition.Parameter];

    public async Task<IResult> AnswerAsync(Guid id, HttpContext http, Caller caller)
    {
        var (from, to, asked) = Parse(http.Request.Query);
        ReplayPoint point;
        await using (var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted))
            point = (await replay.ReadAsync(session, Client.Decider.StreamType, id, asked, http.RequestAborted)).Point;

        var question = new Question(caller.Tenant, id, from, to, point);
        if (asked.IsNow && await FromRowsAsync(question, http.RequestAborted) is { } live)
            return new JsonBytes(live);
        return new JsonBytes(await guarded.AnswerAsync(caller, question, cancellation => FromLogAsync(question, cancellation), http.RequestAborted));
    }

    (LocalDate? From, LocalDate? To, AskedTime Asked) Parse(IQueryCollection query)
    {
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(query, Known, faults);
        var (from, to) = (DateOf(query, "from", faults), DateOf(query, "to", faults));
        if (from > to)
            faults.Add(new("?to", "out_of_range", "A period ends on or after its first date."));
        else if (from is { } first && to is { } last && Period.DaysBetween(first, last) >= SatisfactionPeriod.LongestDays)
            faults.Add(new("?to", "out_of_range", $"At most {SatisfactionPeriod.LongestDays} days at a time."));
        var asked = AskedTime.Parse(query, replay.Now, faults);
        QueryFaults.Refuse(faults);
        return (from, to, asked);
    }

    static LocalDate? DateOf(IQueryCollection query, string name, List<FieldError> faults)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (QueryInstant.TryParseDate(text, out var date))
            return date;
        faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no date; write it as 2026-03-31."));
        return null;
    }

    async Task<byte[]?> FromRowsAsync(Question question, CancellationToken cancellationToken)
    {
        foreach (var projection in new[] { SatisfactionRows.Projection, SlaClockRows.Projection })
        {
            if (await freshness.WaitForAsync(question.Tenant, projection, question.Point.Position, RowsWait, cancellationToken) != WaitOutcome.Reached)
                return null;
        }

        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, question.Tenant, cancellationToken);
        var satisfaction = await freshness.ReadAsync(session, SatisfactionRows.Projection, cancellationToken);
        var sla = await freshness.ReadAsync(session, SlaClockRows.Projection, cancellationToken);
        // While thresholds or terms spread, or one is ahead of the other, their rows do not speak of the same moment.
        if (satisfaction.Spreading || sla.Spreading || sla.Position != satisfaction.Position)
            return null;
        return await rows.ReadAsync(session, satisfaction, sla, question.ClientId, question.Period, cancellationToken) is { } record
            ? Bytes(question, record, satisfaction.Position)
            : null;
    }

    async Task<byte[]> FromLogAsync(Question question, CancellationToken cancellationToken)
    {
        var (position, asOf, _) = question.Point;
        var record = await replays.ReadAsync(question.Tenant, question.ClientId, position, asOf, question.Period, cancellationToken)
            ?? throw StreamReplay.NotYet(question.ClientId);
        return Bytes(question, record, position);
    }

    static byte[] Bytes(Question question, SatisfactionRecord record, long position) => JsonSerializer.SerializeToUtf8Bytes(
        SatisfactionAnswer.Of(question.ClientId, record, position, question.Point.JudgedAt), AnswerJson.Default.SatisfactionAnswer);

    /// <summary>All that an answer follows from.</summary>
    sealed record Question(string Tenant, Guid ClientId, LocalDate? From, LocalDate? To, ReplayPoint Point)
    {
        public SatisfactionPeriod Period => new(From, To, Point.JudgedAt);
    }
}
