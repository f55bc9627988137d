using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>The change requests: two approved and carried out (one worked on before it was), one rejected, one withdrawn, one that waits for its decision.</summary>
static class DemoChanges
{
    static readonly ChangeRequester Client = new("Owen Hartley", "head of operations", Organisation.Client);
    static readonly ChangeRequester Provider = new("Greta Olsen", "service manager", Organisation.Provider);

    public static IEnumerable<DemoStep> Of(ServedClient served) =>
        [.. NightShift(served), .. CloudPlanning(served), .. Rejected(served), .. Withdrawn(served), .. Pending(served)];

    static IEnumerable<DemoStep> NightShift(ServedClient served)
    {
        const string Change = "change/night-shift";
        yield return served.Step(Change, served.At(52), Raise(
            served, "Support of the night shift", "Two depots load until two in the morning.", Client, ChangeKind.Addition, Moscow.Must), "Owen Hartley");
        yield return served.Step(Change, served.At(55), Assess(served, 4_800, 620_000, 14, ChangeRisk.Low, []), "Greta Olsen");
        yield return served.Step(Change, served.At(57), new SubmitChange("Owen Hartley", served.At(75)), "Greta Olsen");
        // The night shift was helped before anybody had signed for it.
        yield return served.Step("story/night-shift", served.At(59), new CaptureStory
        {
            ClientId = served.ClientId,
            Contract = new(served.ContractId, served.ClientId),
            Text = "As a night shift lead I want someone to answer at night so that loading goes on.",
            Source = StorySource.Interview,
            Acceptance = ["A call at one in the morning is answered"],
        }, "Sofia Marsh");
        yield return served.Step("story/night-shift", served.At(62, 8), Work(served, "night/1", 300, 61, 22, "change/night-shift"));
        yield return served.Step(Change, served.At(70), new ApproveChange(
            new("Priya Nair", Organisation.Client),
            new([new("night-support", "Support from 18:00 to 02:00", ScopeCoverage.Included, 4_800, 620_000)], [], []),
            null, null, served.Agreed), "Priya Nair");
        yield return served.Step("story/night-shift", served.At(83, 8), Work(served, "night/2", 420, 82, 22, "change/night-shift"));
        yield return served.Step("story/night-shift", served.At(90, 8), Work(served, "night/3", 360, 89, 22, "change/night-shift"));
        yield return served.Step(Change, served.At(100), new ImplementChange(5_100, 655_000), "Greta Olsen");
    }

    static IEnumerable<DemoStep> CloudPlanning(ServedClient served)
    {
        const string Change = "change/cloud-planning";
        yield return served.Step(Change, served.At(236), Raise(
            served, "Transport planning as a cloud service", "The old server can be mended no more.", Provider, ChangeKind.Addition, Moscow.Must), "Greta Olsen");
        yield return served.Step(Change, served.At(240), Assess(served, 9_600, 1_850_000, 90, ChangeRisk.High, ["servers"]), "Ravi Menon");
        yield return served.Step(Change, served.At(244), new SubmitChange("Priya Nair", served.At(258)), "Greta Olsen");
        yield return served.Step(Change, served.At(256), new DeferChange(served.At(268), null, "The board meets on the last Friday."), "Priya Nair");
        yield return served.Step(Change, served.At(268), new SubmitChange("Priya Nair", served.At(280)), "Greta Olsen");
        yield return served.Step(Change, served.At(274), new ApproveChange(
            new("Priya Nair", Organisation.Client),
            new(
                [new("planning", "Transport planning in the cloud", ScopeCoverage.Included, 9_600, 1_850_000)],
                [],
                [new("servers", "Servers and backup, without planning", ScopeCoverage.Included, 31_000, 4_900_000)]),
            null, "The old server is switched off within 90 days.", served.Agreed), "Priya Nair");
        yield return served.Step(Change, served.At(352), new ImplementChange(10_200, 1_940_000), "Greta Olsen");
    }

    static IEnumerable<DemoStep> Rejected(ServedClient served)
    {
        const string Change = "change/own-applications";
        yield return served.Step(Change, served.At(120), Raise(
            served, "Support of our own applications", "Dispatch calls you anyway.", Client, ChangeKind.Change, Moscow.Should), "Owen Hartley");
        yield return served.Step(Change, served.At(127), Assess(served, 12_000, 1_700_000, 30, ChangeRisk.Medium, ["line-of-business"]), "Greta Olsen");
        yield return served.Step(Change, served.At(138), new RejectChange("Dearer than the vendor's own support."), "Priya Nair");
    }

    static IEnumerable<DemoStep> Withdrawn(ServedClient served)
    {
        const string Change = "change/second-line";
        yield return served.Step(Change, served.At(210), Raise(
            served, "A second internet line for the north depot", "It was down twice.", Client, ChangeKind.Addition, Moscow.Could), "Owen Hartley");
        yield return served.Step(Change, served.At(222), new WithdrawChange("The landlord puts one in."), "Owen Hartley");
    }

    static IEnumerable<DemoStep> Pending(ServedClient served)
    {
        const string Change = "change/fifth-depot";
        yield return served.Step(Change, served.At(560), Raise(
            served, "A fifth depot joins", "It opens in the spring.", Client, ChangeKind.Addition, Moscow.Must), "Owen Hartley");
        yield return served.Step(Change, served.At(568), Assess(served, 7_200, 980_000, 45, ChangeRisk.Low, ["workplace", "network"]), "Greta Olsen");
        yield return served.Step(Change, served.At(574), new SubmitChange("Priya Nair", served.At(604)), "Greta Olsen");
    }

    static RaiseChange Raise(ServedClient served, string title, string reason, ChangeRequester by, ChangeKind kind, Moscow priority) => new()
    {
        ContractId = served.ContractId,
        ClientId = served.ClientId,
        Title = title,
        Reason = reason,
        Priority = priority,
        RequestedBy = by,
        Kind = kind,
    };

    static AssessChange Assess(ServedClient served, int minutes, long cost, int days, ChangeRisk risk, IReadOnlyList<string> affects) =>
        new(minutes, cost, days, null, risk, affects, null, served.WorkTerms.KnownScopeItems);

    static LogStoryWork Work(ServedClient served, string name, int minutes, int day, int hour, string change) => new(
        served.IdOf($"work/{name}"),
        new() { Minutes = minutes, Who = "Tobias Lang", Role = "engineer", ChangeRequestId = served.IdOf(change), StartedAt = served.At(day, hour) },
        new(served.ContractId, served.ClientId),
        served.WorkTerms);
}
