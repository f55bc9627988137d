using MspEvents.Api.Commands;
using MspEvents.Api.Resources;
using MspEvents.Api.Work;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Initiatives;

/// <summary>Commands of <c>/initiatives</c>.</summary>
static class InitiativeEndpoints
{
    public static void MapInitiativeCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<Initiative, InitiativeCommand, IInitiativeEvent>(routes, "initiatives", "Initiative", Initiative.Decider)
            .Start<PlanRequest>("plan", "Plan an initiative for a client", PlanAsync)
            .Ask<StartRequest>("start", "Begin the work", _ => new StartInitiative())
            .Ask<ProgressRequest>("progress", "Say how it moves on", body => new ProgressInitiative(body.Note, body.Metric, body.Value))
            .Ask<CommunicateRequest>("communicate", "Record what the client was told", body => new CommunicateInitiative(body.Audience, body.Channel, body.Message))
            .Ask<LogWorkUnderContractRequest>("log-work", "Log work under a contract of the client", LogWorkAsync)
            .Ask<CorrectWorkRequest>("correct-work", "Correct logged work", CorrectWorkAsync)
            .Ask<VoidWorkRequest>("void-work", "Take logged work back", body => new VoidInitiativeWork(body.WorkId, body.Reason))
            .Ask<RecordInvestmentRequest>("record-investment", "Record money that went into it",
                body => new RecordInvestment(body.Amount, body.Currency, body.Note))
            .Ask<AllocateRequest>("allocate", "Set a person or a team aside for it", body => new AllocateInitiativeResources(body.Allocation))
            .Ask<FinishRequest>("finish", "Bring it to its end", body => new FinishInitiative(body.Result))
            .Ask<ConfirmBenefitRequest>("confirm-benefit", "Record that the client's side confirmed what it brought",
                body => new ConfirmBenefit(body.Benefit, body.Measure))
            .Ask<AbandonRequest>("abandon", "Give it up", body => new AbandonInitiative(body.Reason));

    static async Task<InitiativeCommand> PlanAsync(PlanRequest body, Situation<Initiative> situation, CancellationToken cancellation)
    {
        var client = await situation.LookUps.ClientAsync(body.ClientId, "#/clientId", cancellation);
        if (body.PainPointId is { } pain && !client.PainPoints.Exists(named => named.PainPointId == pain))
            throw new StreamNotFound("pain_point", pain, "#/painPointId");
        for (var index = 0; index < body.Addresses.Count; index++)
        {
            var pointer = FormattableString.Invariant($"#/addresses/{index}");
            var owner = await situation.LookUps.OwnerAsync(Initiative.Decider.StreamType, body.Addresses[index], pointer, cancellation);
            if (owner?.ClientId != body.ClientId)
                throw new StreamNotFound(Initiative.Decider.StreamType, body.Addresses[index], pointer);
        }

        return new PlanInitiative
        {
            ClientId = body.ClientId,
            ClientOffboarded = client.Offboarded?.OccurredAt <= situation.At,
            Title = body.Title,
            Kind = body.Kind,
            ExpectedValue = body.ExpectedValue,
            Investment = body.Investment,
            Validity = body.Validity,
            PainPointId = body.PainPointId,
            Addresses = body.Addresses,
        };
    }

    static async Task<InitiativeCommand> LogWorkAsync(LogWorkUnderContractRequest body, Situation<Initiative> situation, CancellationToken cancellation)
    {
        var contract = body.ContractId is { } id ? await situation.LookUps.ContractAsync(id, "#/contractId", cancellation) : null;
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        return new LogInitiativeWork(
            body.WorkId ?? Guid.CreateVersion7(), body.ContractId, body.Details, contract is null ? null : new(contract.ClientId, contract.WorkTerms),
            change?.ContractId);
    }

    static async Task<InitiativeCommand> CorrectWorkAsync(CorrectWorkRequest body, Situation<Initiative> situation, CancellationToken cancellation)
    {
        var change = await situation.LookUps.OwnerAsync(ChangeRequest.Decider.StreamType, body.ChangeRequestId, "#/changeRequestId", cancellation);
        // Work that is not known is refused by the decision, which needs no terms for it.
        var terms = situation.State.WorkContracts.TryGetValue(body.WorkId, out var contract)
            ? (await situation.LookUps.ContractAsync(contract, null, cancellation)).WorkTerms
            : new(new Dictionary<string, long>(), new HashSet<string>());
        return new CorrectInitiativeWork(body.WorkId, body.Details, body.Reason, terms, change?.ContractId);
    }
}
