using System.Globalization;
using CsvHelper;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Application.Imports;

/// <summary>What the state column of a ServiceNow incident says.</summary>
enum ServiceNowState
{
    /// <summary>-100: the log does not know; the state before it stands.</summary>
    Unknown,

    /// <summary>New or Active: worked on, nothing pauses it.</summary>
    Working,

    /// <summary>One of the Awaiting states; the reason says which.</summary>
    Awaiting,

    /// <summary>Resolved.</summary>
    Resolved,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>One update of an incident in the audit log, read from its columns.</summary>
sealed record ServiceNowRow
{
    static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("d/M/uuuu H:mm");

    public required long Line { get; init; }

    public required string Number { get; init; }

    public required ServiceNowState State { get; init; }

    /// <summary>The pause reason of an awaiting state.</summary>
    public string? PauseReason { get; init; }

    public required int ModCount { get; init; }

    public required string Caller { get; init; }

    public required Instant OpenedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public required int Impact { get; init; }

    public required int Urgency { get; init; }

    public required int Priority { get; init; }

    public string? AssignedTo { get; init; }

    public string? Group { get; init; }

    public required TicketChannel Channel { get; init; }

    public string? Category { get; init; }

    public string? Subcategory { get; init; }

    public string? Symptom { get; init; }

    /// <summary>The value of the column that names the client, where the import is by client.</summary>
    public string? ClientName { get; init; }

    /// <summary>Reads the current record, or says in a few words, which never quote the row, why it cannot be read.</summary>
    public static (ServiceNowRow? Row, string? Refusal) Read(CsvReader reader, ServiceNowColumns columns)
    {
        if (reader.FieldCount != columns.Count)
        {
            return (null, "has another number of fields than the header");
        }

        string? Value(int column) => column < 0 || reader.GetString(column) is "" or "?" ? null : reader.GetString(column);
        if (Value(columns.Number) is not { } number)
        {
            return (null, "number is missing");
        }

        if (StateOf(Value(columns.State)) is not { } state)
        {
            return (null, "incident_state is not a known state");
        }

        if (!int.TryParse(Value(columns.ModCount), NumberStyles.None, CultureInfo.InvariantCulture, out var modCount))
        {
            return (null, "sys_mod_count is not a whole number");
        }

        if (InstantOf(Value(columns.UpdatedAt)) is not { } updatedAt)
        {
            return (null, "sys_updated_at is not d/m/yyyy HH:MM");
        }

        if (InstantOf(Value(columns.OpenedAt)) is not { } openedAt)
        {
            return (null, "opened_at is not d/m/yyyy HH:MM");
        }

        if (LevelOf(Value(columns.Impact), 3) is not { } impact || LevelOf(Value(columns.Urgency), 3) is not { } urgency
            || LevelOf(Value(columns.Priority), 5) is not { } priority)
        {
            return (null, "impact, urgency or priority does not start with its level");
        }

        var clientName = Value(columns.Client);
        if (columns.Client >= 0 && clientName is null)
        {
            return (null, "names no client");
        }

        return (new ServiceNowRow
        {
            Line = reader.LineNumber,
            Number = number,
            State = state.State,
            PauseReason = state.PauseReason,
            ModCount = modCount,
            Caller = Value(columns.Caller) ?? "unknown",
            OpenedAt = openedAt,
            UpdatedAt = updatedAt,
            UpdatedBy = Value(columns.UpdatedBy),
            Impact = impact,
            Urgency = urgency,
            Priority = priority,
            AssignedTo = Value(columns.AssignedTo),
            Group = Value(columns.Group),
            Channel = ChannelOf(Value(columns.ContactType)),
            Category = Value(columns.Category),
            Subcategory = Value(columns.Subcategory),
            Symptom = Value(columns.Symptom),
            ClientName = clientName,
        }, null);
    }

    static (ServiceNowState State, string? PauseReason)? StateOf(string? text) => text switch
    {
        "New" or "Active" => (ServiceNowState.Working, null),
        "Awaiting User Info" => (ServiceNowState.Awaiting, "awaitingCustomer"),
        "Awaiting Vendor" => (ServiceNowState.Awaiting, "awaitingVendor"),
        "Awaiting Problem" => (ServiceNowState.Awaiting, "awaitingProblem"),
        "Awaiting Evidence" => (ServiceNowState.Awaiting, "awaitingEvidence"),
        "Resolved" => (ServiceNowState.Resolved, null),
        "Closed" => (ServiceNowState.Closed, null),
        "-100" => (ServiceNowState.Unknown, null),
        _ => null,
    };

    static Instant? InstantOf(string? text) =>
        text is not null && Minute.Parse(text) is { Success: true } parsed && parsed.Value.Date >= TimeLimits.EarliestDate ? parsed.Value.InUtc().ToInstant() : null;

    /// <summary>Levels are written <c>2 - Medium</c>.</summary>
    static int? LevelOf(string? text, int highest) =>
        text is [>= '1' and var digit, ..] && digit - '0' <= highest && (text.Length == 1 || !char.IsAsciiDigit(text[1])) ? digit - '0' : null;

    static TicketChannel ChannelOf(string? contactType) => contactType switch
    {
        "Email" => TicketChannel.Email,
        "Self service" => TicketChannel.Portal,
        "IVR" or "Phone" or "Direct opening" => TicketChannel.Phone,
        "Chat" => TicketChannel.Chat,
        "Monitoring" or "Event" => TicketChannel.Monitoring,
        _ => TicketChannel.Phone,
    };
}
