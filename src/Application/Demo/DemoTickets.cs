using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>One ticket of the trough to which everything happens that a ticket can go through, and the one that said the same again.</summary>
static class DemoTickets
{
    const string Handhelds = "ticket/handhelds";
    const string Again = "ticket/handhelds-again";

    public static IEnumerable<DemoStep> Of(ServedClient served)
    {
        var (first, second) = (served.IdOf("work/handhelds/1"), served.IdOf("work/handhelds/2"));
        yield return served.Step(Handhelds, served.At(203, 9), Open(served, "Handhelds lose their list of orders", "Sofia Marsh"), "Sofia Marsh");
        yield return served.Step(Handhelds, served.At(203, 9, 6), new AssignTicket("Ravi Menon", "Service desk"), "Tobias Lang");
        yield return served.Step(Handhelds, served.At(203, 9, 20), new RespondToTicket("We see it too and are looking into it.", true), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 9, 25), new ReprioritiseTicket(
            1, 1, null, "All four depots load from memory.", ChangeMode.FromCreation, served.Terms.ServiceLevels.Matrix), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 9, 30), new CorrectTicket(
            "Handhelds lose their list of orders when planning restarts", null, null, "Planning", null, "Dispatch", null, "It is the planning server, not the handhelds."), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 9, 35), new LinkTicket(
            LinkKind.Initiative, served.IdOf("initiative/planning-server"), "causedBy", served.IdOf(Handhelds)), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 10), new EscalateTicket(
            1, "Greta Olsen", "Loading stands still", "Call the depots every half hour", "Greta Olsen"), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 10, 30), new PauseTicket("awaitingVendor", null), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 11, 15), new ResumeTicket("awaitingVendor"), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 14), Log(served, first, 240, 9), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(203, 14, 5), Log(served, second, 240, 9), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(204), new CorrectTicketWork(first, new() { Minutes = 210 }, "Lunch was counted.", served.WorkTerms), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(204, 10, 5), new VoidTicketWork(second, "Logged twice."), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(204, 11), new ResolveTicket("The lists are kept on the handhelds until planning answers again.", "planning server", null), "Ravi Menon");
        yield return served.Step(Handhelds, served.At(206), new CloseTicket(), "Sofia Marsh");

        yield return served.Step(Again, served.At(203, 9, 40), Open(served, "No orders on any handheld", "Callum Reid"), "Callum Reid");
        yield return served.Step(Again, served.At(203, 9, 50), new CancelTicket("Reported before", served.IdOf(Handhelds), served.IdOf(Again)), "Tobias Lang");
    }

    static OpenTicket Open(ServedClient served, string title, string requester) => new()
    {
        ContractId = served.ContractId,
        ClientId = served.ClientId,
        Matrix = served.Terms.ServiceLevels.Matrix,
        Title = title,
        Description = "Since the restart of planning this morning.",
        Type = TicketType.Incident,
        Category = "Hardware",
        Impact = 2,
        Urgency = 1,
        Requester = served.Client.Staff.Single(person => person.Name == requester),
        Channel = TicketChannel.Phone,
    };

    static LogTicketWork Log(ServedClient served, Guid workId, int minutes, int hour) => new(
        workId,
        new() { Minutes = minutes, Who = "Ravi Menon", Role = "senior engineer", Billable = false, ScopeItem = "servers", StartedAt = served.At(203, hour) },
        served.WorkTerms);
}
