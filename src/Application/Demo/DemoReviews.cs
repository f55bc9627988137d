using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>The service reviews: one a month, every third a quarter's; one fell out when it was needed most.</summary>
static class DemoReviews
{
    const int Months = 27;
    const int Cancelled = 7;
    const int LeftOpen = 16;

    static readonly (string Key, string Action, string Owner)[] Actions =
    [
        ("bay-coverage", "Measure the radio in the loading bays", "Ravi Menon"),
        ("leaver-list", "Send the list of leavers every Friday", "Priya Nair"),
        ("outage-notice", "Tell the shift leads of outages by text message", "Tobias Lang"),
        ("planning-date", "Name a day for the end of the planning server", "Greta Olsen"),
        ("ups-depot-two", "Replace the supply in depot two", "Owen Hartley"),
    ];

    public static IEnumerable<DemoStep> Of(ServedClient served)
    {
        for (var month = 0; month < Months; month++)
        {
            var day = (month * 30) + 24;
            var review = $"review/{month}";
            yield return served.Step(review, served.At(day - 10, 9), new ScheduleReview(
                served.ContractId, served.ClientId, month % 3 == 2 ? ReviewKind.Quarterly : ReviewKind.Monthly, served.At(day, 14), ["Figures of the month", "Open actions", "What comes next"]));
            if (month == Cancelled)
            {
                yield return served.Step(review, served.At(day - 1, 9), new CancelReview("Planning stands still; nobody can leave the depot."), "Owen Hartley");
                continue;
            }

            yield return served.Step(review, served.At(day, 15, 10), new HoldReview(
                served.At(day, 14), ["Greta Olsen", "Owen Hartley", "Priya Nair"], null, "Figures shown and agreed; actions below."), "Greta Olsen");
            var (key, action, owner) = Actions[month % Actions.Length];
            yield return served.Step(review, served.At(day, 15, 20), new AgreeAction(key, action, owner, served.On(day + 21)), "Greta Olsen");
            // Some take longer than agreed; the last of these is open still.
            var late = month % 6 == 4;
            if (!late || month < LeftOpen)
                yield return served.Step(review, served.At(day + (late ? 63 : 18), 16), new CompleteAction(key, "Done and shown to the depot leads."), owner);
        }
    }
}
