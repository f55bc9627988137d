using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>The user stories: one from need to acceptance, one that came out of feedback, a duplicate, one that waits, one given up.</summary>
static class DemoStories
{
    /// <summary>The story that the trough's feedback led to.</summary>
    public const string OutageNotice = "story/outage-notice";

    const string Screen = "story/dispatch-screen";
    const string Duplicate = "story/wall-display";
    const string Waiting = "story/driver-app";
    const string GivenUp = "story/fax";

    public static IEnumerable<DemoStep> Of(ServedClient served) =>
        [.. DispatchScreen(served), .. OutageNotices(served), .. Others(served)];

    static IEnumerable<DemoStep> DispatchScreen(ServedClient served)
    {
        yield return served.Step(Screen, served.At(9), Capture(
            served, "dispatcher", "see the open tickets of my depot on the wall screen", "I know what is being worked on without calling",
            StorySource.Interview, ["The screen shows tickets within a minute", "It shows no names of people"]), "Callum Reid");
        yield return served.Step(Screen, served.At(10), new RequestClarification(["Which depots have a wall screen?"], "Callum Reid"), "Ines Carvalho");
        yield return served.Step(Screen, served.At(13), new ClarifyStory(["All four, the one in the north is smaller."], null, null), "Callum Reid");
        yield return served.Step(Screen, served.At(15), new AnalyseStory(served.IdOf(Screen), "transparency", 2, 4, [], ["status", "dispatch"], []), "Ines Carvalho");
        yield return served.Step(Screen, served.At(16), new PrioritiseStory(
            WeightedPriority.Of(4, 4, null, new(4, 4, 5, 4), null), Moscow.Must, "Half of the calls to the desk only ask for the state of a ticket."), "Greta Olsen");
        yield return served.Step(Screen, served.At(18), new ValidateStory("Shown on paper to three dispatchers", true, null), "Owen Hartley");
        yield return served.Step(Screen, served.At(20), new DesignStory(
            new(["Read the list of tickets", "Show it by depot", "Refresh every minute"], ["A small computer for each screen"], ["No account for screens yet"], ["The network on the bay"]),
            served.IdOf(DemoUseCase.Stream)), "Ines Carvalho");
        yield return served.Step(Screen, served.At(34), new StartStory("Projects"), "Ines Carvalho");
        yield return served.Step(Screen, served.At(36, 17), Work(served, "screen/1", 420, 36, "workplace", null));
        yield return served.Step(Screen, served.At(44, 17), Work(served, "screen/2", 360, 44, "workplace", null));
        yield return served.Step(Screen, served.At(58), new DeliverStory("Screens in all four depots"), "Ines Carvalho");
        yield return served.Step(Screen, served.At(66), new AcceptStory(5, "Just what we meant."), "Callum Reid");
    }

    static IEnumerable<DemoStep> OutageNotices(ServedClient served)
    {
        yield return served.Step(OutageNotice, served.At(96), Capture(
            served, "shift lead", "get a text message when planning or the network fails", "I can switch to paper before the trucks queue",
            StorySource.Feedback, ["The message comes within five minutes", "It says what is affected and until when, as far as known"]), "Sofia Marsh");
        yield return served.Step(OutageNotice, served.At(110), new AnalyseStory(
            served.IdOf(OutageNotice), "communication", 3, 5, [served.IdOf(Screen)], ["status", "outage"],
            [new(served.IdOf(Screen), served.ClientId, StoryStatus.Accepted, [])]), "Ines Carvalho");
        yield return served.Step(OutageNotice, served.At(130), new PrioritiseStory(
            WeightedPriority.Of(5, 3, 3, null, new(2, 1, 1)), Moscow.Should, "Worth most when planning fails; until then it waits for the security work."), "Greta Olsen");
        yield return served.Step(OutageNotice, served.At(205), new PrioritiseStory(
            WeightedPriority.Of(5, 5, 3, null, new(2, 1, 1)), Moscow.Must, "Planning fails every other week now."), "Greta Olsen");
        yield return served.Step(OutageNotice, served.At(214), new StartStory("Service desk"), "Tobias Lang");
        yield return served.Step(OutageNotice, served.At(220, 17), Work(served, "notice/1", 300, 220, "servers", null));
        // Done in good faith, in no item of the scope.
        yield return served.Step(OutageNotice, served.At(226, 17), Work(served, "notice/2", 480, 226, "line-of-business", null));
        yield return served.Step(OutageNotice, served.At(240), new DeliverStory("A message goes out with every outage that is recorded"), "Tobias Lang");
        yield return served.Step(OutageNotice, served.At(243), new SendBackStory("It came after forty minutes."), "Sofia Marsh");
        yield return served.Step(OutageNotice, served.At(262), new DeliverStory("The message goes out with the alarm, not with the record"), "Tobias Lang");
        yield return served.Step(OutageNotice, served.At(268), new AcceptStory(4, "Three minutes in the drill."), "Sofia Marsh");
    }

