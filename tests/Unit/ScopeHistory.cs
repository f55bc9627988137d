using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>Facts of one contract's scope: UTC, in force from 1 January to 31 December 2026, helpdesk (6,000 min, 400,000) included, cabling (900 min, 90,000) excluded.</summary>
sealed class ScopeHistory
{
    public static readonly Guid ContractId = SampleContract.Id;

    readonly List<Fact> facts = [];
    readonly List<WorkStep> work = [];
    readonly List<ChangeStep> changes = [];
    readonly List<StoryStep> stories = [];
    long position;

    public ScopeHistory(Func<ContractSigned, ContractSigned>? terms = null)
    {
        var signed = SampleContract.Signed with
        {
            SignedOn = new(2026, 1, 1),
            EffectiveFrom = new(2026, 1, 1),
            EndsOn = new(2026, 12, 31),
            TimeZone = "UTC",
            Scope = new([Helpdesk, new("cabling", "Cabling", ScopeCoverage.Excluded, 900, 90_000)]),
            OccurredAt = Noon(1, 1),
        };
        Add(Noon(1, 1), terms is null ? signed : terms(signed));
    }

    public static ScopeItem Helpdesk { get; } = new("helpdesk", "Helpdesk", ScopeCoverage.Included, 6_000, 400_000);

    public long Position => position;

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Instant Noon(int month, int day) => Instant.FromUtc(2026, month, day, 12, 0);

    public ScopeHistory Add(Instant at, ContractEvent @event)
    {
        facts.Add(new(@event with { OccurredAt = at, ContractId = ContractId }, facts.Count + 1, ++position, at));
        return this;
    }

    public ScopeHistory Amended(Instant at, LocalDate from, ScopeItem[]? add = null, string[]? remove = null, ScopeItem[]? change = null) =>
        Add(at, new ScopeAmended(from, add ?? [], remove ?? [], change ?? [], null, "agreed"));

    public ScopeHistory Bought(int id, Instant at, int minutes, LocalDate? validUntil = null) =>
        Add(at, new BlockHoursPurchased(Id(id), minutes, 0, validUntil));

    public ScopeHistory Change(int id, ChangeStatus status, Instant at, ScopeAmount? estimate = null, ChangeParty? party = null)
    {
        changes.Add(new(++position, at, "change_" + status, Id(id), status, estimate, party));
        return this;
    }

    public ScopeHistory Work(
        int id, Instant startedAt, string? item = null, int? change = null, int minutes = 60, long cost = 9_000, Instant? toldAt = null, int stream = 1,
        WorkHolder holder = WorkHolder.Ticket, bool billable = true, bool unrated = false)
    {
        var logged = new LoggedWork(startedAt, minutes, cost, unrated, billable, item, change is { } named ? Id(named) : null);
        work.Add(new(++position, toldAt ?? startedAt, "work_logged", holder, Id(stream), Id(id), logged));
        return this;
    }

    public ScopeHistory Voided(int id, Instant at, int stream = 1)
    {
        work.Add(new(++position, at, "work_voided", WorkHolder.Ticket, Id(stream), Id(id), null));
        return this;
    }

    public ScopeHistory Story(int id, StoryMove move, Instant at)
    {
        stories.Add(new(++position, at, Id(id), move));
        return this;
    }

    /// <summary>What is known at a position; all of it unless one is given.</summary>
    public ScopeRecord Record(Instant? judgedAt = null, long upTo = long.MaxValue) => new(
        [.. facts.Where(fact => fact.Position <= upTo)],
        [.. work.Where(step => step.Position <= upTo)],
        [.. changes.Where(step => step.Position <= upTo)],
        [.. stories.Where(step => step.Position <= upTo)],
        judgedAt ?? Noon(12, 31));

    public ScopeLedger Ledger(Instant? judgedAt = null, long upTo = long.MaxValue) => new(Record(judgedAt, upTo));

    public ScopeTotals Totals(Instant? judgedAt = null) => Ledger(judgedAt).Totals();

    /// <summary>The coverage of all work, where it has one.</summary>
    public WorkCoverage? Coverage()
    {
        var effort = Totals().Effort;
        return (effort.InScope, effort.Approved, effort.Ratified, effort.Unapproved) switch
        {
            ( > 0, 0, 0, 0) => WorkCoverage.InScope,
            (0, > 0, 0, 0) => WorkCoverage.Approved,
            (0, 0, > 0, 0) => WorkCoverage.Ratified,
            (0, 0, 0, > 0) => WorkCoverage.Unapproved,
            _ => null,
        };
    }
}
