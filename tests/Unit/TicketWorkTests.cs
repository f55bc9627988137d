using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleTicket;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class TicketWorkTests
{
    static readonly Guid Id = new("0190c1d2-0000-7000-8000-00000000e00a");

    static readonly WorkTerms Terms = new(
        new Dictionary<string, long> { ["engineer"] = 9_000, ["architect"] = 15_000 }, new HashSet<string> { "patching" });

    static readonly WorkDetails Hour = new() { Minutes = 60, Who = "Pavel Ruiz", Role = "engineer", ScopeItem = "patching" };

    static readonly WorkEntry Logged = new()
    {
        WorkId = Id,
        Minutes = 60,
        Who = "Pavel Ruiz",
        Role = "engineer",
        Rate = 9_000,
        Cost = 9_000,
        ScopeItem = "patching",
        StartedAt = After(2, new CloseTicket()).OccurredAt,
    };

    static readonly WorkLogged OnTheTicket = At(2, new WorkLogged(Logged));

    [Fact]
    public void Work_is_priced_by_the_contract_for_the_role() => Given(Ticket.Decider, Opened).When(After(2, new LogTicketWork(Id, Hour, Terms))).Then(new WorkLogged(Logged));

    [Fact]
    public void A_stated_rate_goes_before_the_contracts() => Log(Hour with { Rate = 6_000 }).Cost.ShouldBe(6_000);

    [Fact]
    public void Work_without_any_rate_costs_nothing_and_is_counted_as_unrated()
    {
        var work = Log(Hour with { Role = "intern" });
        (work.Rate, work.Cost, work.Unrated).ShouldBe((0, 0, true));
        Log(Hour with { Role = null }).Unrated.ShouldBeTrue();
        Log(Hour with { Role = null, Rate = 0 }).Unrated.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 30, 0)]
    [InlineData(1, 90, 2)]
    [InlineData(1, 150, 2)]
    [InlineData(10, 100, 17)]
    [InlineData(90, 9_001, 13_502)]
    public void Cost_is_rounded_half_to_even(int minutes, long rate, long cost) => Log(Hour with { Minutes = minutes, Rate = rate }).Cost.ShouldBe(cost);

    [Fact]
    public void A_scope_key_that_never_was_is_refused() =>
        Given(Ticket.Decider, Opened).When(After(2, new LogTicketWork(Id, Hour with { ScopeItem = "gardening" }, Terms))).ThenRefused("unknown_scope_item");

    [Fact]
    public void Work_names_no_change_request_of_another_contract()
    {
        var (own, other) = (SampleContract.Id, Guid.NewGuid());
        Given(Ticket.Decider, Opened).When(After(2, new LogTicketWork(Id, Hour, Terms, own))).ThenOne<WorkLogged>();
        Given(Ticket.Decider, Opened).When(After(2, new LogTicketWork(Id, Hour, Terms, other))).ThenRefused("change_request_of_other_contract");
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new CorrectTicketWork(Id, new() { ChangeRequestId = Id }, "typo", Terms, other)))
            .ThenRefused("change_request_of_other_contract");
    }

    [Fact]
    public void The_same_work_is_logged_once()
    {
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new LogTicketWork(Id, Hour, Terms))).ThenNothing();
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new LogTicketWork(Id, Hour with { Minutes = 61 }, Terms))).ThenRefused("work_id_taken");
        Given(Ticket.Decider, Opened, OnTheTicket, At(3, new WorkVoided(Id, "wrong"))).When(After(5, new LogTicketWork(Id, Hour, Terms))).ThenRefused("work_id_taken");
    }

    [Fact]
    public void A_late_time_sheet_is_taken_after_closing() =>
        Given(Ticket.Decider, Opened, Resolved, Closed).When(After(300, new LogTicketWork(Id, Hour, Terms))).ThenOne<WorkLogged>();

    [Fact]
    public void A_correction_keeps_what_it_does_not_name_and_the_rate_of_then()
    {
        var dearer = Terms with { Rates = new Dictionary<string, long> { ["engineer"] = 12_000 } };
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new CorrectTicketWork(Id, new() { Minutes = 30 }, "typo", dearer)))
            .Then(new WorkCorrected(Logged with { Minutes = 30, Cost = 4_500 }, "typo"));
    }

    [Fact]
    public void Another_role_is_priced_anew() =>
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new CorrectTicketWork(Id, new() { Role = "architect" }, "typo", Terms)))
            .Then(new WorkCorrected(Logged with { Role = "architect", Rate = 15_000, Cost = 15_000 }, "typo"));

    [Fact]
    public void A_correction_that_changes_nothing_is_already_so() =>
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new CorrectTicketWork(Id, new() { Minutes = 60 }, "typo", Terms))).ThenNothing();

    [Fact]
    public void A_correction_names_known_work_in_a_known_scope()
    {
        Given(Ticket.Decider, Opened).When(After(5, new CorrectTicketWork(Id, new() { Minutes = 1 }, "typo", Terms))).ThenRefused("unknown_work");
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new CorrectTicketWork(Id, new() { ScopeItem = "gardening" }, "typo", Terms))).ThenRefused("unknown_scope_item");
        Given(Ticket.Decider, Opened, OnTheTicket, At(3, new WorkVoided(Id, "wrong"))).When(After(5, new CorrectTicketWork(Id, new() { Minutes = 1 }, "typo", Terms)))
            .ThenRefused("work_voided");
    }

    [Fact]
    public void Work_is_taken_back_once()
    {
        Given(Ticket.Decider, Opened, OnTheTicket).When(After(5, new VoidTicketWork(Id, "wrong"))).Then(new WorkVoided(Id, "wrong"));
        Given(Ticket.Decider, Opened, OnTheTicket, At(3, new WorkVoided(Id, "wrong"))).When(After(5, new VoidTicketWork(Id, "wrong"))).ThenNothing();
        Given(Ticket.Decider, Opened).When(After(5, new VoidTicketWork(Id, "wrong"))).ThenRefused("unknown_work");
    }

    [Fact]
    public void Minutes_are_those_that_stand()
    {
        var other = new Guid("0190c1d2-0000-7000-8000-00000000e00b");
        var more = At(3, new WorkLogged(Logged with { WorkId = other, Minutes = 25 }));
        Given(Ticket.Decider, Opened, OnTheTicket, more).State().Work.Minutes.ShouldBe(85);
        Given(Ticket.Decider, Opened, OnTheTicket, more, At(4, new WorkVoided(Id, "wrong"))).State().Work.Minutes.ShouldBe(25);
        Given(Ticket.Decider, Opened, OnTheTicket, At(4, new WorkVoided(Id, "wrong")), At(5, new WorkCorrected(Logged, "late"))).State().Work.Minutes.ShouldBe(0);
    }

    static WorkEntry Log(WorkDetails work) => Given(Ticket.Decider, Opened).When(After(2, new LogTicketWork(Id, work, Terms))).ThenOne<WorkLogged>().Work;
}
