using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ContractTests
{
    static readonly Guid Some = new("0190c1d2-0000-7000-8000-00000000c101");
    static readonly Instant Noon = Instant.FromUtc(2026, 6, 10, 10, 0);
    static readonly ContractTerminated Terminated = new(new(2026, 6, 1), "insourced") { OccurredAt = Signing };
    static readonly ReportDelivered March = new("service report", new(2026, 3)) { OccurredAt = Signing };

    [Fact]
    public void A_contract_is_signed_once()
    {
        Given(Contract.Decider).When(Sign()).Then(Signed);
        Given(Contract.Decider, Signed).When(Now(Sign())).ThenNothing();
        Given(Contract.Decider, Signed).When(Now(Sign(Signed with { MonthlyFee = 1 }))).ThenRefused("id_taken");
        Given(Contract.Decider, Signed).When(Now(Sign(Signed with { ClientId = Some }))).ThenRefused("id_taken");
        Given(Contract.Decider).When(Now(new RestateSla(new(2026, 3), "why"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void Nobody_signs_with_a_client_that_left()
    {
        Given(Contract.Decider).When(Sign() with { ClientOffboarded = true }).ThenRefused("client_offboarded");
        Given(Contract.Decider).When(Sign() with { ClientOffboarded = true, Imported = true }).ThenOne<ContractSigned>();
    }

    [Fact]
    public void Terms_that_contradict_themselves_are_refused()
    {
        Refused(Signed with { TimeZone = "Mars/Olympus" }, "unknown_time_zone");
        Refused(Signed with { EndsOn = new(2026, 1, 31) }, "ends_before_effective");
        Refused(Signed with { Calendars = new Dictionary<string, ServiceCalendar> { ["24x7"] = OfficeHours } }, "reserved_calendar");
        Refused(Signed with { Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = OfficeHours with { TimeZone = "Nowhere" } } }, "unknown_time_zone");
        Refused(Signed with { Calendars = new Dictionary<string, ServiceCalendar>() }, "unknown_calendar");
        Refused(Signed with { Scope = new([.. Signed.Scope.Items, Signed.Scope.Items[0]]) }, "duplicate_scope_item");
        Refused(Signed with { Scope = new([Signed.Scope.Items[0] with { EffortMinutes = -1 }]) }, "invalid_scope_item");

        static void Refused(ContractSigned terms, string code) => Given(Contract.Decider).When(Sign(terms)).ThenRefused(code);
    }

    [Fact]
    public void A_month_is_reported_once_by_each_name()
    {
        Given(Contract.Decider, Signed).When(Now(new DeliverReport("service report", new(2026, 3)))).Then(March);
        Given(Contract.Decider, Signed, March).When(Now(new DeliverReport("service report", new(2026, 3)))).ThenNothing();
        Given(Contract.Decider, Signed, March).When(Now(new DeliverReport("board report", new(2026, 3)))).ThenOne<ReportDelivered>();
        Given(Contract.Decider, Signed).When(Now(new DeliverReport("service report", new(2026, 7)))).ThenRefused("period_not_begun");
    }

    [Fact]
    public void Only_a_closed_month_is_restated()
    {
        Given(Contract.Decider, Signed).When(Now(new RestateSla(new(2026, 3), "late time sheets"))).ThenRefused("month_not_closed");
        Given(Contract.Decider, Signed, March).When(Now(new RestateSla(new(2026, 3), "late time sheets"))).Then(new SlaRestated(new(2026, 3), "late time sheets"));
        Given(Contract.Decider, Signed, March, new SlaRestated(new(2026, 3), "once") { OccurredAt = Signing }).When(Now(new RestateSla(new(2026, 3), "twice")))
            .ThenOne<SlaRestated>();
    }

    [Fact]
    public void An_exclusion_is_agreed_once_and_a_whole_ticket_covers_its_metrics()
    {
        var whole = new SlaExclusionAgreed(Some, null, "power cut", "Greta Lind") { OccurredAt = Signing };
        var resolution = new ExcludeFromSla(Some, ServiceMetric.Resolution, "power cut", "Greta Lind", Id);
        Given(Contract.Decider, Signed).When(Now(resolution)).Then(new SlaExclusionAgreed(Some, ServiceMetric.Resolution, "power cut", "Greta Lind"));
        Given(Contract.Decider, Signed, whole).When(Now(resolution)).ThenNothing();
        Given(Contract.Decider, Signed, whole with { Metric = ServiceMetric.Resolution }).When(Now(resolution with { Metric = null })).ThenOne<SlaExclusionAgreed>();
    }

    [Fact]
    public void An_outage_names_no_ticket_of_another_contract()
    {
        var outage = new RecordOutage(Some, "mail", Signing, null, false, Some, SampleContract.Id);
        Given(Contract.Decider, Signed).When(Now(outage)).ThenOne<OutageRecorded>();
        Given(Contract.Decider, Signed).When(Now(outage with { TicketContractId = Some })).ThenRefused("ticket_of_other_contract");
    }

    [Fact]
    public void An_outage_is_recorded_once_and_ends_after_it_began()
    {
        var open = new OutageRecorded(Some, "mail", Signing, null, false, null) { OccurredAt = Signing };
        var record = new RecordOutage(Some, "mail", Signing, null, false, null);
        Given(Contract.Decider, Signed).When(Now(record)).Then(open);
        Given(Contract.Decider, Signed, open).When(Now(record)).ThenNothing();
        Given(Contract.Decider, Signed, open).When(Now(record with { Service = "files" })).ThenRefused("outage_id_taken");
        Given(Contract.Decider, Signed).When(Now(record with { To = Signing })).ThenRefused("outage_ends_before_start");
    }

    [Fact]
    public void An_outage_ends_once()
    {
        var open = new OutageRecorded(Some, "mail", Signing, null, false, null) { OccurredAt = Signing };
        var to = Signing + Duration.FromHours(1);
        var ended = new OutageEnded(Some, to) { OccurredAt = Signing };
        Given(Contract.Decider, Signed, open).When(Now(new EndOutage(Some, to))).Then(ended);
        Given(Contract.Decider, Signed, open, ended).When(Now(new EndOutage(Some, to))).ThenNothing();
        Given(Contract.Decider, Signed, open with { To = to }).When(Now(new EndOutage(Some, to))).ThenNothing();
        Given(Contract.Decider, Signed, open, ended).When(Now(new EndOutage(Some, Noon))).ThenRefused("outage_ended");
        Given(Contract.Decider, Signed, open).When(Now(new EndOutage(Some, Signing))).ThenRefused("outage_ends_before_start");
        Given(Contract.Decider, Signed).When(Now(new EndOutage(Some, to))).ThenRefused("unknown_outage");
    }

    [Fact]
    public void A_kpi_is_agreed_measured_and_retired()
    {
        var agree = new AgreeKpi("first-fix", "Fixed at first contact", "%", 60, 75, new(2026, 12, 31), "fewer calls", KpiDirection.Up, null);
        var agreed = new KpiAgreed("first-fix", "Fixed at first contact", "%", 60, 75, new(2026, 12, 31), "fewer calls", KpiDirection.Up, null) { OccurredAt = Signing };
        var retired = new KpiRetired("first-fix", "reached") { OccurredAt = Signing };
        var measure = new MeasureKpi("first-fix", 66, null);
        Given(Contract.Decider, Signed).When(Now(agree)).Then(agreed);
        Given(Contract.Decider, Signed, agreed).When(Now(agree with { Reason = "said again" })).ThenNothing();
        Given(Contract.Decider, Signed, agreed).When(Now(agree with { Target = 80, Reason = "raised" })).ThenOne<KpiAgreed>();
        Given(Contract.Decider, Signed, agreed).When(Now(measure)).Then(new KpiMeasured("first-fix", 66, null));
        Given(Contract.Decider, Signed).When(Now(measure)).ThenRefused("unknown_kpi");
        Given(Contract.Decider, Signed, agreed, retired).When(Now(measure)).ThenRefused("kpi_retired");
        Given(Contract.Decider, Signed, agreed).When(Now(new RetireKpi("first-fix", "reached"))).Then(retired);
        Given(Contract.Decider, Signed, agreed, retired).When(Now(new RetireKpi("first-fix", "reached"))).ThenNothing();
        Given(Contract.Decider, Signed).When(Now(new RetireKpi("first-fix", "reached"))).ThenRefused("unknown_kpi");
        Given(Contract.Decider, Signed, agreed, retired).When(Now(agree with { Reason = "taken up again" })).ThenOne<KpiAgreed>();
        Given(Contract.Decider, Signed, agreed, retired).When(Now(agree)).ThenRefused("reason_required");
    }

    [Fact]
    public void Hours_are_bought_once_and_before_they_lapse()
    {
        var bought = new BlockHoursPurchased(Some, 600, 80_000, new(2026, 12, 31)) { OccurredAt = Signing };
        var buy = new PurchaseHours(Some, 600, 80_000, new(2026, 12, 31));
        Given(Contract.Decider, Signed).When(Now(buy)).Then(bought);
        Given(Contract.Decider, Signed, bought).When(Now(buy)).ThenNothing();
        Given(Contract.Decider, Signed, bought).When(Now(buy with { Minutes = 1 })).ThenRefused("purchase_id_taken");
        Given(Contract.Decider, Signed).When(Now(buy with { ValidUntil = new(2026, 6, 9) })).ThenRefused("valid_until_passed");
        Given(Contract.Decider, Signed).When(Now(buy with { ValidUntil = new(2026, 6, 10) })).ThenOne<BlockHoursPurchased>();
    }

    [Fact]
    public void How_the_two_sides_talk_is_agreed_once()
    {
        var protocol = new CommunicationProtocol([new("incidents", "phone", "Ines Okafor")], [], [], null);
        var agreed = new CommunicationAgreed(protocol) { OccurredAt = Signing };
        Given(Contract.Decider, Signed).When(Now(new AgreeCommunication(protocol))).Then(agreed);
        Given(Contract.Decider, Signed, agreed).When(Now(new AgreeCommunication(protocol with { Channels = [.. protocol.Channels] }))).ThenNothing();
        Given(Contract.Decider, Signed with { Communication = protocol }).When(Now(new AgreeCommunication(protocol))).ThenNothing();
    }

    [Fact]
    public void A_terminated_contract_agrees_nothing_new_but_its_past_is_still_settled()
    {
        var ended = Given(Contract.Decider, Signed, March, Terminated);
        ended.When(Now(new PurchaseHours(Some, 1, 1, null))).ThenRefused("contract_terminated");
        ended.When(Now(new AgreeCommunication(new([], [], [], null)))).ThenRefused("contract_terminated");
        ended.When(Now(new RecordOutage(Some, "mail", Noon, null, false, null))).ThenRefused("contract_terminated");
        ended.When(Now(new RecordOutage(Some, "mail", Signing, null, false, null))).ThenOne<OutageRecorded>();
        ended.When(Now(new DeliverReport("service report", new(2026, 5)))).ThenOne<ReportDelivered>();
        ended.When(Now(new RestateSla(new(2026, 3), "late"))).ThenOne<SlaRestated>();
        ended.When(Now(new ExcludeFromSla(Some, null, "power cut", "Greta Lind", Id))).ThenOne<SlaExclusionAgreed>();
    }

    [Fact]
    public void Every_fact_carries_its_contract_and_its_client()
    {
        var fact = Given(Contract.Decider, Signed).When(Now(new TerminateContract(new(2026, 7, 1), "insourced"))).ThenOne<ContractTerminated>();
        (fact.ClientId, fact.ContractId).ShouldBe((ClientId, Id));
    }

    static SignContract Sign(ContractSigned? terms = null) => new() { Terms = (terms ?? Signed) with { OccurredAt = default }, OccurredAt = Signing };

    static ContractCommand Now(ContractCommand command) => command with { OccurredAt = Noon };
}
