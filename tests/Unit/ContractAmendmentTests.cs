using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ContractAmendmentTests
{
    static readonly Guid Change = new("0190c1d2-0000-7000-8000-00000000c201");
    static readonly Instant Noon = Instant.FromUtc(2026, 6, 10, 10, 0);
    static readonly LocalDate July = new(2026, 7, 1);
    static readonly Incentives Incentives = new(10, [new(ServiceMetric.Resolution, null, 50, 0, [new(90, 40)], [])]);
    static readonly ReportDelivered March = new("service report", new(2026, 3)) { OccurredAt = Signing };

    static readonly AmendServiceLevels Levels7 = new(July, Levels with { ReopenWindowDays = 7 }, null, "review", false);
    static readonly AmendCalendar Nights = new(July, "nights", new() { TimeZone = "UTC" }, ChangeMode.CarryElapsed, "new shift", false);
    static readonly AmendIncentives Credits = new(July, Incentives, "review", false);
    static readonly AmendScope Backup = new(July, [new("backup", "Backup", ScopeCoverage.Included, 60, 1)], ["cabling"], [], null, "growth");

    public static TheoryData<string> Amendments => ["levels", "calendar", "incentives"];

    [Fact]
    public void Service_levels_calendars_incentives_and_scope_are_amended()
    {
        Given(Contract.Decider, Signed).When(Now(Levels7)).Then(new ServiceLevelsAmended(July, Levels7.ServiceLevels, null, "review", false));
        Given(Contract.Decider, Signed).When(Now(Nights)).Then(new CalendarAmended(July, "nights", Nights.Calendar, ChangeMode.CarryElapsed, "new shift", false));
        Given(Contract.Decider, Signed).When(Now(Credits)).Then(new IncentivesAmended(July, Incentives, "review", false));
        Given(Contract.Decider, Signed).When(Now(Backup)).Then(new ScopeAmended(July, Backup.Add, ["cabling"], [], null, "growth"));
    }

    [Theory]
    [MemberData(nameof(Amendments))]
    public void The_same_amendment_for_the_same_day_is_already_so(string kind)
    {
        var first = Given(Contract.Decider, Signed).When(Now(Amend(kind, July))).ThenOne<ContractEvent>();
        Given(Contract.Decider, Signed, first).When(Now(Amend(kind, July))).ThenNothing();
        Given(Contract.Decider, Signed, first).When(Now(Amend(kind, July.PlusDays(1)))).ThenOne<ContractEvent>();
    }

    [Theory]
    [MemberData(nameof(Amendments))]
    public void Nothing_is_amended_before_the_signing(string kind) =>
        Given(Contract.Decider, Signed).When(Now(Amend(kind, new(2026, 1, 4)))).ThenRefused("effective_before_signing");

    [Theory]
    [MemberData(nameof(Amendments))]
    public void An_amendment_inside_a_closed_month_is_refused_unless_it_restates(string kind)
    {
        Given(Contract.Decider, Signed, March).When(Now(Amend(kind, new(2026, 3, 31)))).ThenRefused("month_closed");
        Given(Contract.Decider, Signed, March).When(Now(Amend(kind, new(2026, 3, 31), restate: true))).ThenOne<ContractEvent>();
        Given(Contract.Decider, Signed, March).When(Now(Amend(kind, new(2026, 4, 1)))).ThenOne<ContractEvent>();
    }

    [Theory]
    [MemberData(nameof(Amendments))]
    public void An_amendment_before_a_closed_month_would_change_it_as_well(string kind) =>
        Given(Contract.Decider, Signed, March).When(Now(Amend(kind, new(2026, 2, 1)))).ThenRefused("month_closed");

    [Theory]
    [MemberData(nameof(Amendments))]
    public void Nothing_is_amended_after_the_termination(string kind)
    {
        var terminated = new ContractTerminated(July, "insourced") { OccurredAt = Signing };
        Given(Contract.Decider, Signed, terminated).When(Now(Amend(kind, July))).ThenRefused("contract_terminated");
        Given(Contract.Decider, Signed, terminated).When(Now(Amend(kind, July.PlusDays(-1)))).ThenOne<ContractEvent>();
    }

    [Fact]
    public void A_target_needs_a_calendar_agreed_by_then()
    {
        var onNights = Levels7 with { ServiceLevels = Levels with { Targets = [new(ServiceMetric.Resolution, 1, 60, "nights")] } };
        Given(Contract.Decider, Signed).When(Now(onNights)).ThenRefused("unknown_calendar");
        var from = new CalendarAmended(July, "nights", Nights.Calendar, null, "new shift", false) { OccurredAt = Signing };
        Given(Contract.Decider, Signed, from).When(Now(onNights)).ThenOne<ServiceLevelsAmended>();
        Given(Contract.Decider, Signed, from).When(Now(onNights with { EffectiveFrom = July.PlusDays(-1) })).ThenRefused("unknown_calendar");
    }

    [Fact]
    public void A_metric_has_one_target_for_a_priority_and_type()
    {
        var twice = Levels with { Targets = [.. Levels.Targets, Levels.Targets[0] with { Minutes = 1 }] };
        Given(Contract.Decider, Signed).When(Now(Levels7 with { ServiceLevels = twice })).ThenRefused("duplicate_target");
        var typed = Levels with { Targets = [.. Levels.Targets, Levels.Targets[0] with { Type = TicketType.Alert }] };
        Given(Contract.Decider, Signed).When(Now(Levels7 with { ServiceLevels = typed })).ThenOne<ServiceLevelsAmended>();
    }

    [Fact]
    public void A_calendar_is_one_that_can_be_kept()
    {
        Given(Contract.Decider, Signed).When(Now(Nights with { Name = "24x7" })).ThenRefused("reserved_calendar");
        Given(Contract.Decider, Signed).When(Now(Nights with { Calendar = new() { TimeZone = "Nowhere" } })).ThenRefused("unknown_time_zone");
        var overlapping = new ServiceCalendar
        {
            TimeZone = "UTC",
            Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["mon"] = [new(3600, 7200), new(7000, 9000)] },
        };
        Given(Contract.Decider, Signed).When(Now(Nights with { Calendar = overlapping })).ThenRefused("overlapping_windows");
    }

    [Fact]
    public void Scope_is_changed_by_what_the_baseline_has()
    {
        Given(Contract.Decider, Signed).When(Now(Backup with { Add = [Signed.Scope.Items[0]] })).ThenRefused("scope_item_exists");
        Given(Contract.Decider, Signed).When(Now(Backup with { Remove = ["gardening"] })).ThenRefused("unknown_scope_item");
        Given(Contract.Decider, Signed).When(Now(Backup with { Change = Backup.Add, Add = [] })).ThenRefused("unknown_scope_item");
        Given(Contract.Decider, Signed).When(Now(Backup with { Remove = ["cabling", "cabling"] })).ThenRefused("duplicate_scope_item");
        Given(Contract.Decider, Signed).When(Now(Backup with { EffectiveFrom = new(2025, 1, 1) })).ThenRefused("effective_before_signing");
    }

    [Fact]
    public void An_approved_change_alters_the_scope_exactly_once()
    {
        var amended = new ScopeAmended(July, Backup.Add, Backup.Remove, [], Change, "growth") { OccurredAt = Signing };
        Given(Contract.Decider, Signed, amended).When(Now(Backup with { ChangeRequestId = Change })).ThenNothing();
        Given(Contract.Decider, Signed, amended).When(Now(Backup with { ChangeRequestId = Change, Remove = [] })).ThenRefused("change_request_applied");
        Given(Contract.Decider, Signed, amended).When(Now(Backup with { ChangeRequestId = Change, Reason = "told by hand" })).ThenNothing();
    }

    [Fact]
    public void Only_an_approved_change_of_the_contract_amends_its_scope()
    {
        var approved = Given(ChangeRequest.Decider, SampleChange.Raised, SampleChange.Assessed, SampleChange.Approved).State();
        var undecided = Given(ChangeRequest.Decider, SampleChange.Raised, SampleChange.Assessed).State();
        var byChange = Backup with { ChangeRequestId = Change, Approval = approved };
        Given(Contract.Decider, Signed).When(Now(byChange)).ThenOne<ScopeAmended>().ChangeRequestId.ShouldBe(Change);
        Given(Contract.Decider, Signed).When(Now(byChange with { Approval = undecided })).ThenRefused("change_request_not_approved");
        Given(Contract.Decider, Signed).When(Now(byChange with { Approval = approved with { ContractId = Change } })).ThenRefused("change_request_of_other_contract");
    }

    [Fact]
    public void A_renewal_prolongs_the_term()
    {
        var renew = new RenewContract(new(2027, 1, 1), new(2027, 12, 31), 1_100_000);
        var renewed = new ContractRenewed(new(2027, 1, 1), new(2027, 12, 31), 1_100_000) { OccurredAt = Signing };
        Given(Contract.Decider, Signed).When(Now(renew)).Then(renewed);
        Given(Contract.Decider, Signed, renewed).When(Now(renew)).ThenNothing();
        Given(Contract.Decider, Signed).When(Now(renew with { EndsOn = new(2026, 12, 1) })).ThenRefused("ends_before_effective");
        Given(Contract.Decider, Signed).When(Now(renew with { EffectiveFrom = new(2026, 6, 1), EndsOn = new(2026, 9, 30) })).ThenRefused("renewal_ends_earlier");
        Given(Contract.Decider, Signed, new ContractTerminated(July, "insourced") { OccurredAt = Signing }).When(Now(renew)).ThenRefused("contract_terminated");
    }

    [Fact]
    public void A_renewal_changes_the_fee_of_a_closed_month_only_if_it_restates()
    {
        var renew = new RenewContract(new(2026, 3, 1), new(2027, 12, 31), 1_100_000);
        Given(Contract.Decider, Signed, March).When(Now(renew)).ThenRefused("month_closed");
        Given(Contract.Decider, Signed, March).When(Now(renew with { Restate = true })).ThenOne<ContractRenewed>();
        Given(Contract.Decider, Signed, March).When(Now(renew with { MonthlyFee = null })).ThenOne<ContractRenewed>();
        Given(Contract.Decider, Signed, March).When(Now(renew with { EffectiveFrom = new(2026, 4, 1) })).ThenOne<ContractRenewed>();
    }

    [Fact]
    public void A_contract_is_terminated_once()
    {
        var terminated = new ContractTerminated(July, "insourced") { OccurredAt = Signing };
        Given(Contract.Decider, Signed).When(Now(new TerminateContract(July, "insourced"))).Then(terminated);
        Given(Contract.Decider, Signed, terminated).When(Now(new TerminateContract(July, "insourced"))).ThenNothing();
        Given(Contract.Decider, Signed, terminated).When(Now(new TerminateContract(July.PlusDays(1), "later"))).ThenRefused("contract_terminated");
        Given(Contract.Decider, Signed).When(Now(new TerminateContract(new(2026, 1, 1), "never began"))).ThenRefused("effective_before_signing");
    }

    [Theory]
    [InlineData("matrix", "invalid_matrix")]
    [InlineData("warning", "invalid_warning")]
    [InlineData("falling warnings", "invalid_warning")]
    [InlineData("reason", "empty_reason")]
    [InlineData("window", "invalid_window")]
    [InlineData("experience", "invalid_percent")]
    [InlineData("metric", "availability_is_no_clock")]
    [InlineData("priority", "invalid_priority")]
    [InlineData("minutes", "invalid_minutes")]
    [InlineData("percent", "invalid_percent")]
    [InlineData("service", "empty_service")]
    [InlineData("twice", "duplicate_target")]
    public void Service_levels_out_of_range_are_refused(string what, string code)
    {
        var target = Levels.Targets[0];
        var levels = what switch
        {
            "matrix" => Levels with { Matrix = [[1, 2, 3], [2, 3, 4], [3, 4, 6]] },
            "warning" => Levels with { WarnAt = [75, 100] },
            "falling warnings" => Levels with { WarnAt = [90, 75] },
            "reason" => Levels with { PauseOn = [" "] },
            "window" => Levels with { ReopenWindowDays = -1 },
            "experience" => Levels with { ExperienceTarget = 101 },
            "metric" => Levels with { Targets = [target with { Metric = ServiceMetric.Availability }] },
            "priority" => Levels with { Targets = [target with { Priority = 0 }] },
            "minutes" => Levels with { Targets = [target with { Minutes = 0 }] },
            "percent" => Levels with { Targets = [target with { TargetPercent = 101 }] },
            "service" => Levels with { Availability = [new("", 99, "24x7")] },
            _ => Levels with { Availability = [new("mail", 99, "24x7"), new("mail", 98, "office")] },
        };
        ServiceLevelErrors.Of(levels, ["office"]).ShouldHaveSingleItem().Code.ShouldBe(code);
        Given(Contract.Decider, Signed).When(Now(Levels7 with { ServiceLevels = levels })).ThenRefused(code);
    }

    [Fact]
    public void Incentives_that_cannot_be_paid_are_refused()
    {
        var line = Incentives.Measures[0];
        var incentives = Incentives with { Measures = [line with { PoolPercent = 60 }, line with { Priority = 1, PoolPercent = 41 }] };
        Given(Contract.Decider, Signed).When(Now(Credits with { Incentives = incentives })).ThenRefused("pools_above_100");
        Given(Contract.Decider).When(Now(new SignContract { Terms = Signed with { Incentives = incentives } })).ThenRefused("pools_above_100");
    }

    static ContractCommand Amend(string kind, LocalDate from, bool restate = false) => kind switch
    {
        "levels" => Levels7 with { EffectiveFrom = from, Restate = restate },
        "calendar" => Nights with { EffectiveFrom = from, Restate = restate },
        _ => Credits with { EffectiveFrom = from, Restate = restate },
    };

    static ContractCommand Now(ContractCommand command) => command with { OccurredAt = Noon };
}
