using System.Globalization;

namespace MspEvents.Domain;

/// <summary>What is wrong with one part of the service levels.</summary>
/// <param name="Path">A JSON pointer from the service levels, such as <c>/targets/2/calendar</c>.</param>
/// <param name="Code">snake_case and permanent.</param>
/// <param name="Detail">In words.</param>
public sealed record ServiceLevelError(string Path, string Code, string Detail);

/// <summary>What makes service levels contradict themselves, or the calendars they are agreed with.</summary>
public static class ServiceLevelErrors
{
    /// <summary>All errors, in the order of the members; <paramref name="calendars"/> are the names agreed, <c>24x7</c> needs none.</summary>
    public static IReadOnlyList<ServiceLevelError> Of(ServiceLevels levels, IEnumerable<string> calendars)
    {
        ArgumentNullException.ThrowIfNull(levels);
        var known = calendars.Append(ServiceCalendar.AlwaysOpenName).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. MatrixErrors(levels),
            .. levels.PauseOn.Index().Where(reason => string.IsNullOrWhiteSpace(reason.Item))
                .Select(reason => new ServiceLevelError(At("pauseOn", reason.Index), "empty_reason", "A pause has a reason.")),
            .. WarningErrors(levels),
            .. Outside(levels.ReopenWindowDays is < 0 or > 3650, "/reopenWindowDays", "invalid_window", "A window is 0 to 3650 days."),
            .. Outside(levels.ExperienceTarget is < 0 or > 100, "/experienceTarget", "invalid_percent", "Satisfaction is 0 to 100."),
            .. levels.Targets.Index().SelectMany(target => TargetErrors(target.Item, At("targets", target.Index), known)),
            .. Repeated(levels.Targets.Select(target => (target.Metric, target.Priority, target.Type)), "targets", "A metric has one target for a priority and type."),
            .. levels.Availability.Index().SelectMany(target => AvailabilityErrors(target.Item, At("availability", target.Index), known)),
            .. Repeated(levels.Availability.Select(target => target.Service), "availability", "A service has one target."),
        ];
    }

    static IEnumerable<ServiceLevelError> MatrixErrors(ServiceLevels levels) => Outside(
        levels.Matrix.Count != 3 || levels.Matrix.Any(row => row.Count != 3 || row.Any(priority => priority is < 1 or > 5)),
        "/matrix", "invalid_matrix", "The matrix has three rows of three priorities from 1 to 5.");

    static IEnumerable<ServiceLevelError> WarningErrors(ServiceLevels levels) => Outside(
        levels.WarnAt.Any(percent => percent is < 1 or > 99) || levels.WarnAt.Zip(levels.WarnAt.Skip(1)).Any(pair => pair.First >= pair.Second),
        "/warnAt", "invalid_warning", "Warnings are rising percentages from 1 to 99; the breach itself is always told.");

    static IEnumerable<ServiceLevelError> TargetErrors(SlaTarget target, string path, HashSet<string> known) =>
    [
        .. Outside(target.Metric == ServiceMetric.Availability, path + "/metric", "availability_is_no_clock", "Availability is agreed under availability."),
        .. Outside(target.Priority is < 1 or > 5, path + "/priority", "invalid_priority", "A priority is 1 to 5."),
        .. Outside(target.Minutes < 1, path + "/minutes", "invalid_minutes", "A target is at least a minute."),
        .. Outside(target.TargetPercent is < 0 or > 100, path + "/targetPercent", "invalid_percent", "A share is 0 to 100 %."),
        .. UnknownCalendar(target.Calendar, path, known),
    ];

    static IEnumerable<ServiceLevelError> AvailabilityErrors(AvailabilityTarget target, string path, HashSet<string> known) =>
    [
        .. Outside(string.IsNullOrWhiteSpace(target.Service), path + "/service", "empty_service", "A service has a name."),
        .. Outside(target.TargetPercent is < 0 or > 100, path + "/targetPercent", "invalid_percent", "A share is 0 to 100 %."),
        .. UnknownCalendar(target.Calendar, path, known),
    ];

    static IEnumerable<ServiceLevelError> UnknownCalendar(string name, string path, HashSet<string> known) =>
        Outside(!known.Contains(name), path + "/calendar", "unknown_calendar", $"The contract has no calendar '{name}'.");

    static IEnumerable<ServiceLevelError> Repeated<T>(IEnumerable<T> keys, string member, string detail)
    {
        var seen = new HashSet<T>();
        return keys.Index().Where(key => !seen.Add(key.Item)).Select(key => new ServiceLevelError(At(member, key.Index), "duplicate_target", detail));
    }

    static IEnumerable<ServiceLevelError> Outside(bool wrong, string path, string code, string detail) =>
        wrong ? [new(path, code, detail)] : [];

    static string At(string member, int index) => string.Create(CultureInfo.InvariantCulture, $"/{member}/{index}");
}
