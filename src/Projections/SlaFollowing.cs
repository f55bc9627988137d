using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>What moves clocks: shared by their rows and by their timer.</summary>
static class SlaFollowing
{
    /// <summary>Every ticket event, and the contract's events that change terms; the caller adds the rest of the contract's.</summary>
    public static Following Make() => new Following()
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<TicketAssigned>().On<ProviderResponded>().On<CustomerReplied>().On<TicketPaused>().On<TicketResumed>()
        .On<TicketReprioritised>().On<TicketCorrected>().On<TicketResolved>().On<TicketReopened>().On<TicketClosed>().On<TicketCancelled>()
        .On<SlaThresholdReached>()
        // They move no clock, but a clock may be judged from its ticket's last fact on, and these are facts.
        .On<TicketEscalated>().On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>().On<TicketLinked>()
        .Stream<ContractEvent>()
        .OnAllOfContract<ServiceLevelsAmended>().OnAllOfContract<CalendarAmended>()
        .OnAllOfContract<ContractRenewed>().OnAllOfContract<ContractTerminated>()
        .Ignore<IncentivesAmended>().Ignore<ScopeAmended>().Ignore<BlockHoursPurchased>().Ignore<OutageRecorded>().Ignore<OutageEnded>()
        .Ignore<KpiAgreed>().Ignore<KpiMeasured>().Ignore<KpiRetired>();

    /// <summary>A contract's tickets that were not finished when the new terms take effect, by id: no other's clocks can change.</summary>
    public static async Task<IReadOnlyList<Guid>> TicketsConcernedAsync(
        TenantSession session, string table, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var effective = wide.Event switch
        {
            ServiceLevelsAmended amended => amended.EffectiveFrom,
            CalendarAmended amended => amended.EffectiveFrom,
            ContractRenewed renewed => renewed.EffectiveFrom,
            ContractTerminated terminated => terminated.EffectiveOn,
            CommunicationAgreed agreed => agreed.OccurredAt.InUtc().Date,
            _ => throw new UnknownEvent(wide.Event),
        };
        await using var command = new NpgsqlCommand(
            $"""
             select ticket_id from {table}
             where tenant_id = $1 and contract_id = $2 and ticket_id > $3 and (finished_at is null or finished_at >= $4)
             order by ticket_id limit $5
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = wide.StreamId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        // A day to spare for the contract's zone, which is not known here.
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = effective.AtMidnight().InUtc().ToInstant().Minus(Duration.FromDays(1)).ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tickets = new List<Guid>(limit);
        while (await reader.ReadAsync(cancellationToken))
            tickets.Add(reader.GetGuid(0));
        return tickets;
    }
}
