using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>The work logged on one stream, by id; an entry taken back keeps its id.</summary>
public sealed record WorkLedger
{
    readonly ImmutableDictionary<Guid, WorkEntry?> entries;

    WorkLedger(ImmutableDictionary<Guid, WorkEntry?> entries) => this.entries = entries;

    /// <summary>No work yet.</summary>
    public static WorkLedger Empty { get; } = new(ImmutableDictionary<Guid, WorkEntry?>.Empty);

    /// <summary>The entries that stand, in no order.</summary>
    public IEnumerable<WorkEntry> Entries => entries.Values.OfType<WorkEntry>();

    /// <summary>All minutes that stand.</summary>
    public int Minutes => entries.Values.Sum(entry => entry?.Minutes ?? 0);

    /// <summary>The ledger with an entry as it now stands; what was taken back stays so, whatever is told late of it.</summary>
    public WorkLedger With(WorkEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entries.TryGetValue(entry.WorkId, out var known) && known is null ? this : new(entries.SetItem(entry.WorkId, entry));
    }

    /// <summary>The ledger with an entry taken back.</summary>
    public WorkLedger Without(Guid workId) => new(entries.SetItem(workId, null));

    /// <summary>The entry to log; null where it is logged already.</summary>
    /// <exception cref="BrokenRule"><c>work_id_taken</c>, <c>unknown_scope_item</c></exception>
    public WorkEntry? ToLog(Guid workId, WorkDetails work, WorkTerms terms, Instant occurredAt)
    {
        ArgumentNullException.ThrowIfNull(work);
        var entry = Priced(
            new WorkEntry
            {
                WorkId = workId,
                Minutes = work.Minutes ?? 0,
                Who = work.Who ?? string.Empty,
                Role = work.Role,
                Billable = work.Billable ?? true,
                ScopeItem = work.ScopeItem,
                ChangeRequestId = work.ChangeRequestId,
                Note = work.Note,
                StartedAt = work.StartedAt ?? occurredAt,
            },
            work.Rate,
            terms);
        if (!entries.TryGetValue(workId, out var logged))
            return InScope(entry, terms);
        // Left out, the start is the time of the command, which a repetition does not know.
        return logged is not null && logged == entry with { StartedAt = work.StartedAt ?? logged.StartedAt }
            ? null
            : throw new BrokenRule("work_id_taken", $"Other work is logged as {workId}.");
    }

    /// <summary>An entry as corrected; null where nothing changes.</summary>
    /// <exception cref="BrokenRule"><c>unknown_work</c>, <c>work_voided</c>, <c>unknown_scope_item</c></exception>
    public WorkEntry? ToCorrect(Guid workId, WorkDetails changes, WorkTerms terms)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var logged = Known(workId) ?? throw new BrokenRule("work_voided", $"The work {workId} was taken back.");
        var changed = logged with
        {
            Minutes = changes.Minutes ?? logged.Minutes,
            Who = changes.Who ?? logged.Who,
            Role = changes.Role ?? logged.Role,
            Billable = changes.Billable ?? logged.Billable,
            ScopeItem = changes.ScopeItem ?? logged.ScopeItem,
            ChangeRequestId = changes.ChangeRequestId ?? logged.ChangeRequestId,
            Note = changes.Note ?? logged.Note,
            StartedAt = changes.StartedAt ?? logged.StartedAt,
        };
        // Another role is priced anew; otherwise the rate of then stands, whatever the contract says by now.
        var rate = changes.Rate ?? (changed.Role == logged.Role && !logged.Unrated ? logged.Rate : null);
        var entry = Priced(changed, rate, terms);
        return entry == logged ? null : InScope(entry, terms);
    }

    /// <summary>Whether there is an entry to take back; false where it is taken back already.</summary>
    /// <exception cref="BrokenRule"><c>unknown_work</c></exception>
    public bool IsToVoid(Guid workId) => Known(workId) is not null;

    WorkEntry? Known(Guid workId) => entries.TryGetValue(workId, out var entry)
        ? entry
        : throw new BrokenRule("unknown_work", $"No work is logged as {workId}.");

    static WorkEntry Priced(WorkEntry entry, long? stated, WorkTerms terms)
    {
        long? agreed = entry.Role is { } role && terms.Rates.TryGetValue(role, out var rate) ? rate : null;
        var perHour = stated ?? agreed;
        return entry with
        {
            Rate = perHour ?? 0,
            Unrated = perHour is null,
            Cost = (long)Math.Round((decimal)entry.Minutes * (perHour ?? 0) / 60m, MidpointRounding.ToEven),
        };
    }

    static WorkEntry InScope(WorkEntry entry, WorkTerms terms) =>
        entry.ScopeItem is { } key && !terms.KnownScopeItems.Contains(key)
            ? throw new BrokenRule("unknown_scope_item", $"No baseline of the contract ever had '{key}'.")
            : entry;
}
