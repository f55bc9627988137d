using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>
/// Simulates a scenario as a queue against a contract: which targets would be missed, what that would cost in credits, how long people would wait. The same
/// input and terms always give the same result. Rules: the contract's matrix gives each arrival's priority; it is worked on in the hours of its priority's
/// resolution target for incidents, else 24x7. A free agent takes the waiting request of the highest priority whose hours are open, of one priority the first
/// come; none is taken from its agent for a more urgent one. Where the hours end before it is done, it waits with the work that is left. Being taken first is
/// assignment and first response, being done is resolution; other targets are not judged. Matrix, targets, calendars, fee and incentives are those in force at
/// startsAt, for the whole run; credits are those of the run alone, month by month, without earn-back. Waits are counted in each request's hours; utilisation is
/// time at work by the agents' time in which any of the hours were open. A run ends with its last request, at the latest after 366 days.
/// </summary>
/// <param name="StartsAt">When the run begins; the contract must be in force then, else 409 <c>contract_not_in_force</c>.</param>
/// <param name="Arrivals">1 to 1,000 requests, in any order: atMinute 0-44,640 after the start, impact and urgency 1-3, handleMinutes 1-10,080 of one agent's work.</param>
/// <param name="Agents">1-500, each on one request at a time.</param>
/// <param name="ContractId">A contract of the use case's client.</param>
sealed record SimulateScenarioRequest(Instant StartsAt, IReadOnlyList<SimulatedArrival> Arrivals, int Agents, Guid ContractId)
    : CommandBody, IExample<SimulateScenarioRequest>
{
    internal SimulationInput Input => new(StartsAt, Arrivals, Agents, ContractId);

    public static SimulateScenarioRequest Example => new(
        Instant.FromUtc(2026, 9, 1, 7, 0), [new(0, 2, 2, 45), new(5, 2, 2, 45), new(9, 1, 1, 90)], 2, Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"));

    public sealed class Validator : CommandValidator<SimulateScenarioRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ContractId).NotEmpty().WithMessage("A contract's id is needed.");
            RuleFor(body => body.Agents).InclusiveBetween(1, SimulationInput.MostAgents).WithMessage($"1 to {SimulationInput.MostAgents}.");
            RuleFor(body => body.Arrivals.Count).InclusiveBetween(1, SimulationInput.MostArrivals).OverridePropertyName(nameof(Arrivals))
                .WithMessage($"1 to {SimulationInput.MostArrivals} arrivals.");
            RuleForEach(body => body.Arrivals).ChildRules(arrival =>
            {
                arrival.RuleFor(one => one.AtMinute).InclusiveBetween(0, SimulationInput.LastMinute).WithMessage($"0 to {SimulationInput.LastMinute}.");
                arrival.RuleFor(one => one.Impact).InclusiveBetween(1, 3).WithMessage("1 to 3.");
                arrival.RuleFor(one => one.Urgency).InclusiveBetween(1, 3).WithMessage("1 to 3.");
                arrival.RuleFor(one => one.HandleMinutes).InclusiveBetween(1, SimulationInput.LongestHandling)
                    .WithMessage($"1 to {SimulationInput.LongestHandling}.");
            });
        }
    }
}
