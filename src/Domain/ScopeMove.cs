using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact of a record in the order of the log, whatever it is about.</summary>
sealed record ScopeMove(long Position, Instant OccurredAt, string What, Guid StreamId, Guid? WorkId, bool IsStep, Func<ScopeRun, WorkCoverage?> Apply)
{
    /// <summary>A fact of the contract; only those that make the baseline are steps.</summary>
    public static ScopeMove Of(Fact fact) => new(
        fact.Position,
        fact.Event.OccurredAt,
        DomainEvents.NameOf(fact.Event.GetType()),
        fact.Event.ContractId ?? Guid.Empty,
        null,
        fact.Event is ContractSigned or ScopeAmended,
        run =>
        {
            run.Take(fact);
            return null;
        });

    /// <summary>A fact about a change request.</summary>
    public static ScopeMove Of(ChangeStep step) => new(
        step.Position, step.OccurredAt, step.What, step.ChangeRequestId, null, IsStep: true, run =>
        {
            run.Take(step);
            return null;
        });

    /// <summary>A fact about work.</summary>
    public static ScopeMove Of(WorkStep step) => new(
        step.Position, step.OccurredAt, step.What, step.StreamId, step.WorkId, IsStep: true, run =>
            run.Take(step) is { IsCounted: true } entry ? entry.Coverage : null);
}
