using System.Text.Json;
using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;

namespace MspEvents.Tests.Unit;

/// <summary>A ticket's timeline and the times another system's tests assert of it, told to our engine.</summary>
sealed class TimelineRow
{
    readonly JsonElement row;
    readonly Lazy<BusinessTime> hours;

    TimelineRow(JsonElement row)
    {
        this.row = row;
        Calendar = new()
        {
            TimeZone = Of(row, "calendar").GetProperty("timezone").GetString()!,
            Weekly = Of(row, "calendar").GetProperty("weekly").EnumerateObject().ToDictionary(day => day.Name, day => BusinessTimeRow.Windows(day.Value)),
            Holidays = [.. Of(row, "calendar").GetProperty("holidays").EnumerateArray().Select(date => BusinessTimeRow.Date(date.GetString()!))],
        };
        hours = new(() => new(Calendar));
    }

    public string Id => Text("id")!;

    /// <summary>The system whose rules the row follows: the first word of its semantics.</summary>
    public string System => Text("semantics")!.Split(':')[0];

    public ServiceCalendar Calendar { get; }

    public BusinessTime Hours => hours.Value;

    public string? Ambiguous => Text("ambiguous");

    public Instant? EvaluatedAt => Text("evaluated_at") is { } at ? BusinessTimeRow.At(at) : null;

    public IReadOnlyList<string> PauseStates => Texts("pause_states");

    public IReadOnlyList<string> IgnoredStates => Texts("ignore_on_statuses");

    public IEnumerable<(string Field, JsonElement Value)> Expected => Of(row, "expect").EnumerateObject().Select(member => (member.Name, member.Value));

    public IReadOnlyList<TimelineEvent> Events =>
        [.. (Member("events")?.EnumerateArray() ?? []).Select(TimelineEvent.Of).Select(@event => @event.At == default ? @event with { At = Opening } : @event)];

    public Instant Opening => BusinessTimeRow.At(Text("begin") ?? Member("events")!.Value[0].GetProperty("at").GetString()!);

