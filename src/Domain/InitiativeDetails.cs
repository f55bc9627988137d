using NodaTime;

namespace MspEvents.Domain;

/// <summary>An initiative as it is read.</summary>
public record InitiativeDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>The client it is for.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it does to the relationship.</summary>
    public required InitiativeKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required InitiativeStatus Status { get; init; }

    /// <summary>What the client may expect of it.</summary>
    public required string ExpectedValue { get; init; }

    /// <summary>What it will cost, where that was said.</summary>
    public Money? Investment { get; init; }

    /// <summary>Why this and nothing else.</summary>
    public required string Validity { get; init; }

    /// <summary>The client's pain point it is about.</summary>
    public Guid? PainPointId { get; init; }

    /// <summary>The initiatives it continues or answers.</summary>
    public required IReadOnlyList<Guid> Addresses { get; init; }

    /// <summary>When it was planned.</summary>
    public required Instant PlannedAt { get; init; }

    /// <summary>When work began.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it came to its end.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    /// <summary>When it was given up.</summary>
    public Instant? AbandonedAt { get; init; }

    /// <summary>Why it was given up.</summary>
    public string? AbandonmentReason { get; init; }

    /// <summary>What the client's side confirmed.</summary>
    public ConfirmedBenefit? Benefit { get; init; }

    /// <summary>How it moved on.</summary>
    public required IReadOnlyList<InitiativeStep> Progress { get; init; }

    /// <summary>What the client was told.</summary>
    public required IReadOnlyList<InitiativeMessage> Communications { get; init; }

    /// <summary>The money that went into it.</summary>
    public required IReadOnlyList<InvestmentLine> Investments { get; init; }

    /// <summary>The money that went into it, by currency.</summary>
    public required IReadOnlyList<Money> Invested { get; init; }

    /// <summary>Who is set aside for it.</summary>
    public required IReadOnlyList<ResourceAllocation> Resources { get; init; }

    /// <summary>All work logged, less what was taken back.</summary>
    public required int WorkMinutes { get; init; }

    /// <summary>The contracts it has work under, by id; what was taken back is no work.</summary>
    public required IReadOnlyList<Guid> ContractIds { get; init; }

    /// <summary>Folds an initiative's facts; null where none planned it.</summary>
    public static InitiativeDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var initiative = Initiative.Decider.Fold(facts);
        if (initiative.Planned is not { } planned)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = initiative.ClientId,
            Title = planned.Title,
            Kind = planned.Kind,
            Status = initiative.Status,
            ExpectedValue = planned.ExpectedValue,
            Investment = planned.Investment,
            Validity = planned.Validity,
            PainPointId = planned.PainPointId,
            Addresses = planned.Addresses,
            PlannedAt = planned.OccurredAt,
            StartedAt = initiative.StartedAt,
            FinishedAt = initiative.Finished?.OccurredAt,
            Result = initiative.Finished?.Result,
            AbandonedAt = initiative.Abandoned?.OccurredAt,
            AbandonmentReason = initiative.Abandoned?.Reason,
            Benefit = initiative.Benefit is { } benefit ? new(benefit.Benefit, benefit.Measure, benefit.By, benefit.OccurredAt) : null,
            Progress = [.. initiative.Progress.Select(step => new InitiativeStep(step.Note, step.Metric, step.Value, step.OccurredAt))],
            Communications = [.. initiative.Communications.Select(told => new InitiativeMessage(told.Audience, told.Channel, told.Message, told.OccurredAt))],
            Investments = [.. initiative.Investments.Select(line => new InvestmentLine(line.Amount, line.Currency, line.Note, line.OccurredAt))],
            Invested =
            [
                .. initiative.Investments.GroupBy(line => line.Currency, StringComparer.Ordinal)
                    .OrderBy(lines => lines.Key, StringComparer.Ordinal)
                    .Select(lines => new Money(lines.Sum(line => line.Amount), lines.Key)),
            ],
            Resources = initiative.Resources.Allocations,
            WorkMinutes = initiative.Work.Minutes,
            ContractIds =
            [
                .. initiative.Work.Entries.Where(entry => initiative.WorkContracts.ContainsKey(entry.WorkId))
                    .Select(entry => initiative.WorkContracts[entry.WorkId]).Distinct().Order(),
            ],
        };
    }
}

/// <summary>What was confirmed, by whom and when.</summary>
public sealed record ConfirmedBenefit(string Benefit, string? Measure, string? By, Instant ConfirmedAt);

/// <summary>A step of an initiative, with a metric and its value where it was measured.</summary>
public sealed record InitiativeStep(string Note, string? Metric, decimal? Value, Instant At);

/// <summary>What the client was told of an initiative.</summary>
public sealed record InitiativeMessage(string Audience, string Channel, string Message, Instant At);

/// <summary>Money that went into an initiative, in minor units.</summary>
public sealed record InvestmentLine(long Amount, string Currency, string Note, Instant At);
