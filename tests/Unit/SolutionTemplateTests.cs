using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class SolutionTemplateTests
{
    static readonly Instant Day = Instant.FromUtc(2026, 4, 1, 9, 0);
    static readonly CreateTemplate Create = new("Sensor in a cold store", "Cooling fails unseen", ["Install", "Alert"], ["agriculture"]) { OccurredAt = Day };
    static readonly TemplateCreated Created = new("Sensor in a cold store", "Cooling fails unseen", ["Install", "Alert"], ["agriculture"]) { OccurredAt = Day };

    [Fact]
    public void A_template_is_created_once()
    {
        Given(SolutionTemplate.Decider).When(Create).ThenOne<TemplateCreated>().Steps.ShouldBe(["Install", "Alert"]);
        Given(SolutionTemplate.Decider, Created).When(Create with { OccurredAt = Day + Duration.FromDays(1) }).ThenNothing();
        Given(SolutionTemplate.Decider, Created).When(Create with { Title = "Another" }).ThenRefused("id_taken");
    }

    [Fact]
    public void A_revision_keeps_what_it_does_not_name()
    {
        var revised = Given(SolutionTemplate.Decider, Created).When(Later(new ReviseTemplate(null, null, ["Install", "Test"], null, "learnt"))).ThenOne<TemplateRevised>();
        var template = Given(SolutionTemplate.Decider, Created, revised).State();
        (template.Title, template.Problem).ShouldBe((Create.Title, Create.Problem));
        template.Steps.ShouldBe(["Install", "Test"]);
        Given(SolutionTemplate.Decider, Created, revised).When(Later(new ReviseTemplate(null, null, ["Install", "Test"], null, "again"))).ThenNothing();
    }

    [Fact]
    public void A_retired_template_is_left_alone()
    {
        var retired = new TemplateRetired("made no longer") { OccurredAt = Day };
        Given(SolutionTemplate.Decider, Created).When(Later(new RetireTemplate("made no longer"))).ThenOne<TemplateRetired>();
        Given(SolutionTemplate.Decider, Created, retired).When(Later(new RetireTemplate("again"))).ThenNothing();
        Given(SolutionTemplate.Decider, Created, retired).When(Later(new ReviseTemplate("a", null, null, null, "r"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void Nothing_is_asked_of_a_template_that_is_none() => Given(SolutionTemplate.Decider).When(Later(new RetireTemplate("r"))).ThenRefused("not_allowed");

    [Fact]
    public void A_reader_sees_what_a_template_is_by_now()
    {
        var details = SolutionTemplateDetails.Of([new(Created, 1, 1, Day), new(new TemplateRevised("Sensors", null, null, null, "r") { OccurredAt = Day }, 2, 5, Day)]).ShouldNotBeNull();
        (details.Version, details.Title, details.RevisedAt, details.RetiredAt).ShouldBe((2, "Sensors", Day, null));
        SolutionTemplateDetails.Of([]).ShouldBeNull();
    }

    static TemplateCommand Later(TemplateCommand command) => command with { OccurredAt = Day + Duration.FromHours(1) };
}
