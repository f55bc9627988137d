using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleInitiative;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class InitiativeWorkTests
{
    static readonly Guid Id = new("0190c1d2-0000-7000-8000-00000000f20a");
    static readonly Guid OtherContract = new("0190c1d2-0000-7000-8000-00000000f20b");

    static readonly WorkTerms Terms = new(new Dictionary<string, long> { ["engineer"] = 9_000 }, new HashSet<string> { "patching" });

    static readonly WorkDetails Hour = new() { Minutes = 60, Who = "Pavel Ruiz", Role = "engineer", ScopeItem = "patching" };

    static readonly LogInitiativeWork Log = new(Id, SampleContract.Id, Hour, new(SampleContract.ClientId, Terms));

    static readonly WorkLogged Logged = At(2, new WorkLogged(new()
    {
        WorkId = Id,
        Minutes = 60,
        Who = "Pavel Ruiz",
        Role = "engineer",
        Rate = 9_000,
        Cost = 9_000,
        ScopeItem = "patching",
        StartedAt = After(2, Log).OccurredAt,
    })) with
    { ContractId = SampleContract.Id };

    [Fact]
    public void Work_belongs_to_the_contract_it_names()
    {
        var logged = Given(Initiative.Decider, Planned).When(After(2, Log)).ThenOne<WorkLogged>();
        (logged.Work, logged.ContractId, logged.ClientId).ShouldBe((Logged.Work, SampleContract.Id, SampleContract.ClientId));
    }

    [Fact]
    public void Work_without_a_contract_is_refused() =>
        Given(Initiative.Decider, Planned).When(After(2, Log with { ContractId = null, Contract = null })).ThenRefused("no_contract");

    [Fact]
    public void Work_under_another_clients_contract_is_refused() =>
        Given(Initiative.Decider, Planned).When(After(2, Log with { Contract = new(OtherContract, Terms) })).ThenRefused("other_client");

    [Fact]
    public void Work_names_a_change_request_of_its_own_contract()
    {
        Given(Initiative.Decider, Planned).When(After(2, Log with { ChangeContractId = SampleContract.Id })).ThenOne<WorkLogged>();
        Given(Initiative.Decider, Planned).When(After(2, Log with { ChangeContractId = OtherContract })).ThenRefused("change_request_of_other_contract");
        var correct = new CorrectInitiativeWork(Id, new() { ChangeRequestId = OtherContract }, "a", Terms);
        Given(Initiative.Decider, Planned, Logged).When(After(3, correct with { ChangeContractId = OtherContract })).ThenRefused("change_request_of_other_contract");
        Given(Initiative.Decider, Planned, Logged).When(After(3, correct with { ChangeContractId = SampleContract.Id })).ThenOne<WorkCorrected>();
    }

    [Fact]
    public void The_same_work_is_logged_once()
    {
        Given(Initiative.Decider, Planned, Logged).When(After(3, Log)).ThenNothing();
        Given(Initiative.Decider, Planned, Logged).When(After(3, Log with { ContractId = OtherContract })).ThenRefused("work_id_taken");
        Given(Initiative.Decider, Planned, Logged).When(After(3, Log with { Work = Hour with { Minutes = 30 } })).ThenRefused("work_id_taken");
    }

    [Fact]
    public void A_scope_key_that_never_was_is_refused() =>
        Given(Initiative.Decider, Planned).When(After(2, Log with { Work = Hour with { ScopeItem = "gardening" } })).ThenRefused("unknown_scope_item");

    [Fact]
    public void Work_is_corrected_and_taken_back_under_its_contract()
    {
        var corrected = Given(Initiative.Decider, Planned, Logged).When(After(3, new CorrectInitiativeWork(Id, new() { Minutes = 30 }, "typing error", Terms))).ThenOne<WorkCorrected>();
        (corrected.Work.Minutes, corrected.Work.Cost, corrected.ContractId).ShouldBe((30, 4_500, SampleContract.Id));
        var voided = Given(Initiative.Decider, Planned, Logged).When(After(3, new VoidInitiativeWork(Id, "other initiative"))).ThenOne<WorkVoided>();
        voided.ContractId.ShouldBe(SampleContract.Id);
        Given(Initiative.Decider, Planned).When(After(3, new VoidInitiativeWork(Id, "a"))).ThenRefused("unknown_work");
        Given(Initiative.Decider, Planned, Logged, At(3, new WorkVoided(Id, "a"))).When(After(4, new CorrectInitiativeWork(Id, new() { Minutes = 30 }, "a", Terms))).ThenRefused("work_voided");
    }

    [Fact]
    public void Late_time_sheets_are_taken_after_the_end() =>
        Given(Initiative.Decider, Planned, Started, Finished).When(After(40, Log)).ThenOne<WorkLogged>();

    [Fact]
    public void What_was_taken_back_is_counted_no_more()
    {
        Given(Initiative.Decider, Planned, Logged).State().Work.Minutes.ShouldBe(60);
        Given(Initiative.Decider, Planned, Logged, At(3, new WorkVoided(Id, "a"))).State().Work.Minutes.ShouldBe(0);
    }
}
