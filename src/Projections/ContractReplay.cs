using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>Folds a contract's tickets one after another, keeping only what its months are counted from.</summary>
sealed class ContractReplay
{
    readonly IReadOnlyList<Fact> contract;
    readonly Instant judgedAt;
    readonly ContractTerms terms;
    readonly List<ClockSpan> spans = [];
    readonly List<Frozen> frozen;

    public ContractReplay(IReadOnlyList<Fact> contract, Instant judgedAt)
    {
        this.contract = contract;
        this.judgedAt = judgedAt;
        terms = ContractTerms.Of(contract);
        frozen = [.. SlaFreeze.Of(contract).Select(freeze => new Frozen(freeze, contract))];
    }

    /// <summary>Adds a ticket by its known facts, in order of version.</summary>
    public void Add(Guid ticket, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return;
        var clocks = TicketClocks.Of(facts, terms).Eras;
        spans.AddRange(Spans(ticket, clocks, judgedAt));
        foreach (var month in frozen)
        {
            // Only a ticket that has moved since, or whose terms have, was another one then.
            var then = month.TermsChangedSince || facts[^1].Position > month.Freeze.Position
                ? TicketClocks.Of([.. facts.Where(fact => fact.Position <= month.Freeze.Position)], month.Terms).Eras
                : clocks;
            month.Spans.AddRange(Spans(ticket, then, month.Freeze.RecordedAt).Where(month.Counts));
        }
    }

    /// <summary>All that the contract's months follow from.</summary>
    public SlaRecord Record() => new(
        contract, spans, frozen.ToDictionary(month => month.Freeze.Position, month => month.Freeze.Figures(contract, month.Spans)), judgedAt);

    static IEnumerable<ClockSpan> Spans(Guid ticket, IReadOnlyList<EraClock> clocks, Instant judgedAt) =>
        clocks.Where(clock => clock.Covers(judgedAt)).Select(clock => ClockRow.SpanOf(ticket, clock.Clock));

    /// <summary>A month that was reported or restated, and the clocks it counted.</summary>
    sealed class Frozen
    {
        readonly Instant from;
        readonly Instant until;

        public Frozen(SlaFreeze freeze, IReadOnlyList<Fact> contract)
        {
            Freeze = freeze;
            Terms = ContractTerms.Of(contract.Where(fact => fact.Position <= freeze.Position));
            TermsChangedSince = contract.Any(fact => fact.Position > freeze.Position
                && fact.Event is ServiceLevelsAmended or CalendarAmended or ContractRenewed or ContractTerminated);
            (from, until) = (Terms.StartOf(freeze.Month), Terms.EndOf(freeze.Month));
        }

        public SlaFreeze Freeze { get; }

        public ContractTerms Terms { get; }

        public bool TermsChangedSince { get; }

        public List<ClockSpan> Spans { get; } = [];

        public bool Counts(ClockSpan clock) => clock.CountIn(from, until, Freeze.RecordedAt) != ClockCount.None;
    }
}
