using MspEvents.Domain;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>
/// Which streams belong to which contract and client, and between which positions: how a replay finds what it folds. Beside it which other streams hold facts
/// under a contract.
/// </summary>
public sealed class StreamIndexProjection() : Projection(IndexName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string IndexName = "stream_index";

    static readonly ViewTable<Row> Streams = new("views_stream_index", "stream_id", ["stream_id"],
    [
        Column<Row>.Uuid("stream_id", row => row.StreamId),
        Column<Row>.Text("kind", row => row.Kind),
        Column<Row>.Uuid("client_id", row => row.ClientId),
        Column<Row>.Uuid("contract_id", row => row.ContractId),
        Column<Row>.BigInt("first_position", row => row.FirstPosition),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    // A stream may hold facts under a contract that is not its own: work on an initiative, a story before and after it came under one, a scenario's simulation.
    static readonly ViewTable<ContractRow> Contracts = new("views_stream_contracts", "stream_id", ["stream_id", "contract_id"],
    [
        Column<ContractRow>.Uuid("stream_id", row => row.StreamId),
        Column<ContractRow>.Uuid("contract_id", row => row.ContractId),
        Column<ContractRow>.BigInt("first_position", row => row.FirstPosition),
        Column<ContractRow>.BigInt("last_position", row => row.LastPosition),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        // Whatever the event, the stream has it: no event needs a word of its own.
        .Stream<ClientEvent>().On<ClientEvent>()
        .Stream<ContractEvent>().On<ContractEvent>()
        .Stream<ITicketEvent>().On<ITicketEvent>()
        .Stream<ChangeRequestEvent>().On<ChangeRequestEvent>()
        .Stream<IUseCaseEvent>().On<IUseCaseEvent>()
        .Stream<IServiceAreaEvent>().On<IServiceAreaEvent>()
        .Stream<IStoryEvent>().On<IStoryEvent>()
        .Stream<TemplateEvent>().On<TemplateEvent>()
        .Stream<FeedbackEvent>().On<FeedbackEvent>()
        .Stream<IInitiativeEvent>().On<IInitiativeEvent>()
        .Stream<ServiceReviewEvent>().On<ServiceReviewEvent>()
        .Stream<SettingsEvent>().On<SettingsEvent>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Streams, Contracts];

    /// <summary>The streams of a kind under a contract that had begun by a position, by id.</summary>
    internal static async Task<List<Guid>> StreamsOfContractAsync(
        TenantSession session, int version, Guid contractId, string kind, long position, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select stream_id from {Streams.In(version)}
             where tenant_id = $1 and contract_id = $2 and kind = $3 and first_position <= $4
             order by stream_id
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contractId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var streams = new List<Guid>();
        while (await row.ReadAsync(cancellationToken))
            streams.Add(row.GetGuid(0));
        return streams;
    }

    /// <summary>The streams that belong to a client and had begun by a position, the client's own among them, by id; with their kinds.</summary>
    internal static async Task<IReadOnlyList<(Guid Id, string Kind)>> StreamsOfClientAsync(
        TenantSession session, int version, Guid clientId, long position, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select stream_id, kind from {Streams.In(version)}
             where tenant_id = $1 and client_id = $2 and first_position <= $3
             order by stream_id
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = clientId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var streams = new List<(Guid Id, string Kind)>();
        while (await row.ReadAsync(cancellationToken))
            streams.Add((row.GetGuid(0), row.GetString(1)));
        return streams;
    }

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (facts.Count == 0)
            return;
        var (first, last) = (facts[0], facts[^1]);
        rows.Add(Streams, new(key, KindOf(first.Event), first.Event.ClientId, first.Event.ContractId, first.Position, last.Position));
        foreach (var under in facts.GroupBy(fact => fact.Event.ContractId))
        {
            if (under.Key is { } contract && contract != first.Event.ContractId)
                rows.Add(Contracts, new(key, contract, under.Min(fact => fact.Position), under.Max(fact => fact.Position)));
        }
    }

    /// <summary>The kind of a stream, by its first event.</summary>
    internal static string KindOf(DomainEvent @event) => @event switch
    {
        ClientEvent => Client.Decider.StreamType,
        ContractEvent => Contract.Decider.StreamType,
        ChangeRequestEvent => ChangeRequest.Decider.StreamType,
        ITicketEvent => Ticket.Decider.StreamType,
        IUseCaseEvent => UseCase.Decider.StreamType,
        IServiceAreaEvent => ServiceArea.Decider.StreamType,
        IStoryEvent => UserStory.Decider.StreamType,
        TemplateEvent => SolutionTemplate.Decider.StreamType,
        FeedbackEvent => Feedback.Decider.StreamType,
        ServiceReviewEvent => ServiceReview.Decider.StreamType,
        IInitiativeEvent => Initiative.Decider.StreamType,
        SettingsEvent => TenantSettings.Decider.StreamType,
        _ => throw new UnknownEvent(@event),
    };

    sealed record Row(Guid StreamId, string Kind, Guid ClientId, Guid? ContractId, long FirstPosition, long LastPosition);

    sealed record ContractRow(Guid StreamId, Guid ContractId, long FirstPosition, long LastPosition);
}
