using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Imports;

/// <summary>A command that a row of the log stands for, with a key that is the same at every reading of the same row.</summary>
/// <param name="Line">The row's line.</param>
/// <param name="Key">Source version and kind of change: unique within the incident.</param>
/// <param name="Command">What happened.</param>
/// <param name="Adjusted">True where the row's time lay before the opening and was moved to it.</param>
sealed record ImportedCommand(long Line, string Key, TicketCommand Command, bool Adjusted);

/// <summary>What the rows of an incident say happened, row by row, as commands. Pure: the same rows give the same commands.</summary>
static class ServiceNowMapping
{
    /// <summary>The commands of an incident in file order; the first opens the ticket.</summary>
    public static IEnumerable<ImportedCommand> CommandsOf(ServiceNowIncident incident, ImportTarget target)
    {
        var first = incident.Rows[0];
        var openedAt = first.OpenedAt;
        yield return new(first.Line, "open", Opening(first, target), false);

        var before = first with { State = ServiceNowState.Working, PauseReason = null, AssignedTo = null, Group = null };
        Dictionary<int, int> seen = [];
        foreach (var row in incident.Rows)
        {
            var repeat = seen[row.ModCount] = seen.GetValueOrDefault(row.ModCount) + 1;
            var now = row.State == ServiceNowState.Unknown ? row with { State = before.State, PauseReason = before.PauseReason } : row;
            foreach (var (kind, command) in Changes(before, now, target))
            {
                var at = Instant.Max(row.UpdatedAt, openedAt);
                yield return new(
                    row.Line,
                    $"{row.ModCount}.{repeat}:{kind}",
                    command with { OccurredAt = at, By = row.UpdatedBy, Imported = true },
                    at != row.UpdatedAt);
            }

            before = now;
        }
    }

    static OpenTicket Opening(ServiceNowRow row, ImportTarget target)
    {
        var matrix = target.MatrixAt(row.OpenedAt);
        return new OpenTicket
        {
            ContractId = target.ContractId,
            ClientId = target.ClientId,
            Matrix = matrix,
            Title = string.Join(", ", new[] { row.Category, row.Subcategory, row.Symptom }.Where(part => part is not null).DefaultIfEmpty(row.Number)),
            Category = row.Category,
            Impact = row.Impact,
            Urgency = row.Urgency,
            Priority = StatedPriority(row, matrix),
            Requester = new Person(row.Caller),
            Channel = row.Channel,
            External = new ExternalReference(ImportSystems.ServiceNow, row.Number),
            OccurredAt = row.OpenedAt,
            By = row.UpdatedBy,
            Imported = true,
        };
    }

    static IEnumerable<(string Kind, TicketCommand Command)> Changes(ServiceNowRow before, ServiceNowRow now, ImportTarget target)
    {
        if ((now.Impact, now.Urgency, now.Priority) != (before.Impact, before.Urgency, before.Priority))
        {
            var matrix = target.MatrixAt(now.OpenedAt);
            yield return ("reprioritise", new ReprioritiseTicket(now.Impact, now.Urgency, StatedPriority(now, matrix), "Changed in ServiceNow", ChangeMode.FromCreation, matrix));
        }

        var reopened = before.State is ServiceNowState.Resolved or ServiceNowState.Closed
            && now.State is ServiceNowState.Working or ServiceNowState.Awaiting;
        if (reopened)
        {
            yield return ("reopen", new ReopenTicket("Reopened in ServiceNow", 0));
        }

        if (before.State == ServiceNowState.Awaiting && (now.State == ServiceNowState.Working || (now.State == ServiceNowState.Awaiting && now.PauseReason != before.PauseReason)))
        {
            yield return ("resume", new ResumeTicket(before.PauseReason));
        }

        if ((now.AssignedTo, now.Group) != (before.AssignedTo, before.Group) && (now.AssignedTo ?? now.Group) is { } owner)
        {
            yield return ("assign", new AssignTicket(owner, now.Group));
        }

        if (now.State == ServiceNowState.Awaiting && (before.State != ServiceNowState.Awaiting || now.PauseReason != before.PauseReason))
        {
            yield return ("pause", new PauseTicket(now.PauseReason!, null));
        }

        if (now.State == ServiceNowState.Resolved && before.State is ServiceNowState.Working or ServiceNowState.Awaiting)
        {
            yield return ("resolve", new ResolveTicket("Resolved in ServiceNow", null, null));
        }

        if (now.State == ServiceNowState.Closed && before.State != ServiceNowState.Closed)
        {
            yield return ("close", new CloseTicket());
        }
    }

    /// <summary>The log's priority, as stated by it unless the contract's matrix gives the same; null means the matrix.</summary>
    static int? StatedPriority(ServiceNowRow row, IReadOnlyList<IReadOnlyList<int>> matrix) =>
        matrix[row.Impact - 1][row.Urgency - 1] == row.Priority ? null : row.Priority;
}
