using System.Net;

namespace MspEvents.Tests.Integration.Http;

public sealed class TemplateLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_template_lives_from_creation_to_retirement()
    {
        var template = (await caller.AcceptedAsync("/v1/templates", Body("Spare laptop on site"))).Id;
        await caller.AcceptedAsync($"/v1/templates/{template}/revise", new { steps = new[] { "Image three.", "Swap." }, reason = "One was not enough." });
        var last = await caller.AcceptedAsync($"/v1/templates/{template}/retire", new { reason = "Leased now." });

        (await caller.GetAsync($"/v1/templates/{template}/events")).Json.EnumerateArray().Select(stored => stored.GetProperty("type").GetString())
            .ShouldBe(["template_created", "template_revised", "template_retired"]);
        var answer = (await caller.GetAsync($"/v1/templates/{template}")).Json;
        (answer.GetProperty("status").GetString(), answer.GetProperty("uses").GetInt32()).ShouldBe(("retired", 0));
        answer.GetProperty("steps").EnumerateArray().Select(step => step.GetString()).ShouldBe(["Image three.", "Swap."]);
        (await caller.GetAsync($"/v1/templates/{template}?version=1")).Json.GetProperty("status").GetString().ShouldBe("offered");
        (await caller.PostAsync($"/v1/templates/{template}/revise", new { title = "Another", reason = "r" })).Code.ShouldBe("not_allowed");

        var listed = (await caller.GetAsync($"/v1/templates?status=retired&q=laptop&minPosition={last.Position}")).Json.GetProperty("items").EnumerateArray();
        listed.Select(item => item.GetProperty("id").GetGuid()).ShouldContain(template);
    }

    [Fact]
    public async Task A_template_is_found_by_where_it_applies()
    {
        var body = Body("Badge printer");
        var created = await caller.AcceptedAsync("/v1/templates", body);
        (await Ids("appliesTo=healthcare")).ShouldContain(created.Id);
        (await Ids("appliesTo=mining")).ShouldBeEmpty();

        async Task<IReadOnlyList<Guid>> Ids(string filter) =>
            [.. (await caller.GetAsync($"/v1/templates?{filter}&minPosition={created.Position}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    [Fact]
    public async Task A_template_without_a_step_is_refused()
    {
        var answer = await caller.PostAsync("/v1/templates", new { title = "T", problem = "P", steps = Array.Empty<string>() });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["#/steps required"]);
    }

    static object Body(string title) => new { title, problem = "A broken laptop stops a person.", steps = new[] { "Image two.", "Swap." }, appliesTo = new[] { "healthcare" } };
}
