using System.Text.Json;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;

namespace MspEvents.Tests.Unit;

/// <summary>One expectation of a row: held to by our engine, or the rule by which we differ.</summary>
/// <param name="Field">What the row expects.</param>
/// <param name="Rule">The rule that differs; null where the expectation is ours as well.</param>
/// <param name="Failure">What our engine says instead; null where it agrees.</param>
sealed record TimelineClaim(string Field, string? Rule, string? Failure);

/// <summary>What each expectation of a ticket's timeline means in our terms, by the rules of the system it comes from.</summary>
static class TimelineClaims
{
    public const string WallDays = "a target or offset in days keeps the clock time; ours are business time";
    public const string EndOfDay = "no due time is moved to the end of the working day";
    public const string EitherSide = "no clock restarts at the customer's contact while the provider owes nothing, nor runs from the opening to the last contact";
    public const string StoppedPaused = "a clock stopped or held while paused before due has no due time";
    public const string SourceQuirk = "the source itself calls it an accident of its test";
    public const string EachMessage = "one unanswered exchange is missed once, however many messages the customer sent";
    public const string NoAutomation = "no rule raises a priority by itself";
    public const string LoopFromOpening = "periodic updates run from the opening too, and on while the customer waits";
    public const string NeverHidden = "no status hides a due time without pausing the clock";

    public static IEnumerable<TimelineClaim> Of(TimelineRow row) => row.System switch
    {
        "zammad-legacy" or "zammad-3140" or "frappe" => row.Expected.Select(expected => Ticket(row, expected.Field, expected.Value)),
        "glpi" => TimelineAgreementClaims.Of(row),
        "rt" or "chatwoot" => TimelineReplyClaims.Of(row),
        _ => throw new InvalidDataException($"{row.Id}: the rules of {row.System} are not known."),
    };

    public static TimelineClaim Differs(string field, string rule) => new(field, rule, null);

    public static TimelineClaim Equal<T>(string field, T ours, T theirs) =>
        new(field, null, Equals(ours, theirs) ? null : $"{field} is {ours}, not {theirs}");

