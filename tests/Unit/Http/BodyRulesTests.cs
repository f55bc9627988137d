using MspEvents.Api.Contracts;
using MspEvents.Api.Conventions;
using MspEvents.Api.Feedbacks;
using MspEvents.Api.Reviews;
using MspEvents.Domain;

namespace MspEvents.Tests.Unit.Http;

public sealed class BodyRulesTests
{
    static readonly AgreeCommunicationRequest Protocol = AgreeCommunicationRequest.Example;

    [Fact]
    public void A_level_of_escalation_is_agreed_once() =>
        FaultsOf(Protocol with { Escalation = [Level(1, 10), Level(1, 20)] }).ShouldBe(["#/escalation/1 duplicate_level"]);

    [Fact]
    public void A_higher_level_takes_over_no_earlier_than_a_lower_one()
    {
        FaultsOf(Protocol with { Escalation = [Level(1, 60), Level(2, 10)] }).ShouldBe(["#/escalation level_too_early"]);
        FaultsOf(Protocol with { Escalation = [Level(2, 60), Level(1, 60)] }).ShouldBeEmpty();
    }

    [Fact]
    public void Lists_that_people_write_have_an_end()
    {
        var items = Enumerable.Range(0, 51).Select(number => $"item {number}").ToList();
        var feedback = new ReceiveRequest.Validator();
        feedback.Validate(ReceiveRequest.Example with { Improve = items }).Errors.Select(fault => fault.ErrorCode).ShouldBe(["too_many"]);
        feedback.Validate(ReceiveRequest.Example with { Excelling = items }).Errors.Select(fault => fault.ErrorCode).ShouldBe(["too_many"]);
        var points = Enumerable.Range(0, 101).Select(number => $"point {number}").ToList();
        new ScheduleRequest.Validator().Validate(ScheduleRequest.Example with { Agenda = points }).Errors.Select(fault => fault.ErrorCode).ShouldBe(["too_many"]);
        new HoldRequest.Validator().Validate(HoldRequest.Example with { Attendees = [.. points, .. points] }).Errors.Select(fault => fault.ErrorCode).ShouldBe(["too_many"]);
    }

    static EscalationLevel Level(int level, int afterMinutes) => new(level, afterMinutes, "Lead", "Manager");

    static IEnumerable<string> FaultsOf(AgreeCommunicationRequest body) =>
        new AgreeCommunicationRequest.Validator().Validate(body).Errors.Select(BodyValidation.ErrorOf).Select(fault => $"{fault.Pointer} {fault.Code}");
}
