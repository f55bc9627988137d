using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleChange;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ChangeRequestTests
{
    static readonly ApproveChange ByTheRequester = Approve with { ApprovedBy = new(" greta  LIND", Organisation.Provider) };
    static readonly ChangeRaised ByTheProvider = Raised with { RequestedBy = new("Pavel Ruiz", "engineer", Organisation.Provider) };
    static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000d001");

    [Fact]
    public void A_change_is_raised_once()
    {
        Given(ChangeRequest.Decider).When(Raise).Then(Raised);
        Given(ChangeRequest.Decider, Raised).When(Raise).ThenNothing();
        Given(ChangeRequest.Decider, Raised).When(Raise with { ContractTerminatedAt = Monday }).ThenNothing();
        Given(ChangeRequest.Decider, Raised).When(Raise with { Title = "Something else" }).ThenRefused("id_taken");
        Given(ChangeRequest.Decider).When(After(1, Assess)).ThenRefused("not_allowed");
    }

    [Fact]
    public void Nothing_changes_about_a_contract_that_is_terminated()
    {
        Given(ChangeRequest.Decider).When(Raise with { ContractTerminatedAt = Monday }).ThenRefused("contract_terminated");
        Given(ChangeRequest.Decider).When(Raise with { ContractTerminatedAt = Monday, Imported = true }).ThenOne<ChangeRaised>();
        Given(ChangeRequest.Decider).When(Raise with { ContractTerminatedAt = Monday + Duration.FromDays(1) }).ThenOne<ChangeRaised>();
    }

    [Fact]
    public void A_change_comes_from_a_story_of_its_client_and_a_ticket_of_its_contract()
    {
        Given(ChangeRequest.Decider).When(Raise with { StoryId = Other, StoryClientId = Other }).ThenRefused("story_of_other_client");
        Given(ChangeRequest.Decider).When(Raise with { TicketId = Other, TicketContractId = Other }).ThenRefused("ticket_of_other_contract");
        Given(ChangeRequest.Decider)
            .When(Raise with { StoryId = Other, StoryClientId = SampleContract.ClientId, TicketId = Other, TicketContractId = SampleContract.Id })
            .Then(Raised with { StoryId = Other, TicketId = Other });
    }

    [Fact]
    public void A_change_is_assessed_until_it_is_decided()
    {
        Given(ChangeRequest.Decider, Raised).When(After(1, Assess)).Then(Assessed);
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(2, Assess)).ThenNothing();
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(2, Assess with { Cost = 1 })).ThenOne<ChangeAssessed>();
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, Assess)).ThenOne<ChangeAssessed>();
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, Assess)).ThenOne<ChangeAssessed>();
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred, At(4, Assessed)).State().Status.ShouldBe(ChangeStatus.Assessed);
    }

    [Fact]
    public void An_assessment_names_items_that_some_baseline_had() =>
        Given(ChangeRequest.Decider, Raised).When(After(1, Assess with { Affects = ["moon"] })).ThenRefused("unknown_scope_item");

    [Fact]
    public void An_assessment_without_a_priority_keeps_the_one_there_was()
    {
        var assessed = Assessed with { Priority = null };
        Given(ChangeRequest.Decider, Raised with { Priority = Moscow.Must }, assessed).State().Priority.ShouldBe(Moscow.Must);
        Given(ChangeRequest.Decider, Raised with { Priority = Moscow.Must }, Assessed).State().Priority.ShouldBe(Moscow.Should);
    }

    [Fact]
    public void Nobody_decides_on_what_was_never_assessed()
    {
        ChangeRequestCommand[] premature = [new SubmitChange("Ines Okafor", null), Approve, new RejectChange("no"), new DeferChange(null, "autumn", "later")];
        foreach (var command in premature)
            Given(ChangeRequest.Decider, Raised).When(After(1, command)).ThenRefused("not_assessed");
    }

    [Fact]
    public void A_change_is_submitted_once_it_is_assessed()
    {
        var submit = new SubmitChange(Submitted.To, null);
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(2, submit)).Then(Submitted);
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, submit)).ThenNothing();
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, submit with { To = "Board" })).ThenRefused("not_allowed");
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, submit)).ThenOne<ChangeSubmitted>();
    }

    [Fact]
    public void The_first_submission_is_kept()
    {
        var change = Given(ChangeRequest.Decider, Raised, Assessed, Submitted, Deferred, At(4, Submitted)).State();
        (change.FirstSubmission?.OccurredAt, change.Submission?.OccurredAt).ShouldBe((Submitted.OccurredAt, Monday + Duration.FromHours(4)));
    }

    [Fact]
    public void A_change_is_approved_from_the_day_of_the_approval_on()
    {
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, Approve)).Then(Approved);
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, Approve)).Then(Approved);
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, Approve)).ThenOne<ChangeApproved>();
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, Approve with { EffectiveFrom = new(2026, 4, 1) }))
            .Then(Approved with { EffectiveFrom = new(2026, 4, 1) });
        // 23:30 UTC is the next day where the contract is.
        Given(ChangeRequest.Decider, Raised, Assessed).When(Approve with { OccurredAt = Instant.FromUtc(2026, 3, 2, 23, 30) })
            .ThenOne<ChangeApproved>().EffectiveFrom.ShouldBe(new(2026, 3, 3));
    }

    [Fact]
    public void Nobody_approves_what_he_asked_for_himself()
    {
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, ByTheRequester)).ThenRefused("same_person");
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, ByTheRequester with { Imported = true })).ThenOne<ChangeApproved>();
    }

    [Fact]
    public void What_the_provider_asks_for_the_client_approves()
    {
        var byAColleague = Approve with { ApprovedBy = new("Ines Okafor", Organisation.Provider) };
        Given(ChangeRequest.Decider, ByTheProvider, Assessed).When(After(3, byAColleague)).ThenRefused("client_approval_needed");
        Given(ChangeRequest.Decider, ByTheProvider, Assessed).When(After(3, byAColleague with { ApprovedBy = new("Vera Moss", Organisation.Vendor) }))
            .ThenRefused("client_approval_needed");
        Given(ChangeRequest.Decider, ByTheProvider, Assessed).When(After(3, Approve)).ThenOne<ChangeApproved>();
        Given(ChangeRequest.Decider, ByTheProvider, Assessed).When(After(3, byAColleague with { Imported = true })).ThenOne<ChangeApproved>();
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, byAColleague)).ThenOne<ChangeApproved>();
    }

    [Fact]
    public void An_approval_fits_the_contracts_baseline()
    {
        Refused(Approve with { ScopeChange = new([Wifi with { Key = "cabling" }], [], []) }, "scope_item_exists");
        Refused(Approve with { ScopeChange = new([], ["moon"], []) }, "unknown_scope_item");
        Refused(Approve with { ScopeChange = new([], [], [Wifi]) }, "unknown_scope_item");
        Refused(Approve with { ScopeChange = new([Wifi, Wifi], [], []) }, "duplicate_scope_item");
        Refused(Approve with { ScopeChange = new([Wifi with { Cost = -1 }], [], []) }, "invalid_scope_item");
        Refused(Approve with { EffectiveFrom = new(2026, 1, 4) }, "effective_before_signing");
        Refused(Approve with { Terms = Approve.Terms.Evolve(new ContractTerminated(new(2026, 3, 1), "insourced")) }, "contract_terminated");
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, Approve with { ScopeChange = new([], [], []) })).ThenOne<ChangeApproved>();

        static void Refused(ApproveChange approve, string code) =>
            Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, approve)).ThenRefused(code);
    }

    [Fact]
    public void A_decision_is_put_off_to_a_later_time()
    {
        var defer = new DeferChange(null, "autumn", "no budget");
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, defer)).Then(Deferred);
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, defer)).Then(Deferred);
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, defer)).ThenNothing();
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, defer with { Phase = "winter" })).ThenOne<ChangeDeferred>();
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, defer with { Until = Monday })).ThenRefused("until_passed");
        Given(ChangeRequest.Decider, Raised, Assessed).When(After(3, defer with { Until = Monday, Imported = true })).ThenOne<ChangeDeferred>();
    }

    [Fact]
    public void A_change_is_rejected_once()
    {
        Given(ChangeRequest.Decider, Raised, Assessed, Submitted).When(After(3, new RejectChange("too dear"))).Then(Rejected);
        Given(ChangeRequest.Decider, Raised, Assessed, Deferred).When(After(4, new RejectChange("too dear"))).ThenOne<ChangeRejected>();
        Given(ChangeRequest.Decider, Raised, Assessed, Rejected).When(After(4, new RejectChange("still too dear"))).ThenNothing();
    }

    [Fact]
    public void A_change_is_withdrawn_while_it_is_undecided()
    {
        ChangeRequestEvent[][] undecided = [[Raised], [Raised, Assessed], [Raised, Assessed, Submitted], [Raised, Assessed, At(2, Deferred)]];
        foreach (var given in undecided)
            Given(ChangeRequest.Decider, given).When(After(3, new WithdrawChange(Withdrawn.Reason))).Then(Withdrawn);
        Given(ChangeRequest.Decider, Raised, Withdrawn).When(After(4, new WithdrawChange("once more"))).ThenNothing();
    }

    [Fact]
    public void Decisions_are_final()
    {
        ChangeRequestEvent[][] decided = [[Raised, Assessed, Approved], [Raised, Assessed, Approved, At(4, Implemented)], [Raised, Assessed, Rejected], [Raised, Withdrawn]];
        ChangeRequestCommand[] commands =
            [Assess, new SubmitChange("Board", null), Approve with { Conditions = "none" }, new DeferChange(null, "autumn", "later")];
        foreach (var given in decided)
        {
            foreach (var command in commands)
                Given(ChangeRequest.Decider, given).When(After(5, command)).ThenRefused("decision_final");
        }

        Given(ChangeRequest.Decider, Raised, Assessed, Approved).When(After(5, new RejectChange("no"))).ThenRefused("decision_final");
        Given(ChangeRequest.Decider, Raised, Assessed, Approved).When(After(5, new WithdrawChange("no"))).ThenRefused("decision_final");
        Given(ChangeRequest.Decider, Raised, Assessed, Rejected).When(After(5, Approve)).ThenRefused("decision_final");
    }

    [Fact]
    public void The_same_approval_said_again_is_already_so() =>
        Given(ChangeRequest.Decider, Raised, Assessed, Approved).When(After(72, Approve)).ThenNothing();

    [Fact]
    public void Only_an_approved_change_is_implemented()
    {
        var implement = new ImplementChange(660, 99_000);
        Given(ChangeRequest.Decider, Raised, Assessed, Approved).When(After(9, implement)).Then(Implemented);
        Given(ChangeRequest.Decider, Raised, Assessed, Approved, Implemented).When(After(10, implement)).ThenNothing();
        Given(ChangeRequest.Decider, Raised, Assessed, Approved, Implemented).When(After(10, implement with { ActualCost = 1 })).ThenRefused("not_allowed");
        Given(ChangeRequest.Decider, Raised, Assessed, Rejected).When(After(9, implement)).ThenRefused("not_allowed");
    }

    [Fact]
    public void A_late_step_before_a_later_one_is_out_of_order()
    {
        Given(ChangeRequest.Decider, Raised, Assessed, At(5, Approved)).When(After(3, new RejectChange("no"))).ThenRefused("out_of_order");
        Given(ChangeRequest.Decider, Raised, Assessed, At(5, Deferred)).When(After(3, new SubmitChange("Board", null))).ThenRefused("out_of_order");
        Given(ChangeRequest.Decider, Raised, Assessed, At(5, Approved)).When(After(3, new SubmitChange("Board", null) with { Imported = true }))
            .ThenOne<ChangeSubmitted>();
    }

    [Fact]
    public void A_change_reads_as_what_became_of_it()
    {
        var details = Of(Raised, Assessed, Submitted, Approved, Implemented).ShouldNotBeNull();

        (details.Status, details.Priority, details.Version).ShouldBe((ChangeStatus.Implemented, Moscow.Should, 5));
        (details.SubmittedAt, details.DecidedAt).ShouldBe((Submitted.OccurredAt, Approved.OccurredAt));
        details.Approval.ShouldNotBeNull().ScopeChange.Add.ShouldHaveSingleItem().ShouldBe(Wifi);
        details.Implementation.ShouldBe(new(660, 99_000, Implemented.OccurredAt));
        Of(Raised, Assessed, Deferred).ShouldNotBeNull().Deferral.ShouldNotBeNull().Phase.ShouldBe("autumn");
        Of(Raised, Assessed, Deferred, At(4, Submitted)).ShouldNotBeNull().Deferral.ShouldBeNull();
        Of(Raised, Assessed, Rejected).ShouldNotBeNull().Rejection.ShouldNotBeNull().Reason.ShouldBe("too dear");
        Of(Raised, Withdrawn).ShouldNotBeNull().Withdrawal.ShouldNotBeNull().At.ShouldBe(Withdrawn.OccurredAt);
        Of(Assessed).ShouldBeNull();
    }

    static ChangeRequestDetails? Of(params ChangeRequestEvent[] events) =>
        ChangeRequestDetails.Of([.. events.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))]);
}