    static IEnumerable<DemoStep> Others(ServedClient served)
    {
        yield return served.Step(Duplicate, served.At(27), Capture(
            served, "dispatcher", "see open tickets on the wall display of my depot", "I need not call", StorySource.Survey, []), "Sofia Marsh");
        yield return served.Step(Duplicate, served.At(29), new MergeStory(
            served.IdOf(Duplicate), new(served.IdOf(Screen), served.ClientId, StoryStatus.Designed, [])), "Ines Carvalho");
        yield return served.Step(Duplicate, served.At(33), new UnmergeStory(), "Ines Carvalho");
        yield return served.Step(Duplicate, served.At(37), new MergeStory(
            served.IdOf(Duplicate), new(served.IdOf(Screen), served.ClientId, StoryStatus.InProgress, [])), "Ines Carvalho");
        yield return served.Step(Waiting, served.At(310), Capture(
            served, "driver", "report a broken scanner from my phone", "the desk has its number when the tour ends", StorySource.Interview,
            ["A photo of the label is enough"]), "Callum Reid");
        yield return served.Step(Waiting, served.At(315), new AnalyseStory(
            served.IdOf(Waiting), "self-service", 4, 3, [served.IdOf(Screen)], ["drivers"], [new(served.IdOf(Screen), served.ClientId, StoryStatus.Accepted, [])]), "Ines Carvalho");
        yield return served.Step(Waiting, served.At(320), new PrioritiseStory(WeightedPriority.Of(3, 2, 2, null, null), Moscow.Could, "Nice, after the refresh."), "Greta Olsen");
        yield return served.Step(Waiting, served.At(330), new RefineStory(
            new() { Acceptance = ["A photo of the label is enough", "It works without a connection"] }, null, "Depot north has holes in its network."), "Callum Reid");
        // Asked again by somebody else: for the list of duplicates, and of themes.
        yield return served.Step("story/driver-phone", served.At(512), Capture(
            served, "driver", "report a broken scanner from my own phone", "the desk has its number when the tour ends", StorySource.Survey, []), "Sofia Marsh");
        yield return served.Step("story/driver-delay", served.At(520), Capture(
            served, "driver", "report a delay from my phone", "the depot plans the next tour in time", StorySource.Survey, []), "Sofia Marsh");
        yield return served.Step("story/driver-delay", served.At(526), new PrioritiseStory(
            WeightedPriority.Of(4, 3, 3, null, null), Moscow.Should, "A third of all calls from the road are of delays."), "Greta Olsen");
        yield return served.Step("story/on-call", served.At(530), Capture(
            served, "shift lead", "see who is on call tonight", "I call the right person first", StorySource.Interview, ["The name changes at six in the evening"]), "Sofia Marsh");
        yield return served.Step("story/on-call", served.At(533), new PrioritiseStory(
            WeightedPriority.Of(3, 4, 5, null, null), Moscow.Must, "It is a line on a screen that hangs already."), "Greta Olsen");
        yield return served.Step("story/maintenance", served.At(540), Capture(
            served, "planner", "get the calendar of maintenance a week ahead", "no tour is planned into it", StorySource.Questionnaire, []), "Priya Nair");
        yield return served.Step("story/maintenance", served.At(546), new PrioritiseStory(
            WeightedPriority.Of(5, 2, 4, null, null), Moscow.Should, "Three tours were lost to announced work."), "Greta Olsen");
        yield return served.Step(GivenUp, served.At(40), Capture(served, "clerk", "receive faxes by e-mail", "I need not walk", StorySource.Questionnaire, []), "Priya Nair");
        yield return served.Step(GivenUp, served.At(150), new RetireStory("The last customer with a fax machine gave it up."), "Priya Nair");
    }

    static CaptureStory Capture(
        ServedClient served, string role, string want, string benefit, StorySource source, IReadOnlyList<string> acceptance) => new()
        {
            ClientId = served.ClientId,
            Contract = new(served.ContractId, served.ClientId),
            Role = role,
            Want = want,
            Benefit = benefit,
            Source = source,
            Acceptance = acceptance,
        };

    static LogStoryWork Work(ServedClient served, string name, int minutes, int day, string? item, Guid? change) => new(
        served.IdOf($"work/{name}"),
        new() { Minutes = minutes, Who = "Ines Carvalho", Role = "engineer", ScopeItem = item, ChangeRequestId = change, StartedAt = served.At(day, 9) },
        new(served.ContractId, served.ClientId),
        served.WorkTerms);
}
