using MspEvents.Api.Conventions;
using MspEvents.Api.Sla;
using MspEvents.Domain;

namespace MspEvents.Api.Evaluations;

/// <summary>The clocks of the tickets of a trial, in the order given.</summary>
sealed record ServiceLevelTrialAnswer(IReadOnlyList<TrialTicketAnswer> Tickets);

/// <summary>The clocks of one ticket of a trial.</summary>
sealed record TrialTicketAnswer(string Key, IReadOnlyList<ClockAnswer> Clocks);

/// <summary>What-if clocks: service levels tried on tickets that are stored nowhere.</summary>
static class ServiceLevelTrials
{
    /// <summary>Judges a trial.</summary>
    /// <exception cref="Refusal">400: the trial contradicts itself; every fault is pointed at.</exception>
    public static ServiceLevelTrialAnswer Judge(ServiceLevelTrial trial)
    {
        if (Faults(trial) is { Count: > 0 } faults)
            throw Refusal.Invalid(faults);
        return new([.. ServiceLevelEvaluation.Of(trial).Tickets.Select(ticket => new TrialTicketAnswer(ticket.Key, [.. ticket.Clocks.Select(ClockAnswer.Of)]))]);
    }

    static List<FieldError> Faults(ServiceLevelTrial trial) =>
    [
        .. trial.Calendars.SelectMany(calendar => CalendarErrors.Of(calendar.Value)
            .Select(error => new FieldError(JsonPointer.Append("#/calendars", calendar.Key) + error.Path, error.Code, error.Detail))),
        .. trial.Calendars.Keys.Where(name => name == ServiceCalendar.AlwaysOpenName)
            .Select(name => new FieldError(JsonPointer.Append("#/calendars", name), "reserved_name", $"{name} is always there and cannot be defined.")),
        .. ServiceLevelErrors.Of(trial.ServiceLevels, trial.Calendars.Keys)
            .Select(error => new FieldError($"#/serviceLevels{error.Path}", error.Code, error.Detail)),
        .. TrialErrors.Of(trial).Select(error => new FieldError($"#{error.Path}", error.Code, error.Detail)),
    ];
}
