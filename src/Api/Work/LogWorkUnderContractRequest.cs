using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Work;

/// <summary>Logs work on what may have no contract of its own: a story or an initiative.</summary>
/// <param name="Minutes">Above 0.</param>
/// <param name="Who">Who worked.</param>
/// <param name="StartedAt">When the work began: the time its coverage is decided at.</param>
/// <param name="ContractId">The contract the work is done under; needed where the stream has none, else the answer is 409 <c>no_contract</c>.</param>
/// <param name="WorkId">Minted if absent.</param>
/// <param name="Role">The role the contract prices.</param>
/// <param name="Rate">Minor units per hour; absent takes the contract's for the role.</param>
/// <param name="Billable">Whether it may use block hours.</param>
/// <param name="ScopeItem">The scope item it names.</param>
/// <param name="ChangeRequestId">The change request it names.</param>
/// <param name="Note">A note.</param>
sealed record LogWorkUnderContractRequest(
    int Minutes,
    string Who,
    Instant StartedAt,
    Guid? ContractId = null,
    Guid? WorkId = null,
    string? Role = null,
    long? Rate = null,
    bool Billable = true,
    string? ScopeItem = null,
    Guid? ChangeRequestId = null,
    string? Note = null) : CommandBody, IExample<LogWorkUnderContractRequest>
{
    public static LogWorkUnderContractRequest Example => new(
        90, "Tomas Reil", Instant.FromUtc(2026, 3, 4, 12, 30), Guid.Parse("0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"), Role: "engineer", ScopeItem: "workplace", Note: "Set up the spare laptops.");

    internal WorkDetails Details => new()
    {
        Minutes = Minutes,
        Who = Who,
        StartedAt = StartedAt,
        Role = Role,
        Rate = Rate,
        Billable = Billable,
        ScopeItem = ScopeItem,
        ChangeRequestId = ChangeRequestId,
        Note = Note,
    };

    public sealed class Validator : CommandValidator<LogWorkUnderContractRequest>
    {
        public Validator()
        {
            RuleFor(body => body.WorkId).NotEqual(Guid.Empty).WithErrorCode("out_of_range").WithMessage("An id is needed, or none at all.");
            RuleFor(body => body.Details).SetValidator(new WorkValidator()).OverridePropertyName("");
        }
    }
}
