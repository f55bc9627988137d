using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;

namespace MspEvents.Tests.Unit;

public sealed class ContractTermsTests
{
    static readonly ServiceLevels Stricter = Levels with { Targets = [new(ServiceMetric.Resolution, 3, 480, "office")] };

    [Fact]
    public void Nothing_is_in_force_before_the_effective_date_begins_in_the_contracts_zone()
    {
        var terms = Terms(Signed);
        terms.TermsAt(Midnight(2026, 2, 1) - Duration.Epsilon).ShouldBeNull();
        terms.TermsAt(Midnight(2026, 2, 1)).ShouldNotBeNull().MonthlyFee.ShouldBe(1_000_000);
    }

    [Fact]
    public void Terms_are_agreed_for_times_at_which_they_are_not_in_force()
    {
        var terms = Terms(Signed, new ServiceLevelsAmended(new(2026, 6, 1), Stricter, null, "review", false));
        terms.AgreedAt(Midnight(2025, 1, 1))!.ServiceLevels.ShouldBe(Levels);
        terms.AgreedAt(Midnight(2030, 1, 1))!.ServiceLevels.ShouldBe(Stricter);
        ContractTerms.Unsigned.AgreedAt(Signing).ShouldBeNull();
    }

    [Fact]
    public void The_last_day_is_in_force_to_its_end()
    {
        var terms = Terms(Signed);
        terms.TermsAt(Midnight(2027, 1, 1) - Duration.Epsilon).ShouldNotBeNull();
        terms.TermsAt(Midnight(2027, 1, 1)).ShouldBeNull();
        terms.InForceUntil.ShouldBe(Midnight(2027, 1, 1));
    }

