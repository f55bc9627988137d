using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>An initiative of the demo; days are counted from the signing.</summary>
/// <param name="Name">What it goes by in the demo.</param>
/// <param name="Kind">What it does to the relationship.</param>
/// <param name="Start">The day work begins.</param>
/// <param name="Close">The day it is finished.</param>
/// <param name="Title">In a few words.</param>
/// <param name="ExpectedValue">What the client may expect of it.</param>
/// <param name="Validity">Why this and nothing else.</param>
/// <param name="Investment">Minor units.</param>
/// <param name="ScopeItem">What of the scope it is worked on.</param>
/// <param name="HoursAWeek">How much work goes into it.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Benefit">What the client confirmed afterwards.</param>
sealed record DemoInitiative(
    string Name,
    InitiativeKind Kind,
    int Start,
    int Close,
    string Title,
    string ExpectedValue,
    string Validity,
    long Investment,
    string ScopeItem,
    int HoursAWeek,
    string Result,
    string? Benefit = null)
{
    /// <summary>One of each kind, in the order of the hype cycle.</summary>
    public static readonly IReadOnlyList<DemoInitiative> All =
    [
        new(
            "scanners", InitiativeKind.PainPoint, 0, 25, "Scanners keep their network on the loading bay",
            "Loading goes on when a scanner roams between two bays", "Half of all calls in the month before the signing came from the bay", 380_000, "network", 8,
            "Six access points were moved and two added; no scanner was lost in the last week.", "Trucks leave eleven minutes sooner on average"),
        new(
            "one-number", InitiativeKind.EasyWin, 28, 70, "One number to call, and a person who answers",
            "Nobody waits in a menu any more", "It costs two weeks and is the first thing drivers ask for", 120_000, "workplace", 4,
            "Calls are answered in 22 seconds in the median.", "Drivers call instead of driving back to the depot"),
        new(
            "change-calendar", InitiativeKind.Process, 80, 110, "Changes only by request and on the calendar",
            "No more surprises on a Monday morning", "Three of the last five outages followed a change nobody had announced", 90_000, "servers", 5,
            "Every change since March is on the calendar; planners find the forms tedious."),
        new(
            "second-factor", InitiativeKind.Security, 112, 150, "A second factor for everyone",
            "A stolen password alone opens nothing", "The insurer asks for it from the summer on", 260_000, "workplace", 6,
            "All 140 accounts have a second factor; shift leads share a drawer of tokens."),
        new(
            "phishing-drills", InitiativeKind.Training, 155, 185, "Phishing drills and an hour on the new rules",
            "Fewer clicks on false invoices", "Two invoices were paid to the wrong account last year", 70_000, "workplace", 4,
            "Nine of ten took part; one in five clicked, before it was one in three."),
        new(
            "planning-server", InitiativeKind.Intractable, 190, 285, "The old transport planning server",
            "Planning that does not stop every other Thursday", "Its vendor is gone, and every other repair was tried", 1_400_000, "servers", 14,
            "It runs on borrowed memory until the move; nobody knows its code any more."),
        new(
            "refresh", InitiativeKind.Migration, 280, 350, "New switches, new handhelds, planning in the cloud",
            "The planning server is switched off", "The only way to end the stoppages that was left", 7_800_000, "servers", 16,
            "Planning moved over one weekend; the old server went to the recycler.", "No stoppage of planning since the move"),
        new(
            "results", InitiativeKind.Outcome, 340, 356, "What two years of work have come to",
            "Figures both sides sign", "The board wants to see what it paid for", 40_000, "workplace", 2,
            "On-time departures rose from 87 to 96 per cent.", "On-time departures are up by nine points"),
    ];
}
