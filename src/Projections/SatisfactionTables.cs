using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The tables of the satisfaction projection.</summary>
static class SatisfactionTables
{
    public static readonly ViewTable<ClientRow> Clients = new("views_satisfaction_clients", "client_id", ["client_id"],
    [
        Column<ClientRow>.Uuid("client_id", row => row.ClientId),
        Column<ClientRow>.Text("time_zone", row => row.Onboarded.TimeZone),
        Column<ClientRow>.Timestamp("onboarded_at", row => row.Onboarded.OccurredAt),
    ]);

    public static readonly ViewTable<ContractRow> Contracts = new("views_satisfaction_contracts", "contract_id", ["contract_id"],
    [
        Column<ContractRow>.Uuid("contract_id", row => row.ContractId),
        Column<ContractRow>.Uuid("client_id", row => row.Signed.ClientId),
        Column<ContractRow>.Date("signed_on", row => row.Signed.SignedOn),
    ]);

    public static readonly ViewTable<AnswerRow> Answers = new("views_satisfaction_answers", "feedback_id", ["feedback_id"],
    [
        Column<AnswerRow>.Uuid("feedback_id", row => row.FeedbackId),
        Column<AnswerRow>.Uuid("client_id", row => row.ClientId),
        Column<AnswerRow>.Timestamp("at", row => row.Answer.At),
        Column<AnswerRow>.Text("kind", row => SlaTables.NameOf(row.Answer.Kind)),
        Column<AnswerRow>.Numeric("score", row => row.Answer.Score),
        Column<AnswerRow>.Double("normalised", row => row.Answer.Normalised),
    ]);

    public static readonly ViewTable<InitiativeRow> Initiatives = new("views_satisfaction_initiatives", "initiative_id", ["initiative_id"],
    [
        Column<InitiativeRow>.Uuid("initiative_id", row => row.InitiativeId),
        Column<InitiativeRow>.Uuid("client_id", row => row.ClientId),
        Column<InitiativeRow>.Text("kind", row => SlaTables.NameOf(row.Initiative.Kind)),
        Column<InitiativeRow>.Timestamp("started_at", row => row.Initiative.StartedAt),
        Column<InitiativeRow>.Timestamp("closed_at", row => row.Initiative.ClosedAt),
    ]);

    public static readonly ViewTable<ContactRow> Contacts = new("views_satisfaction_contacts", "stream_id", ["stream_id", "kind", "at"],
    [
        Column<ContactRow>.Uuid("stream_id", row => row.StreamId),
        Column<ContactRow>.Text("kind", row => SlaTables.NameOf(row.Contact.Kind)),
        Column<ContactRow>.Timestamp("at", row => row.Contact.At),
        Column<ContactRow>.Uuid("client_id", row => row.ClientId),
    ]);

    /// <summary>Worked out from the others when a page ends.</summary>
    public static readonly ViewTable<DayRow> Days = new("views_satisfaction_days", "client_id", ["client_id", "day"],
    [
        Column<DayRow>.Uuid("client_id", row => row.ClientId),
        Column<DayRow>.Integer("day", row => row.Day.Day),
        Column<DayRow>.Date("date", row => row.Date),
        Column<DayRow>.Double("weighted", row => row.Day.Sums.Weighted),
        Column<DayRow>.Double("weight", row => row.Day.Sums.Weight),
        Column<DayRow>.Double("index_value", row => row.Day.Index),
        Column<DayRow>.Double("n_eff", row => row.Day.AnswerWeight),
        Column<DayRow>.Double("slope", row => row.Day.Slope),
        Column<DayRow>.Text("direction", row => SlaTables.NameOf(row.Day.Direction)),
        Column<DayRow>.Integer("flat_days", row => row.Day.FlatDays),
        Column<DayRow>.TextList("active_kinds", row => [.. row.Day.ActiveKinds.Select(SlaTables.NameOf)]),
        Column<DayRow>.Text("rule", row => SlaTables.NameOf(row.Day.Rule)),
        Column<DayRow>.Text("stage", row => NameOf(row.Accepted?.Stage)),
        Column<DayRow>.Integer("cycle", row => row.Accepted?.Cycle),
        Column<DayRow>.Integer("stage_since", row => row.Accepted?.Since),
        Column<DayRow>.Integer("stage_accepted_on", row => row.Accepted?.AcceptedOn),
        Column<DayRow>.Text("candidate", row => NameOf(row.Day.Acceptance.Candidate)),
        Column<DayRow>.Integer("candidate_since", row => row.Day.Acceptance.Since),
        Column<DayRow>.Integer("days_since_contact", row => row.Day.DaysSinceContact),
        Column<DayRow>.Integer("days_since_review", row => row.Day.DaysSinceReview),
        Column<DayRow>.Integer("warning_score", row => row.Day.Warning.Score),
        Column<DayRow>.Text("warning_level", row => SlaTables.NameOf(row.Day.Warning.Level)),
    ], kept: true);

    /// <summary>What streams wait for; the warnings among it are worked out from the days when a page ends.</summary>
    public static readonly ViewTable<AttentionRow> Attention = new("views_attention", "stream_id", ["stream_id", "kind", "key"],
    [
        Column<AttentionRow>.Uuid("stream_id", row => row.StreamId),
        Column<AttentionRow>.Text("kind", row => SlaTables.NameOf(row.Item.Kind)),
        Column<AttentionRow>.Text("key", row => row.Item.Key),
        Column<AttentionRow>.Text("stream_kind", row => row.StreamKind),
        Column<AttentionRow>.Uuid("client_id", row => row.ClientId),
        Column<AttentionRow>.Uuid("contract_id", row => row.ContractId),
        Column<AttentionRow>.Timestamp("since", row => row.Item.Since),
        Column<AttentionRow>.Timestamp("due_at", row => row.Item.DueAt),
        Column<AttentionRow>.Date("due_on", row => row.Item.DueOn),
        Column<AttentionRow>.Timestamp("valid_from", row => row.Warning?.From),
        Column<AttentionRow>.Timestamp("valid_until", row => row.Warning?.Until ?? row.Until),
        Column<AttentionRow>.Text("what", row => row.Item.What),
        Column<AttentionRow>.Text("owner", row => row.Item.Owner),
        Column<AttentionRow>.Integer("warning_score", row => row.Warning?.Warning.Score),
        Column<AttentionRow>.Text("warning_level", row => row.Warning is { } warning ? SlaTables.NameOf(warning.Warning.Level) : null),
    ]);

    static string? NameOf(HypeCycleStage? stage) => stage is { } known ? SlaTables.NameOf(known) : null;

    public sealed record ClientRow(Guid ClientId, ClientOnboarded Onboarded);

    public sealed record ContractRow(Guid ContractId, ContractSigned Signed);

    public sealed record AnswerRow(Guid FeedbackId, Guid ClientId, DatedAnswer Answer);

    public sealed record InitiativeRow(Guid InitiativeId, Guid ClientId, DatedInitiative Initiative);

    public sealed record ContactRow(Guid StreamId, Guid ClientId, DatedContact Contact);

    public sealed record DayRow(Guid ClientId, LocalDate Date, SatisfactionDay Day)
    {
        public AcceptedStage? Accepted => Day.Acceptance.Accepted;
    }

    public sealed record AttentionRow(
        Guid StreamId, string StreamKind, Guid ClientId, Guid? ContractId, AttentionItem Item, WarningSpan? Warning = null)
    {
        /// <summary>From when on it asks no more, whatever happens.</summary>
        public Instant? Until { get; init; }
    }
}
