using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleUseCase;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class UseCaseTests
{
    static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000e0a2");

    [Fact]
    public void A_use_case_is_defined_with_its_clients_zone() =>
        Given(UseCase.Decider).When(Define).Then(Defined with { OccurredAt = default, ClientId = default });

    [Fact]
    public void Defining_again_with_the_same_words_records_nothing()
    {
        Pursued().When(Define with { TimeZone = "UTC", ClientOffboarded = true }).ThenNothing();
        Pursued().When(Define with { Content = Content with { Goal = "Another" } }).ThenRefused("id_taken");
        Pursued().When(Define with { ClientId = Other }).ThenRefused("id_taken");
    }

    [Fact]
    public void A_client_that_is_served_no_longer_has_no_new_use_case() =>
        Given(UseCase.Decider).When(Define with { ClientOffboarded = true }).ThenRefused("client_offboarded");

    [Fact]
    public void A_use_case_serves_its_own_clients_stories()
    {
        Given(UseCase.Decider).When(Define with { StoryClients = [Other] }).ThenRefused("other_clients_story");
        Pursued().When(Later(1, new ReviseUseCase(new() { StoryIds = [Other] }, "a", [Other]))).ThenRefused("other_clients_story");
    }

    [Fact]
    public void Nothing_is_asked_of_a_use_case_that_is_not_defined() =>
        Given(UseCase.Decider).When(Later(1, new RetireUseCase("a"))).ThenRefused("not_allowed");

    [Fact]
    public void A_revision_changes_what_it_names_and_nothing_else()
    {
        var changes = new UseCaseChanges { Goal = "Nobody waits at all", Constraints = [] };
        Pursued().When(Later(1, new ReviseUseCase(changes, "heard more", []))).Then(new UseCaseRevised(changes, "heard more"));
        var revised = Pursued(OnDay(1, new UseCaseRevised(changes, "heard more"))).State();
        (revised.Title, revised.Goal, revised.Constraints.Count, revised.Steps.Count).ShouldBe((Content.Title!, "Nobody waits at all", 0, 2));
        Pursued().When(Later(1, new ReviseUseCase(new() { Goal = Content.Goal, Steps = [.. Content.Steps!] }, "a", []))).ThenNothing();
    }

    [Fact]
    public void A_priority_is_given_with_its_rationale()
    {
        Pursued().When(Later(1, new PrioritiseUseCase(Priority, "Half of all complaints"))).Then(new UseCasePrioritised(Priority, "Half of all complaints"));
        Pursued(Prioritised).When(Later(2, new PrioritiseUseCase(Priority, "Half of all complaints"))).ThenNothing();
        Pursued(Prioritised).When(Later(2, new PrioritiseUseCase(Priority, "Two thirds"))).ThenOne<UseCasePrioritised>();
    }

    [Fact]
    public void A_rationale_is_told_to_stakeholders_once_over_a_channel()
    {
        var tell = Later(2, new CommunicateRationale(["Greta Lind"], "meeting"));
        Pursued(Prioritised).When(tell).Then(new RationaleCommunicated(["Greta Lind"], "meeting"));
        Pursued(Prioritised, Told).When(Later(3, new CommunicateRationale(["Greta Lind"], "meeting"))).ThenNothing();
        Pursued(Prioritised, Told).When(Later(3, new CommunicateRationale(["Greta Lind", "Pavel Ruiz"], "meeting"))).ThenOne<RationaleCommunicated>();
        Pursued(Prioritised, Told).When(Later(3, new CommunicateRationale(["Greta Lind"], "e-mail"))).ThenOne<RationaleCommunicated>();
    }

    [Fact]
    public void Without_a_priority_there_is_no_rationale_to_tell() =>
        Pursued().When(Later(2, new CommunicateRationale(["Greta Lind"], "meeting"))).ThenRefused("not_prioritised");

    [Fact]
    public void Only_stakeholders_are_told_and_take_note()
    {
        Pursued(Prioritised).When(Later(2, new CommunicateRationale(["Ines Okafor"], "meeting"))).ThenRefused("unknown_stakeholder");
        Pursued(Prioritised, Told).When(Later(3, new AcknowledgeRationale("Ines Okafor"))).ThenRefused("unknown_stakeholder");
    }

    [Fact]
    public void A_stakeholder_takes_note_of_what_was_told_and_of_each_new_rationale_anew()
    {
        Pursued(Prioritised).When(Later(3, new AcknowledgeRationale("Greta Lind"))).ThenRefused("rationale_not_communicated");
        Pursued(Prioritised, Told).When(Later(3, new AcknowledgeRationale("Greta Lind"))).Then(new RationaleAcknowledged("Greta Lind"));
        Pursued(Prioritised, Told, Noted).When(Later(4, new AcknowledgeRationale("Greta Lind"))).ThenNothing();
        var anew = OnDay(5, new UseCasePrioritised(Priority, "Two thirds"));
        Pursued(Prioritised, Told, Noted, anew).When(Later(6, new AcknowledgeRationale("Greta Lind"))).ThenRefused("rationale_not_communicated");
    }

    [Fact]
    public void A_template_is_adopted_once_and_adapted_again()
    {
        Pursued().When(Later(1, new AdoptTemplate(Other, null, false))).Then(new TemplateAdopted(Other, null));
        var adopted = Pursued(OnDay(1, new TemplateAdopted(Other, null)));
        adopted.When(Later(2, new AdoptTemplate(Other, null, true))).ThenNothing();
        adopted.When(Later(2, new AdoptTemplate(Other, "without step 2", false))).ThenOne<TemplateAdopted>();
        Pursued(OnDay(1, new TemplateAdopted(Other, null)), OnDay(2, new TemplateAdopted(Other, "b"))).State().Templates.ShouldHaveSingleItem().Adaptations.ShouldBe("b");
    }

    [Fact]
    public void A_template_that_is_offered_no_longer_is_not_adopted() =>
        Pursued().When(Later(1, new AdoptTemplate(Other, null, true))).ThenRefused("template_retired");

    [Fact]
    public void Training_is_recorded_once_for_each_who_completed_it()
    {
        var record = new RecordTraining("Field service", "imaging", ["Pavel Ruiz", "Ines Okafor"]);
        Pursued().When(Later(1, record)).Then(new TrainingRecorded("Field service", "imaging", ["Pavel Ruiz", "Ines Okafor"]));
        var recorded = Pursued(OnDay(1, new TrainingRecorded("Field service", "imaging", ["Pavel Ruiz", "Ines Okafor"])));
        recorded.When(Later(2, record with { CompletedBy = ["Ines Okafor"] })).ThenNothing();
        recorded.When(Later(2, record with { CompletedBy = ["Greta Lind"] })).ThenOne<TrainingRecorded>();
    }

    [Fact]
    public void A_review_names_who_held_it_and_when_the_next_one_is()
    {
        var review = Later(10, new ReviewUseCase("It works", new(2026, 9, 14)) { By = "Greta Lind" });
        Pursued().When(review).Then(new UseCaseReviewed("It works", new(2026, 9, 14)));
        Pursued(OnDay(10, new UseCaseReviewed("It works", new(2026, 9, 14)) { By = "Greta Lind" })).When(review).ThenNothing();
        Pursued().When(review with { By = null }).ThenRefused("reviewer_missing");
        Pursued().When(Later(10, new ReviewUseCase("It works", new(2026, 3, 12)) { By = "Greta Lind" })).ThenRefused("next_review_passed");
    }

    [Fact]
    public void A_review_is_overdue_once_its_day_is_past_and_while_the_use_case_is_pursued()
    {
        var review = OnDay(10, new UseCaseReviewed("It works", new(2026, 9, 14)) { By = "Greta Lind" });
        Details(new(2026, 9, 14), review).ShouldSatisfyAllConditions(read => read.ReviewOverdue.ShouldBeFalse(), read => read.NextReviewOn.ShouldBe(new(2026, 9, 14)));
        Details(new(2026, 9, 15), review).ReviewOverdue.ShouldBeTrue();
        Details(new(2026, 9, 15), review, Retired).ReviewOverdue.ShouldBeFalse();
        Details(new(2026, 9, 15)).ReviewOverdue.ShouldBeFalse();
    }

    [Fact]
    public void Someone_is_set_aside_for_a_use_case()
    {
        var allocation = new ResourceAllocation(null, "Field service", 600, new(2026, 4, 1), null, "laptops");
        Pursued().When(Later(3, new AllocateToUseCase(allocation))).Then(new ResourcesAllocated(allocation));
        Pursued(OnDay(3, new ResourcesAllocated(allocation))).When(Later(4, new AllocateToUseCase(allocation))).ThenNothing();
    }

    [Fact]
    public void A_retired_use_case_is_retired_for_good_and_changed_no_more()
    {
        Pursued().When(Later(90, new RetireUseCase("Done in-house"))).Then(new UseCaseRetired("Done in-house"));
        Pursued(Retired).When(Later(91, new RetireUseCase("a"))).ThenNothing();
        Pursued(Retired).When(Later(91, new PrioritiseUseCase(Priority, "a"))).ThenRefused("use_case_retired");
        Pursued(Retired).When(Later(91, new RecordTraining("a", "b", ["c"]))).ThenRefused("use_case_retired");
    }

    [Fact]
    public void What_was_done_before_the_retirement_is_taken_late_but_no_other_retirement()
    {
        Pursued(Retired).When(Later(5, new RecordTraining("a", "b", ["c"]))).ThenOne<TrainingRecorded>();
        Pursued(Retired).When(Later(5, new RetireUseCase("a"))).ThenRefused("out_of_order");
    }

    [Fact]
    public void A_use_case_shows_who_knows_its_rationale()
    {
        var read = Details(new(2026, 3, 10), Prioritised, Told, Noted);
        read.Priority.ShouldNotBeNull().ShouldSatisfyAllConditions(line => line.Score.ShouldBe(4), line => line.Rationale.ShouldBe("Half of all complaints"));
        read.Stakeholders.Select(line => (line.Name, line.ToldAt, line.ToldOver, line.AcknowledgedAt))
            .ShouldBe([("Greta Lind", Told.OccurredAt, "meeting", Noted.OccurredAt), ("Pavel Ruiz", null, null, null)]);
        (read.Status, read.Version).ShouldBe((UseCaseStatus.Active, 4));
    }

    static Scenario<UseCase, UseCaseCommand, IUseCaseEvent> Pursued(params IUseCaseEvent[] events) => Given(UseCase.Decider, [Defined, .. events]);

    static UseCaseDetails Details(LocalDate today, params DomainEvent[] events) =>
        UseCaseDetails.Of(
            [.. events.Prepend(Defined).Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))],
            today.AtMidnight().InUtc().ToInstant()).ShouldNotBeNull();
}