    public static IReadOnlyList<TimelineRow> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.EnumerateArray().Select(row => new TimelineRow(row.Clone()))];
    }

    public JsonElement? Member(string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) => Member(name)?.GetString();

    /// <summary>Minutes of a target of the row, if it has that one.</summary>
    public int? Minutes(string target) => Member("targets_minutes") is { } targets ? MinutesOf(targets, target) : null;

    /// <summary>Whether a closing state is the last word: in systems where closed pauses, one that is followed by another state is a pause.</summary>
    public bool IsFinal(TimelineEvent closing) => !Events.Any(later => later.Type == "state" && later.At > closing.At && !later.IsClosing);

    /// <summary>
    /// The terms of the row for one metric: priority 1 as at first, and one more for each change of targets. What the other system measures from another
    /// calendar or pauses otherwise is said by the caller.
    /// </summary>
    public ContractTerms Terms(ServiceMetric metric, int? minutes, bool pausable, string target)
    {
        var targets = new List<SlaTarget>();
        if (minutes is { } first)
            targets.Add(new(metric, 1, first, "row", null, pausable));
        foreach (var (change, index) in Events.Where(@event => @event.IsChangeOfTargets).Select((change, index) => (change, index)))
        {
            if (change.Targets is { } changed && MinutesOf(changed, target) is { } changedMinutes)
                targets.Add(new(metric, index + 2, changedMinutes, "row", null, pausable));
        }

        return TermsOf(targets, [.. PauseStates, "paused"]);
    }

    public ContractTerms TermsOf(IReadOnlyList<SlaTarget> targets, IReadOnlyList<string> pauseOn, IReadOnlyList<int>? warnAt = null) =>
        ContractTerms.Unsigned.Evolve(SampleContract.Signed with
        {
            EffectiveFrom = new(2000, 1, 1),
            EndsOn = null,
            Calendars = new Dictionary<string, ServiceCalendar> { ["row"] = Calendar },
            ServiceLevels = new() { Targets = targets, PauseOn = pauseOn, WarnAt = warnAt ?? [75, 90] },
        });

    /// <summary>The facts that matter to a metric. Some systems keep the first response and the last contact apart: each is told to its own clock.</summary>
    public TicketHistory History(ServiceMetric metric)
    {
        var history = new TicketHistory();
        var (priority, paused, resolved, answered) = (1, (string?)null, false, false);
        var hasFirstResponse = Events.Any(@event => @event.Type == "first_response");
        foreach (var @event in Events.OrderBy(@event => @event.At))
        {
            switch (@event.Type)
            {
                case "created":
                    paused = PauseStates.Contains(@event.State) ? @event.State : null;
                    history.Opened(@event.At, 1, TicketType.Incident, paused is null ? [] : [paused]);
                    if (Member("hold_business_seconds") is { } hold)
                        history.Paused(@event.At, "paused").Resumed(Hours.Add(@event.At, Duration.FromSeconds(hold.GetInt64()))!.Value);
                    // Its clock needs no first response; one at the opening puts ours into the same state. So does an opening by the provider.
                    if ((metric == NextResponse && System == "zammad-3140") || @event.By is { } by && by != "customer")
                        history.Responded(@event.At);
                    break;
                case "state":
                    // There the first move of the agent to a paused or resolved state is the first response.
                    if (System == "frappe" && !answered && (PauseStates.Contains(@event.State) || @event.IsClosing))
                        history.Responded(@event.At);
                    answered = true;
                    if (paused is not null)
                        history.Resumed(@event.At, paused);
                    paused = null;
                    if (@event.IsClosing && (IsFinal(@event) || !PauseStates.Contains(@event.State)))
                        history.Resolved(@event.At);
                    else if (resolved)
                        history.Reopened(@event.At);
                    else if (PauseStates.Contains(@event.State))
                        history.Paused(@event.At, paused = @event.State!);
                    resolved = @event.IsClosing && paused is null;
                    break;
                case "first_response" when metric == FirstResponse || System == "chatwoot":
                case "agent_contact" when metric != FirstResponse || !hasFirstResponse:
                    history.Responded(@event.At);
                    break;
                case "customer_contact":
                    history.CustomerReplied(@event.At);
                    break;
                case "closed_at_set" when metric == Resolution:
                    history.Resolved(@event.At);
                    break;
                case "priority" or "targets":
                    history.Reprioritised(@event.At, ++priority);
                    break;
                case "first_response" or "agent_contact" or "closed_at_set":
                    break;
                default:
                    throw new InvalidDataException($"{Id}: nothing is known of an event '{@event.Type}'.");
            }
        }

        return history;
    }

    public override string ToString() => Id;

    IReadOnlyList<string> Texts(string name) => [.. (Member(name)?.EnumerateArray() ?? []).Select(text => text.GetString()!)];

    static int? MinutesOf(JsonElement targets, string target) =>
        targets.TryGetProperty(target, out var minutes) && minutes.ValueKind == JsonValueKind.Number ? minutes.GetInt32() : null;

    static JsonElement Of(JsonElement row, string name) => row.GetProperty(name);
}

/// <summary>One event of a timeline.</summary>
sealed record TimelineEvent(Instant At, string Type, string? State, string? By, JsonElement? Targets)
{
    public bool IsClosing => State is { } state && (state.Equals("closed", StringComparison.OrdinalIgnoreCase) || state.Equals("resolved", StringComparison.OrdinalIgnoreCase));

    public bool IsChangeOfTargets => Type is "priority" or "targets";

    /// <summary>An event; one without a time happens at the opening.</summary>
    public static TimelineEvent Of(JsonElement @event) => new(
        Text(@event, "at") is { } at ? BusinessTimeRow.At(at) : default,
        @event.GetProperty("type").GetString()!,
        Text(@event, "state"),
        Text(@event, "by"),
        @event.TryGetProperty("targets_minutes", out var targets) ? targets : null);

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
