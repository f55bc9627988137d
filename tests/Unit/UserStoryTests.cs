using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleStory;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class UserStoryTests
{
    static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000f002");
    static readonly StoryContract Contract = new(SampleContract.Id, SampleContract.ClientId);
    static readonly StoryContract Foreign = new(SampleContract.Id, Other);
    static readonly WeightedPriority Priority = WeightedPriority.Of(5, 3, 4, null, null);

    [Fact]
    public void A_story_is_captured_once()
    {
        Given(UserStory.Decider).When(Capture).Then(Captured);
        Given(UserStory.Decider, Captured).When(After(5, Capture)).ThenNothing();
        Given(UserStory.Decider, Captured).When(Capture with { Text = "Another" }).ThenRefused("id_taken");
        Given(UserStory.Decider, Captured).When(Capture with { ClientOffboarded = true }).ThenNothing();
    }

    [Fact]
    public void A_story_in_parts_is_put_together() =>
        Given(UserStory.Decider).When(Capture with { Text = null, Role = "orchard manager", Want = "see last night's readings", Benefit = "I can act" })
            .ThenOne<StoryCaptured>().Text.ShouldBe("As an orchard manager, I want to see last night's readings, so that I can act");

    [Fact]
    public void Nothing_is_captured_for_a_client_that_is_served_no_longer()
    {
        Given(UserStory.Decider).When(Capture with { ClientOffboarded = true }).ThenRefused("client_offboarded");
        Given(UserStory.Decider).When(Capture with { ClientOffboarded = true, Imported = true }).ThenOne<StoryCaptured>();
    }

    [Fact]
    public void A_story_falls_under_a_contract_of_its_client()
    {
        Given(UserStory.Decider).When(Capture with { Contract = Contract }).ThenOne<StoryCaptured>().ContractId.ShouldBe(Contract.ContractId);
        Given(UserStory.Decider).When(Capture with { Contract = Foreign }).ThenRefused("other_client");
        Given(UserStory.Decider, Captured).When(After(1, new RefineStory(new() { ContractId = Contract.ContractId }, Foreign, "r"))).ThenRefused("other_client");
    }

    [Fact]
    public void A_story_that_is_under_a_contract_stays_under_it()
    {
        Given(UserStory.Decider, Captured).When(After(1, new RefineStory(new() { ContractId = Contract.ContractId }, Contract, "signed")))
            .ThenOne<StoryRefined>().ContractId.ShouldBe(Contract.ContractId);
        Given(UserStory.Decider, Captured with { ContractId = Other }).When(After(1, new RefineStory(new() { ContractId = Contract.ContractId }, Contract, "signed")))
            .ThenRefused("contract_fixed");
    }

    [Fact]
    public void Nothing_is_asked_of_a_story_that_is_none() => Given(UserStory.Decider).When(After(1, new StartStory(null))).ThenRefused("not_allowed");

    [Fact]
    public void Questions_are_asked_once_and_answered()
    {
        var asked = At(1, new ClarificationRequested(["Which store?"], "Greta Lind"));
        Given(UserStory.Decider, Captured).When(After(1, new RequestClarification(["Which store?"], "Greta Lind"))).Then(asked);
        Given(UserStory.Decider, Captured, asked).When(After(2, new RequestClarification(["Which store?"], "Greta Lind"))).ThenNothing();
        Given(UserStory.Decider, Captured, asked).When(After(2, new RequestClarification(["Which store?", "When?"], "Greta Lind")))
            .Then(new ClarificationRequested(["When?"], "Greta Lind"));
        Given(UserStory.Decider, Captured, asked).When(After(2, new ClarifyStory(["Both"], null, null))).Then(new StoryClarified(["Both"], null));
        Given(UserStory.Decider, Captured, asked, At(2, new StoryClarified(["Both"], null))).State().Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_question_there_is_no_answer() =>
        Given(UserStory.Decider, Captured).When(After(2, new ClarifyStory(["Both"], null, null))).ThenRefused("no_open_question");

    [Fact]
    public void A_changed_part_makes_a_new_text()
    {
        var refined = Given(UserStory.Decider, Captured).When(After(1, new RefineStory(new() { Benefit = "I can sleep" }, null, "asked again"))).ThenOne<StoryRefined>();
        refined.Changes.Text.ShouldBe("As a picker, I want to see the cold store's temperature, so that I can sleep");
        refined.Changes.Want.ShouldBe("to see the cold store's temperature");
        Given(UserStory.Decider, Captured, refined).When(After(2, new RefineStory(new() { Benefit = "I can sleep" }, null, "again"))).ThenNothing();
    }

    [Fact]
    public void What_is_refined_and_what_is_not_named_stays()
    {
        var story = Given(UserStory.Decider, Captured, At(1, new StoryRefined(new() { PainPoint = "Spoiled fruit", Acceptance = ["a", "b"] }, "r"))).State();
        (story.Wording.Text, story.PainPoint).ShouldBe((Capture.Text, "Spoiled fruit"));
        story.Acceptance.ShouldBe(["a", "b"]);
        Given(UserStory.Decider, Captured).When(After(1, new RefineStory(new() { Acceptance = ["Shown on the handheld"] }, null, "r"))).ThenNothing();
    }

    [Fact]
    public void The_same_act_of_preparation_is_recorded_once()
    {
        Again(new AnalyseStory(Id, "monitoring", 2, 4, [], ["cold chain"], []), new StoryAnalysed("monitoring", 2, 4, [], ["cold chain"]));
        Again(new PrioritiseStory(Priority, Moscow.Must, "r"), new StoryPrioritised(Priority, Moscow.Must, "r"));
        Again(new ValidateStory("report", true, null), new StoryValidated("report", true, null));
        Again(new DesignStory(new(["a"], [], [], []), null), new StoryDesigned(new(["a"], [], [], []), null));

        static void Again(StoryCommand command, StoryEvent expected)
        {
            Given(UserStory.Decider, Captured).When(After(1, command)).Then(expected);
            Given(UserStory.Decider, Captured, At(1, expected) with { ClientId = SampleContract.ClientId }).When(After(2, command)).ThenNothing();
        }
    }

    [Fact]
    public void Another_stakeholder_may_confirm_the_same() =>
        Given(UserStory.Decider, Captured, At(1, new StoryValidated("report", true, null) { By = "Greta" }))
            .When(After(2, new ValidateStory("report", true, null)) with { By = "Ida" }).ThenOne<StoryValidated>();

    [Fact]
    public void A_story_depends_on_no_story_that_depends_on_it()
    {
        Guid[] chain = [new("0190c1d2-0000-7000-8000-00000000f010"), new("0190c1d2-0000-7000-8000-00000000f011")];
        KnownStory[] known = [new(chain[0], SampleContract.ClientId, StoryStatus.Captured, [chain[1]]), new(chain[1], SampleContract.ClientId, StoryStatus.Captured, [])];
        Given(UserStory.Decider, Captured).When(After(1, new AnalyseStory(Id, "c", 1, 1, [chain[0]], [], known))).ThenOne<StoryAnalysed>();
        KnownStory[] circle = [known[0], known[1] with { DependsOn = [Id] }];
        Given(UserStory.Decider, Captured).When(After(1, new AnalyseStory(Id, "c", 1, 1, [chain[0]], [], circle))).ThenRefused("dependency_cycle");
        Given(UserStory.Decider, Captured).When(After(1, new AnalyseStory(Id, "c", 1, 1, [Id], [], []))).ThenRefused("dependency_cycle");
        StoryDependencies.CycleThrough(Id, [chain[0]], circle).ShouldBe([Id, chain[0], chain[1], Id]);
    }

    [Fact]
    public void A_story_depends_on_stories_of_its_client() =>
        Given(UserStory.Decider, Captured).When(After(1, new AnalyseStory(Id, "c", 1, 1, [Other], [], [new(Other, Other, StoryStatus.Captured, [])]))).ThenRefused("other_client");

    [Fact]
    public void The_furthest_step_of_preparation_is_the_status()
    {
        StatusAfter(At(1, new StoryPrioritised(Priority, null, "r")), At(2, new StoryAnalysed("c", 1, 1, [], []))).ShouldBe(StoryStatus.Prioritised);
        StatusAfter(At(1, new StoryDesigned(new([], [], [], []), null)), At(2, new StoryValidated("e", true, null))).ShouldBe(StoryStatus.Designed);
        StatusAfter(At(1, new StoryPrioritised(Priority, null, "r")), At(2, new StoryValidated("e", true, null)), At(3, new StoryValidated("e", false, null)))
            .ShouldBe(StoryStatus.Prioritised);
        StatusAfter(At(1, new StoryAnalysed("c", 1, 1, [], [])), At(2, new StoryValidated("e", true, null)), At(3, new StoryValidated("e", false, null)))
            .ShouldBe(StoryStatus.Analysed);
        StatusAfter(Started, At(21, new StoryAnalysed("c", 1, 1, [], []))).ShouldBe(StoryStatus.InProgress);
    }

    [Fact]
    public void A_story_goes_from_work_to_acceptance()
    {
        Given(UserStory.Decider, Captured).When(After(10, new StartStory("field service"))).Then(Started);
        Given(UserStory.Decider, Captured, Started).When(After(11, new StartStory(null))).ThenNothing();
        Given(UserStory.Decider, Captured, Started).When(After(11, new StartStory("network"))).Then(new StoryStarted("network"));
        Given(UserStory.Decider, Captured, Started).When(After(20, new DeliverStory("Shown"))).Then(Delivered);
        Given(UserStory.Decider, Captured, Started, Delivered).When(After(21, new DeliverStory("Shown"))).ThenNothing();
        Given(UserStory.Decider, Captured, Started, Delivered).When(After(30, new AcceptStory(4, null))).Then(Accepted);
        Given(UserStory.Decider, Captured, Started, Delivered, Accepted).When(After(31, new AcceptStory(4, null))).ThenNothing();
        Given(UserStory.Decider, Captured, Started, Delivered).When(After(30, new SendBackStory("It shows Fahrenheit"))).Then(new StorySentBack("It shows Fahrenheit"));
        StatusAfter(Started, Delivered, At(30, new StorySentBack("r"))).ShouldBe(StoryStatus.InProgress);
    }

    [Fact]
    public void Only_what_was_started_is_delivered_and_only_what_was_delivered_is_judged()
    {
        Given(UserStory.Decider, Captured).When(After(1, new DeliverStory("Shown"))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, Started).When(After(11, new AcceptStory(4, null))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, Started).When(After(11, new SendBackStory("r"))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, Started, Delivered).When(After(21, new StartStory(null))).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_story_with_open_questions_is_not_started()
    {
        var asked = At(1, new ClarificationRequested(["Which store?"], "Greta Lind"));
        Given(UserStory.Decider, Captured, asked).When(After(2, new StartStory(null))).ThenRefused("questions_open");
        Given(UserStory.Decider, Captured, asked).When(After(2, new StartStory(null)) with { Imported = true }).ThenOne<StoryStarted>();
    }

    [Fact]
    public void A_need_that_was_not_confirmed_is_not_started()
    {
        var denied = At(1, new StoryValidated("talk", false, null));
        Given(UserStory.Decider, Captured, denied).When(After(2, new StartStory(null))).ThenRefused("not_confirmed");
        Given(UserStory.Decider, Captured, denied, At(2, new StoryValidated("talk", true, null))).When(After(3, new StartStory(null))).ThenOne<StoryStarted>();
    }

    [Fact]
    public void What_is_told_late_must_fit_what_came_after() =>
        Given(UserStory.Decider, Captured, Started, Delivered).When(After(15, new RetireStory("r"))).ThenRefused("out_of_order");

    [Fact]
    public void What_is_finished_is_left_alone()
    {
        Given(UserStory.Decider, Captured, Started, Delivered, Accepted).When(After(31, new RefineStory(new() { Text = "a" }, null, "r"))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, At(1, new StoryRetired("r"))).When(After(2, new AnalyseStory(Id, "c", 1, 1, [], [], []))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, At(1, new StoryRetired("r"))).When(After(2, new RetireStory("again"))).ThenNothing();
        Given(UserStory.Decider, Captured).When(After(1, new RetireStory("r"))).Then(new StoryRetired("r"));
    }

    [Fact]
    public void A_merge_is_recorded_once_and_can_be_undone()
    {
        var into = new KnownStory(Other, SampleContract.ClientId, StoryStatus.Captured, []);
        var merged = At(12, new StoryMerged(Other));
        Given(UserStory.Decider, Captured, Started).When(After(12, new MergeStory(Id, into))).Then(merged);
        Given(UserStory.Decider, Captured, Started, merged).When(After(13, new MergeStory(Id, into))).ThenNothing();
        Given(UserStory.Decider, Captured, Started, merged).When(After(13, new MergeStory(Id, into with { StoryId = SampleContract.Id }))).ThenRefused("not_allowed");
        Given(UserStory.Decider, Captured, Started, merged).When(After(13, new UnmergeStory())).Then(new StoryUnmerged());
        Given(UserStory.Decider, Captured, Started).When(After(13, new UnmergeStory())).ThenNothing();
        StatusAfter(Started, merged, At(13, new StoryUnmerged())).ShouldBe(StoryStatus.InProgress);
        StatusAfter(Started, merged).ShouldBe(StoryStatus.Merged);
    }

    [Fact]
    public void A_story_is_merged_into_another_that_is_there()
    {
        var into = new KnownStory(Other, SampleContract.ClientId, StoryStatus.Captured, []);
        Given(UserStory.Decider, Captured).When(After(1, new MergeStory(Id, into with { StoryId = Id }))).ThenRefused("merge_into_itself");
        Given(UserStory.Decider, Captured).When(After(1, new MergeStory(Id, into with { Status = StoryStatus.Retired }))).ThenRefused("merge_target_gone");
        Given(UserStory.Decider, Captured).When(After(1, new MergeStory(Id, into with { Status = StoryStatus.Merged }))).ThenRefused("merge_target_gone");
        Given(UserStory.Decider, Captured).When(After(1, new MergeStory(Id, into with { ClientId = Other }))).ThenRefused("other_client");
    }

    [Fact]
    public void Someone_is_set_aside_for_a_story()
    {
        var allocation = new ResourceAllocation("Pavel Ruiz", null, 600, new(2026, 3, 2), null, "sensor work");
        Given(UserStory.Decider, Captured).When(After(1, new AllocateStoryResources(allocation))).Then(new ResourcesAllocated(allocation));
        Given(UserStory.Decider, Captured, At(1, new ResourcesAllocated(allocation))).When(After(2, new AllocateStoryResources(allocation))).ThenNothing();
    }

    static StoryStatus StatusAfter(params IStoryEvent[] events) => Given(UserStory.Decider, [Captured, .. events]).State().Status;
}
