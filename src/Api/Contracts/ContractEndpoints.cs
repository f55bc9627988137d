using MspEvents.Api.Commands;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Contracts;

/// <summary>Commands of <c>/contracts</c>.</summary>
static class ContractEndpoints
{
    public static void MapContractCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<Contract, ContractCommand, ContractEvent>(routes, "contracts", "Contract", Contract.Decider)
            .Start<SignRequest>("sign", "Sign a contract", SignAsync)
            .Ask<AmendServiceLevelsRequest>("amend-service-levels", "Amend the service levels from a date",
                body => new AmendServiceLevels(body.EffectiveFrom, body.ServiceLevels.Resolved(), body.Mode, body.Reason, body.Restate))
            .Ask<AmendCalendarRequest>("amend-calendar", "Amend or add a calendar from a date",
                body => new AmendCalendar(body.EffectiveFrom, body.Name, body.Calendar, body.Mode, body.Reason, body.Restate))
            .Ask<AmendIncentivesRequest>("amend-incentives", "Amend credits and bonuses from a date",
                body => new AmendIncentives(body.EffectiveFrom, body.Incentives.Resolved(), body.Reason, body.Restate))
            .Ask<AmendScopeRequest>("amend-scope", "Amend the scope from a date", AmendScopeAsync)
            .Ask<PurchaseHoursRequest>("purchase-hours", "Buy block hours",
                body => new PurchaseHours(Guid.CreateVersion7(), body.Minutes, body.Price, body.ValidUntil))
            .Ask<RecordOutageRequest>("record-outage", "Record an outage, open where it has no end", RecordOutageAsync)
            .Ask<EndOutageRequest>("end-outage", "End an open outage", body => new EndOutage(body.OutageId, body.To))
            .Ask<AgreeCommunicationRequest>("agree-communication", "Agree how the organisations talk", body => new AgreeCommunication(body.Protocol))
            .Ask<AgreeKpiRequest>("agree-kpi", "Agree or adjust a KPI",
                body => new AgreeKpi(body.Key, body.Name, body.Unit, body.Baseline, body.Target, body.DueOn, body.Goal, body.Direction, body.Reason))
            .Ask<MeasureKpiRequest>("measure-kpi", "Record a KPI's value", body => new MeasureKpi(body.Key, body.Value, body.Evidence))
            .Ask<RetireKpiRequest>("retire-kpi", "Retire a KPI", body => new RetireKpi(body.Key, body.Reason))
            .Ask<ExcludeFromSlaRequest>("exclude-from-sla", "Take a ticket, or one of its metrics, out of the figures by agreement", ExcludeAsync)
            .Ask<RestateSlaRequest>("restate-sla", "Restate a closed month", body => new RestateSla(body.Period, body.Reason))
            .Ask<ReportDeliveredRequest>("report-delivered", "Deliver a report; the first for a period closes that month",
                body => new DeliverReport(body.Name, body.Period))
            .Ask<RenewRequest>("renew", "Renew the contract", body => new RenewContract(body.EffectiveFrom, body.EndsOn, body.MonthlyFee, body.Restate))
            .Ask<TerminateRequest>("terminate", "Terminate the contract", body => new TerminateContract(body.EffectiveOn, body.Reason));

    static async Task<ContractCommand> SignAsync(SignRequest body, Situation<Contract> situation, CancellationToken cancellation)
    {
        var client = await situation.LookUps.ClientAsync(body.ClientId, "#/clientId", cancellation);
        return new SignContract { Terms = body.ToTerms(situation.Id), ClientOffboarded = client.Offboarded is not null };
    }

    static async Task<ContractCommand> AmendScopeAsync(AmendScopeRequest body, Situation<Contract> situation, CancellationToken cancellation)
    {
        var facts = body.ChangeRequestId is { } change
            ? await situation.LookUps.FactsAsync<ChangeRequestEvent>(ChangeRequest.Decider.StreamType, change, "#/changeRequestId", cancellation)
            : [];
        return new AmendScope(body.EffectiveFrom, body.Add, body.Remove, body.Change, body.ChangeRequestId, body.Reason)
        {
            Approval = ChangeRequest.Decider.Fold(facts),
        };
    }

    static async Task<ContractCommand> RecordOutageAsync(RecordOutageRequest body, Situation<Contract> situation, CancellationToken cancellation)
    {
        var ticket = await situation.LookUps.OwnerAsync(Ticket.Decider.StreamType, body.TicketId, "#/ticketId", cancellation);
        return new RecordOutage(
            body.OutageId ?? Guid.CreateVersion7(), body.Service, body.From, body.To, body.Planned, body.TicketId, ticket?.ContractId);
    }

    static async Task<ContractCommand> ExcludeAsync(ExcludeFromSlaRequest body, Situation<Contract> situation, CancellationToken cancellation)
    {
        var ticket = await situation.LookUps.OwnerAsync(Ticket.Decider.StreamType, body.TicketId, "#/ticketId", cancellation);
        return new ExcludeFromSla(body.TicketId, body.Metric, body.Reason, body.AgreedBy, ticket!.Value.ContractId!.Value);
    }
}