    public static Instant? At(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : BusinessTimeRow.At(value.GetString()!);

    /// <summary>Due, unless nobody waits for it any more because its target went away.</summary>
    public static Instant? Due(SlaClock? clock) => clock is { CancelledAt: null } ? clock.DueAt : null;

    /// <summary>The last cycle of the row's clock for a target of theirs.</summary>
    public static SlaClock? Clock(TimelineRow row, string target)
    {
        var metric = Metric(row, target);
        return row.History(metric).Clocks(row.Terms(metric, row.Minutes(target), IsPausable(row, metric), target)).LastOrDefault(clock => clock.Metric == metric);
    }

    static TimelineClaim Ticket(TimelineRow row, string field, JsonElement value) => field switch
    {
        "first_response_due" => DueAt(row, field, "first_response", value),
        "resolution_due" => DueAt(row, field, "resolution", value),
        "update_due" when !UpdateIsOurs(row) => Differs(field, EitherSide),
        "update_due" => DueAt(row, field, "update", value),
        "next_due" => NextDue(row, field, value),
        "first_response_elapsed" => Minutes(row, field, "first_response", value, ElapsedMinutes(Clock(row, "first_response"))),
        "first_response_margin" => Minutes(row, field, "first_response", value, row.Minutes("first_response") - ElapsedMinutes(Clock(row, "first_response"))),
        "resolution_elapsed" => Minutes(row, field, "resolution", value, ElapsedMinutes(Clock(row, "resolution"))),
        "resolution_margin" => Minutes(row, field, "resolution", value, row.Minutes("resolution") - ElapsedMinutes(Clock(row, "resolution"))),
        "update_elapsed" or "update_margin" when !ExchangeIsOurs(row) => Differs(field, EitherSide),
        "update_elapsed" => Minutes(row, field, "update", value, LongestExchange(row)),
        "update_margin" => Minutes(row, field, "update", value, row.Minutes("update") - LongestExchange(row)),
        "span_start" or "span_minutes" or "span_end" => Equal(field, SpanEnd(row), At(Expected(row, "span_end"))),
        "window_start" or "window_end" or "window_elapsed" => Equal(
            field,
            Elapsed(row, At(Expected(row, "window_end"))!.Value) - Elapsed(row, At(Expected(row, "window_start"))!.Value),
            Expected(row, "window_elapsed").GetInt64() * 60),
        "pauses" => Pauses(row, field, value),
        "pause_total_minutes" => Equal(field, Reading(row, LastEvent(row)).PausedSeconds, value.GetInt64() * 60),
        "hold_business_seconds" => Equal(field, Reading(row, LastEvent(row)).PausedSeconds, value.GetInt64()),
        "resolution_elapsed_seconds" => Equal(field, Reading(row, LastEvent(row)).ElapsedSeconds, value.GetInt64()),
        "status" => Status(row, field, value.GetString()!),
        _ => throw new InvalidDataException($"{row.Id}: nothing is known of the expectation '{field}'."),
    };

    static ServiceMetric Metric(TimelineRow row, string target) => target switch
    {
        "first_response" => FirstResponse,
        "resolution" => Resolution,
        _ => row.System == "zammad-3140" ? NextResponse : PeriodicUpdate,
    };

    /// <summary>In one system every clock pauses, in another only the resolution does.</summary>
    static bool IsPausable(TimelineRow row, ServiceMetric metric) => metric == Resolution || row.System != "frappe";

    static TimelineClaim DueAt(TimelineRow row, string field, string target, JsonElement value)
    {
        var (clock, theirs) = (Clock(row, target), At(value));
        var openPause = clock is { IsPaused: true } or { StoppedAt: not null, DueAt: null };
        return openPause && theirs is not null ? Differs(field, StoppedPaused) : Equal(field, Due(clock), theirs);
    }

    static TimelineClaim NextDue(TimelineRow row, string field, JsonElement value)
    {
        if (row.Ambiguous?.Contains(field, StringComparison.Ordinal) == true)
            return Differs(field, SourceQuirk);
        if (row.Minutes("update") is not null && !UpdateIsOurs(row))
            return Differs(field, EitherSide);
        var next = new[] { "first_response", "update", "resolution" }.Select(target => Clock(row, target)).Where(clock => clock?.StoppedAt is null).Min(Due);
        return Equal(field, next, At(value));
    }

    static TimelineClaim Minutes(TimelineRow row, string field, string target, JsonElement value, long? ours) =>
        Equal(field, row.Minutes(target) is null ? null : ours, value.ValueKind == JsonValueKind.Null ? null : value.GetInt64());

    static long? ElapsedMinutes(SlaClock? clock) => clock is { StoppedAt: { } stopped } ? clock.Judge(stopped).ElapsedSeconds / 60 : null;

    /// <summary>The older rule restarts at either side's contact; ours at the provider's, so that both agree where the provider spoke last or nobody did.</summary>
    static bool UpdateIsOurs(TimelineRow row) => row.System != "zammad-legacy" || LastOf(row, "customer_contact") <= LastOf(row, "agent_contact");

    static bool ExchangeIsOurs(TimelineRow row) =>
        row.System != "zammad-legacy" || row.Events.Count(@event => @event.Type is "agent_contact" or "customer_contact") == 1 && UpdateIsOurs(row);

    static Instant LastOf(TimelineRow row, string type) =>
        row.Events.Where(@event => @event.Type == type).Select(@event => @event.At).Append(row.Opening).Max();

    static long? LongestExchange(TimelineRow row)
    {
        var metric = Metric(row, "update");
        return row.History(metric).Clocks(row.Terms(metric, row.Minutes("update"), true, "update"))
            .Where(clock => clock.Metric == metric && clock.StoppedAt is not null).Max(ElapsedMinutes);
    }

    /// <summary>A stretch of a ticket's time is a ticket that opens then, with what happens to it after.</summary>
    static Instant? SpanEnd(TimelineRow row)
    {
        var start = At(Expected(row, "span_start"))!.Value;
        var state = row.Events.Where(@event => @event.At <= start && @event.State is not null).MaxBy(@event => @event.At);
        var paused = state is not null && row.PauseStates.Contains(state.State) && !(state.IsClosing && row.IsFinal(state)) ? state.State : null;
        var history = new TicketHistory().Opened(start, 1, TicketType.Incident, paused is null ? [] : [paused]);
        foreach (var fact in row.History(Resolution).Facts.Where(fact => fact.Event.OccurredAt > start))
            history.Add(fact.Event.OccurredAt, fact.Event);
        return history.Clock(row.TermsOf([new(Resolution, 1, Expected(row, "span_minutes").GetInt32(), "row")], row.PauseStates), Resolution).DueAt;
    }

    static TimelineClaim Pauses(TimelineRow row, string field, JsonElement value)
    {
        var pauses = value.EnumerateArray().Select(pause => (From: At(pause[0])!.Value, To: At(pause[1])!.Value)).ToList();
        var total = pauses.Aggregate(Duration.Zero, (sum, pause) => sum + row.Hours.Elapsed(pause.From, pause.To));
        var within = pauses.All(pause => Reading(row, pause.From + (pause.To - pause.From) / 2).Verdict == ClockVerdict.Paused);
        return Equal(field, (within, Duration.FromSeconds(Reading(row, LastEvent(row)).PausedSeconds)), (true, total));
    }

    static TimelineClaim Status(TimelineRow row, string field, string status)
    {
        var verdicts = new[] { "first_response", "resolution" }.Select(target => Clock(row, target)?.Judge(LastEvent(row)).Verdict).ToList();
        return status switch
        {
            "Fulfilled" => Equal(field, verdicts.TrueForAll(verdict => verdict is null or ClockVerdict.Met), true),
            "Failed" => Equal(field, verdicts.Exists(verdict => verdict is ClockVerdict.Missed or ClockVerdict.Overdue), true),
            "Paused" => Equal(field, verdicts[1], ClockVerdict.Paused),
            "First Response Due" => Equal(field, verdicts[0], ClockVerdict.Running),
            "Resolution Due" => Equal(field, (verdicts[0], verdicts[1]), (ClockVerdict.Met, ClockVerdict.Running)),
            _ => throw new InvalidDataException($"{row.Id}: nothing is known of the status '{status}'."),
        };
    }

    static JsonElement Expected(TimelineRow row, string field) => row.Expected.Single(expected => expected.Field == field).Value;

    static Instant LastEvent(TimelineRow row) => row.Events.Max(@event => @event.At);

    static long Elapsed(TimelineRow row, Instant at) => at < row.Opening ? 0 : Reading(row, at).ElapsedSeconds;

    /// <summary>The resolution clock as known at an instant, its target far away.</summary>
    static ClockReading Reading(TimelineRow row, Instant at)
    {
        var known = row.History(Resolution).Facts.Where(fact => fact.Event.OccurredAt <= at).ToList();
        return SlaClocks.Of(known, row.TermsOf([new(Resolution, 1, 1_000_000, "row")], row.PauseStates), at).Single().Judge(at);
    }
}
