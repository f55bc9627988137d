using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>The use case of the demo with its scenarios, and the template that came out of an earlier client's.</summary>
static class DemoUseCase
{
    public const string Stream = "use-case/depot-offline";

    const string Template = "template/site-offline";

    public static IEnumerable<DemoStep> Of(ServedClient served)
    {
        yield return served.Step(Template, served.At(3), new CreateTemplate(
            "A site goes offline and keeps working", "A site loses its line and with it everything that is planned elsewhere.",
            ["Print the day's plan at every shift", "Keep a mobile router charged", "Call the shift leads in this order"], ["logistics", "retail"]), "Greta Olsen");
        yield return served.Step(Stream, served.At(14), new DefineUseCase(
            served.ClientId,
            new()
            {
                Title = "A depot loses its connection",
                Goal = "Trucks leave within thirty minutes of their time all the same",
                Stakeholders =
                [
                    new("Owen Hartley", StakeholderKind.Client, "head of operations", "No truck waits for a computer"),
                    new("Sofia Marsh", StakeholderKind.Client, "shift lead", "I know what to do without asking"),
                    new("Ravi Menon", StakeholderKind.Provider, "network engineer", "I hear of it before the client does"),
                ],
                Steps =
                [
                    new("monitoring", "notices that the line is down", "an alarm at the desk"),
                    new("service desk", "tells the shift lead and the carrier", "everyone knows within five minutes"),
                    new("shift lead", "loads by the printed plan", "trucks leave"),
                ],
                Constraints = [new("technology", "The north depot has no second line", "A mobile router is kept there")],
                StoryIds = [served.IdOf("story/dispatch-screen")],
            },
            served.Client.TimeZone, false, [served.ClientId]), "Greta Olsen");
        yield return served.Step(Stream, served.At(17), new PrioritiseUseCase(
            WeightedPriority.Of(5, 4, 4, null, null), "One hour of a closed bay costs more than a month of this work."), "Greta Olsen");
        yield return served.Step(Stream, served.At(18), new CommunicateRationale(["Owen Hartley", "Sofia Marsh"], "meeting"), "Greta Olsen");
        yield return served.Step(Stream, served.At(21), new AcknowledgeRationale("Owen Hartley"), "Owen Hartley");
        yield return served.Step(Stream, served.At(26), new AdoptTemplate(served.IdOf(Template), "With the depots' own telephone chain", false), "Ravi Menon");
        yield return served.Step(Stream, served.At(48), new RecordTraining("Depot north", "loading by the printed plan", ["Sofia Marsh", "Callum Reid"]), "Ravi Menon");
        foreach (var step in Scenarios(served).Concat(ServerRoom(served)))
            yield return step;
        yield return served.Step(Stream, served.At(180), new ReviewUseCase("Holds; the telephone chain was renewed.", served.On(362)), "Owen Hartley");
        yield return served.Step(Stream, served.At(362), new ReviewUseCase("Planning in the cloud makes the printed plan the last resort.", served.On(545)), "Owen Hartley");
        yield return served.Step(Stream, served.At(545), new ReviewUseCase("Rehearsed twice without a flaw.", served.On(728)), "Owen Hartley");
    }

    // The room went with the old server.
    static IEnumerable<DemoStep> ServerRoom(ServedClient served)
    {
        const string Room = "use-case/server-room";
        const string Heat = "template/server-room-heat";
        yield return served.Step(Heat, served.At(4), new CreateTemplate(
            "A server room gets too warm", "The cooling of a small room fails at the weekend.", ["Open the door", "Switch off what can wait"], ["logistics"]), "Greta Olsen");
        yield return served.Step(Heat, served.At(205), new ReviseTemplate(
            null, null, ["Open the door", "Switch off what can wait", "Call the landlord"], null, "The landlord has the key to the roof."), "Greta Olsen");
        yield return served.Step(Room, served.At(40), new DefineUseCase(
            served.ClientId,
            new()
            {
                Title = "The server room gets too warm",
                Goal = "Planning goes on at forty degrees",
                Stakeholders = [new("Owen Hartley", StakeholderKind.Client, "head of operations", "Nobody fans a server by hand")],
                Steps = [new("monitoring", "notices the heat", "an alarm at the desk"), new("shift lead", "opens the door", "ten minutes are won")],
                Constraints = [new("building", "The cooling belongs to the landlord", null)],
                StoryIds = [],
            },
            served.Client.TimeZone, false, []), "Ravi Menon");
        yield return served.Step(Room, served.At(206), new ReviseUseCase(
            new() { Goal = "Planning is shut down in order before forty degrees" }, "It stopped by itself in the heat of the week before.", []), "Ravi Menon");
        yield return served.Step(Room, served.At(353), new RetireUseCase("The room is empty: planning runs in the cloud."), "Ravi Menon");
        yield return served.Step(Heat, served.At(354), new RetireTemplate("No client has a server room of its own any more."), "Greta Olsen");
    }

    static IEnumerable<DemoStep> Scenarios(ServedClient served)
    {
        yield return served.Step(Stream, served.At(30), new IdentifyScenario(
            "peak-season", ScenarioKind.Surge, "In the weeks before the holidays four times as many calls come in.",
            new Dictionary<string, string> { ["calls an hour"] = "20", ["agents"] = "3" }, ["Nobody is free for the bay"], ["Most calls ask the same"]), "Greta Olsen");
        yield return served.Step(Stream, served.At(31), new AssessScenario("peak-season", 5, 3, null), "Greta Olsen");
        yield return served.Step(Stream, served.At(35), new PlanContingency(
            "peak-season", ["A second desk from eight to twelve", "A recorded word on known faults"], ["Two engineers of the project team"], ["Depot leads on the Friday before"], "Tobias Lang"), "Tobias Lang");
        yield return served.Step(Stream, served.At(36), new SimulateScenario(
            "peak-season",
            new(
                served.At(64, 8),
                [.. Enumerable.Range(0, 60).Select(call => new SimulatedArrival(call * 7, 1 + (call % 3), 1 + (call / 2 % 3), 12 + (call % 4 * 9)))],
                3,
                served.ContractId),
            served.ClientId,
            served.Agreed.AgreedAt(served.At(64, 8))), "Tobias Lang");
        yield return served.Step(Stream, served.At(60), new IdentifyScenario(
            "line-cut", ScenarioKind.Failure, "A digger cuts the line of the north depot.", new Dictionary<string, string> { ["hours"] = "36" },
            ["No second line"], ["The mobile router is untested"]), "Ravi Menon");
        yield return served.Step(Stream, served.At(61), new AssessScenario("line-cut", 3, 5, "It happened two years ago."), "Ravi Menon");
        yield return served.Step(Stream, served.At(66), new PlanContingency(
            "line-cut", ["Switch to the mobile router", "Load by the printed plan"], ["Mobile router", "Printed plan"], ["Shift lead, carrier, desk"], "Ravi Menon"), "Ravi Menon");
        yield return served.Step(Stream, served.At(146), new ExerciseScenario(
            "line-cut", served.At(145, 19), ["The router was up in nine minutes"], ["Nobody knew the door code"]), "Ravi Menon");
        yield return served.Step(Stream, served.At(420), new ExerciseScenario("line-cut", served.At(419, 19), ["Up in four minutes"], []), "Ravi Menon");
    }
}
