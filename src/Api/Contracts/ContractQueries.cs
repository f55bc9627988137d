using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Contracts;

/// <summary>Queries of <c>/contracts</c>.</summary>
static class ContractQueries
{
    public static void MapContractQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, ContractList.Definition, Contract.Decider.StreamType, "Contract")
            .List<ContractItem>()
            .Item((contract, _) => Task.FromResult(Answer(contract)))
            .Events()
            .History();

    static QueryAnswer<ContractAnswer> Answer(PastStream contract) =>
        new(
            new(contract.Stream, ContractDetails.Of(contract.Stream.Facts, contract.Stream.Point.JudgedAt) ?? throw contract.NotYet()),
            AnswerJson.Default.ContractAnswer,
            contract.CurrentVersion);
}
