namespace MspEvents.Domain;

/// <summary>What makes the tickets of a trial contradict themselves; its calendars and service levels are checked as a contract's are.</summary>
public static class TrialErrors
{
    /// <summary>All errors, in the order of the tickets and their events.</summary>
    public static IReadOnlyList<TrialError> Of(ServiceLevelTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return [.. trial.Tickets.SelectMany((ticket, index) => TicketErrors(ticket, $"/tickets/{index}"))];
    }

    static IEnumerable<TrialError> TicketErrors(TrialTicket ticket, string path)
    {
        if (PriorityError(ticket.Priority, ticket.Impact, ticket.Urgency, path) is { } unranked)
            yield return unranked;
        var opened = ticket.Events.FirstOrDefault(@event => @event.Type == TrialEventType.Opened);
        if (opened is null)
            yield return new($"{path}/events", "opened_missing", "A ticket is opened before anything else happens to it.");
        for (var index = 0; index < ticket.Events.Count; index++)
        {
            var (@event, at) = (ticket.Events[index], $"{path}/events/{index}");
            if (@event.Type == TrialEventType.Opened && !ReferenceEquals(@event, opened))
                yield return new($"{at}/type", "opened_twice", "A ticket is opened once.");
            if (opened is not null && @event.At < opened.At)
                yield return new($"{at}/at", "before_opening", "Nothing happens to a ticket before it is opened.");
            if (@event.Type == TrialEventType.Paused && string.IsNullOrWhiteSpace(@event.Reason))
                yield return new($"{at}/reason", "required", "A pause has a reason.");
            if (@event.Type == TrialEventType.Paused && @event.Until <= @event.At)
                yield return new($"{at}/until", "until_passed", "A pause ends after it begins.");
            if (@event.PausedFor.Any(string.IsNullOrWhiteSpace))
                yield return new($"{at}/pausedFor", "required", "A pause has a reason.");
            if (@event.Type == TrialEventType.Reprioritised && PriorityError(@event.Priority, @event.Impact, @event.Urgency, at) is { } error)
                yield return error;
        }
    }

    static TrialError? PriorityError(int? priority, int? impact, int? urgency, string path) => (priority, impact, urgency) switch
    {
        ( >= 1 and <= 5, _, _) => null,
        ({ }, _, _) => new($"{path}/priority", "out_of_range", "A priority is 1 to 5."),
        (null, >= 1 and <= 3, >= 1 and <= 3) => null,
        (null, { }, { }) => new($"{path}/impact", "out_of_range", "Impact and urgency are 1 to 3."),
        _ => new($"{path}/priority", "required", "A priority is stated, or follows from impact and urgency."),
    };
}
