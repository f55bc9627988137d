using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleStory;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class UserStoryWorkTests
{
    static readonly Guid WorkId = new("0190c1d2-0000-7000-8000-00000000f00a");
    static readonly Guid OtherContract = new("0190c1d2-0000-7000-8000-00000000f00b");
    static readonly StoryContract Named = new(SampleContract.Id, SampleContract.ClientId);
    static readonly WorkTerms Terms = new(new Dictionary<string, long> { ["engineer"] = 9_000 }, new HashSet<string> { "patching" });
    static readonly WorkDetails Hour = new() { Minutes = 60, Who = "Pavel Ruiz", Role = "engineer" };

    [Fact]
    public void Work_on_a_story_without_a_contract_names_one()
    {
        Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, null, null))).ThenRefused("no_contract");
        var logged = Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenOne<WorkLogged>();
        (logged.ContractId, logged.Work.Cost).ShouldBe((SampleContract.Id, 9_000));
    }

    [Fact]
    public void The_contract_is_one_of_the_client() =>
        Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named with { ClientId = OtherContract }, Terms))).ThenRefused("other_client");

    [Fact]
    public void Work_on_a_story_with_a_contract_falls_under_that()
    {
        var under = Captured with { ContractId = SampleContract.Id };
        Given(UserStory.Decider, under).When(After(1, new LogStoryWork(WorkId, Hour, null, Terms))).ThenOne<WorkLogged>().ContractId.ShouldBe(SampleContract.Id);
        Given(UserStory.Decider, under).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenOne<WorkLogged>();
        Given(UserStory.Decider, under).When(After(1, new LogStoryWork(WorkId, Hour, Named with { ContractId = OtherContract }, Terms))).ThenRefused("contract_fixed");
    }

    [Fact]
    public void The_same_work_is_not_logged_under_two_contracts()
    {
        var logged = Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenOne<WorkLogged>();
        Given(UserStory.Decider, Captured, logged).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenNothing();
        Given(UserStory.Decider, Captured, logged).When(After(1, new LogStoryWork(WorkId, Hour, Named with { ContractId = OtherContract }, Terms))).ThenRefused("work_id_taken");
    }

    [Fact]
    public void A_correction_and_a_voiding_carry_the_works_contract()
    {
        var logged = Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenOne<WorkLogged>();
        Given(UserStory.Decider, Captured, logged).When(After(2, new CorrectStoryWork(WorkId, new() { Minutes = 30 }, "typo", Terms)))
            .ThenOne<WorkCorrected>().ContractId.ShouldBe(SampleContract.Id);
        Given(UserStory.Decider, Captured, logged).When(After(2, new VoidStoryWork(WorkId, "typo"))).ThenOne<WorkVoided>().ContractId.ShouldBe(SampleContract.Id);
        Given(UserStory.Decider, Captured).When(After(2, new CorrectStoryWork(WorkId, new() { Minutes = 30 }, "typo", null))).ThenRefused("unknown_work");
        Given(UserStory.Decider, Captured).When(After(2, new VoidStoryWork(WorkId, "typo"))).ThenRefused("unknown_work");
    }

    [Fact]
    public void A_late_time_sheet_is_taken_after_acceptance() =>
        Given(UserStory.Decider, Captured, Started, Delivered, Accepted).When(After(300, new LogStoryWork(WorkId, Hour, Named, Terms))).ThenOne<WorkLogged>();

    [Fact]
    public void Work_on_a_change_request_falls_under_the_changes_contract()
    {
        Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms, OtherContract))).ThenRefused("change_request_of_other_contract");
        var logged = Given(UserStory.Decider, Captured).When(After(1, new LogStoryWork(WorkId, Hour, Named, Terms, SampleContract.Id))).ThenOne<WorkLogged>();
        Given(UserStory.Decider, Captured, logged).When(After(2, new CorrectStoryWork(WorkId, new() { Minutes = 30 }, "typo", Terms, OtherContract)))
            .ThenRefused("change_request_of_other_contract");
    }
}