    [Fact]
    public void A_contract_without_an_end_never_ends()
    {
        Terms(Signed with { EndsOn = null }).TermsAt(Midnight(2090, 1, 1)).ShouldNotBeNull();
        Terms(Signed with { EndsOn = LocalDate.MaxIsoValue }).InForceUntil.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_in_force_from_the_day_of_termination()
    {
        var terms = Terms(Signed, new ContractTerminated(new(2026, 6, 1), "insourced"));
        terms.TermsAt(Midnight(2026, 6, 1) - Duration.Epsilon).ShouldNotBeNull();
        terms.TermsAt(Midnight(2026, 6, 1)).ShouldBeNull();
        terms.TerminatedAt.ShouldBe(Midnight(2026, 6, 1));
    }

    [Fact]
    public void A_renewal_prolongs_the_term_and_may_change_the_fee()
    {
        var terms = Terms(Signed, new ContractRenewed(new(2027, 1, 1), new(2027, 6, 30), 1_200_000));
        terms.TermsAt(Midnight(2026, 12, 31)).ShouldNotBeNull().MonthlyFee.ShouldBe(1_000_000);
        terms.TermsAt(Midnight(2027, 1, 1)).ShouldNotBeNull().MonthlyFee.ShouldBe(1_200_000);
        terms.TermsAt(Midnight(2027, 7, 1)).ShouldBeNull();
    }

    [Fact]
    public void A_gap_between_term_and_renewal_is_not_in_force() =>
        Terms(Signed, new ContractRenewed(new(2027, 3, 1), new(2027, 6, 30), null)).TermsAt(Midnight(2027, 2, 1)).ShouldBeNull();

    [Fact]
    public void A_renewal_that_begins_before_one_agreed_earlier_still_prolongs_the_term()
    {
        var terms = Terms(
            Signed,
            new ContractRenewed(new(2027, 2, 1), new(2027, 6, 30), null),
            new ContractRenewed(new(2027, 1, 1), new(2028, 1, 31), null));
        terms.EndsOn.ShouldBe(new LocalDate(2028, 1, 31));
        terms.InForceUntil.ShouldBe(Midnight(2028, 2, 1));
        terms.TermsAt(Midnight(2027, 12, 1)).ShouldNotBeNull();
        terms.TermsAt(Midnight(2028, 2, 1)).ShouldBeNull();
    }

    [Fact]
    public void The_latest_amendment_that_took_effect_holds_whenever_it_was_written()
    {
        var terms = Terms(
            Signed,
            new ServiceLevelsAmended(new(2026, 6, 1), Stricter, null, "review", false),
            new ServiceLevelsAmended(new(2026, 4, 1), Levels with { ReopenWindowDays = 7 }, null, "late", false));
        terms.TermsAt(Midnight(2026, 3, 31))!.ServiceLevels.ReopenWindowDays.ShouldBe(14);
        terms.TermsAt(Midnight(2026, 4, 1))!.ServiceLevels.ReopenWindowDays.ShouldBe(7);
        terms.TermsAt(Midnight(2026, 6, 1))!.ServiceLevels.ShouldBe(Stricter);
    }

    [Fact]
    public void Of_two_amendments_for_one_day_the_later_one_holds()
    {
        var terms = Terms(
            Signed,
            new ServiceLevelsAmended(new(2026, 4, 1), Levels with { ReopenWindowDays = 7 }, null, "first", false),
            new ServiceLevelsAmended(new(2026, 4, 1), Levels with { ReopenWindowDays = 5 }, null, "second", false));
        terms.TermsAt(Midnight(2026, 4, 1))!.ServiceLevels.ReopenWindowDays.ShouldBe(5);
    }

    [Fact]
    public void A_calendar_amended_leaves_the_others_alone()
    {
        var nights = new ServiceCalendar { TimeZone = "UTC" };
        var terms = Terms(Signed, new CalendarAmended(new(2026, 4, 1), "nights", nights, null, "new shift", false));
        terms.TermsAt(Midnight(2026, 3, 31))!.CalendarNamed("nights").ShouldBeNull();
        var amended = terms.TermsAt(Midnight(2026, 4, 1))!;
        amended.CalendarNamed("nights").ShouldBe(nights);
        amended.CalendarNamed("office").ShouldBe(OfficeHours);
        amended.CalendarNamed("24x7").ShouldBe(ServiceCalendar.AlwaysOpen);
    }

    [Fact]
    public void An_amendment_with_a_mode_is_laid_over_a_running_tickets_own_terms()
    {
        var longer = OfficeHours with { Holidays = [new(2026, 5, 1)] };
        var terms = Terms(
            Signed,
            new ServiceLevelsAmended(new(2026, 3, 1), Stricter, null, "new tickets only", false),
            new CalendarAmended(new(2026, 4, 1), "office", longer, ChangeMode.CarryElapsed, "holiday", false));
        var running = terms.RunningAmendments.ShouldHaveSingleItem();
        running.EffectiveAt.ShouldBe(Midnight(2026, 4, 1));
        running.Mode.ShouldBe(ChangeMode.CarryElapsed);
        var ofAnOlderTicket = running.ApplyTo(terms.TermsAt(Midnight(2026, 2, 10))!);
        ofAnOlderTicket.ServiceLevels.ShouldBe(Levels);
        ofAnOlderTicket.CalendarNamed("office").ShouldBe(longer);
    }

    [Fact]
    public void The_first_month_is_paid_by_the_terms_it_began_with()
    {
        var terms = Terms(Signed with { EffectiveFrom = new(2026, 2, 10) }, new IncentivesAmended(new(2026, 3, 5), new(10, []), "bonus", false));
        terms.TermsOf(new(2026, 1)).ShouldBeNull();
        terms.TermsOf(new(2026, 2)).ShouldNotBeNull();
        terms.TermsOf(new(2026, 3)).ShouldNotBeNull().Incentives.ShouldBeNull();
        terms.TermsOf(new(2026, 4)).ShouldNotBeNull().Incentives.ShouldNotBeNull();
    }

    [Fact]
    public void Every_scope_key_that_ever_was_is_known()
    {
        var terms = Terms(
            Signed,
            new ScopeAmended(new(2026, 5, 1), [new("backup", "Backup", ScopeCoverage.Included, 60, 1)], ["patching"], [], null, "swap"),
            new ScopeAmended(new(2026, 4, 1), [], [], [new("patching", "Patching monthly", ScopeCoverage.Included, 3000, 1)], null, "less"));
        terms.KnownScopeItems.ShouldBe(["patching", "cabling", "backup"], ignoreOrder: true);
        terms.Baselines.Select(baseline => baseline.Version).ShouldBe([0, 2, 1]);
        terms.BaselineAt(Midnight(2026, 4, 15))!.Items.Select(item => item.Name).ShouldBe(["Patching monthly", "Cabling"]);
        terms.BaselineAt(Midnight(2026, 5, 1))!.Items.Select(item => item.Key).ShouldBe(["cabling", "backup"]);
    }

    [Fact]
    public void A_target_for_the_type_beats_one_for_every_type()
    {
        var levels = Levels with { Targets = [new(ServiceMetric.Resolution, 2, 100, "24x7"), new(ServiceMetric.Resolution, 2, 50, "24x7", TicketType.Alert)] };
        var terms = Terms(Signed with { ServiceLevels = levels }).TermsAt(Midnight(2026, 3, 1))!;
        terms.TargetFor(ServiceMetric.Resolution, 2, TicketType.Alert)!.Minutes.ShouldBe(50);
        terms.TargetFor(ServiceMetric.Resolution, 2, TicketType.Problem)!.Minutes.ShouldBe(100);
        terms.TargetFor(ServiceMetric.Closure, 2, TicketType.Problem).ShouldBeNull();
    }

    static ContractTerms Terms(params ContractEvent[] events) =>
        ContractTerms.Of(events.Select((@event, index) => new Fact(@event with { OccurredAt = Signing }, index + 1, index + 1, Signing)));
}
