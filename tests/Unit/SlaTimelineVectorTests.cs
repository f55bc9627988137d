using static MspEvents.Tests.Unit.TimelineClaims;

namespace MspEvents.Tests.Unit;

/// <summary>Timelines that other systems' tests assert, through our engine wherever their rule is ours too.</summary>
public sealed class SlaTimelineVectorTests(ITestOutputHelper output)
{
    /// <summary>What is not ours of the rows we know; of other rows a rule may say so too.</summary>
    static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["sla-008"] = [$"next_due: {EitherSide}", $"update_due: {EitherSide}", $"update_elapsed: {EitherSide}", $"update_margin: {EitherSide}"],
        ["sla-023"] = [$"next_due: {SourceQuirk}"],
        ["sla-068"] = [$"escalation: {WallDays}"],
        ["sla-071"] = [$"due: {WallDays}", $"escalation: {WallDays}"],
        ["sla-073"] = [$"due: {WallDays}", $"escalation: {WallDays}"],
        ["sla-076"] = [$"due: {WallDays}"],
        ["sla-081"] = [$"priority_at: {NoAutomation}"],
        ["sla-083"] = [$"due: {WallDays}", $"due_end_of_working_day: {EndOfDay}"],
        ["sla-096"] = [$"due_after: {LoopFromOpening}", $"due_after: {NeverHidden}"],
        ["sla-098"] = [$"due_after: {NeverHidden}"],
        ["sla-106"] = [$"events (count): {EachMessage}"],
    };

    [Fact]
    public void Every_expectation_that_maps_onto_our_rules_holds()
    {
        var claims = Rows().SelectMany(row => Of(row).Select(claim => (row.Id, Claim: claim))).ToList();
        claims.Where(claim => claim.Claim.Failure is not null).Select(claim => $"{claim.Id}: {claim.Claim.Failure}").ShouldBeEmpty();
        claims.Count(claim => claim.Claim.Rule is null).ShouldBeGreaterThan(claims.Count / 2);
    }

    [Fact]
    public void Every_row_is_asserted_or_listed()
    {
        foreach (var row in Rows())
        {
            var claims = Of(row).ToList();
            row.Expected.Select(expected => expected.Field).Except(claims.Select(claim => claim.Field.Split(' ')[0])).ShouldBeEmpty(row.Id);
            var differs = claims.Where(claim => claim.Rule is not null).Select(claim => $"{claim.Field}: {claim.Rule}").Distinct().Order(StringComparer.Ordinal).ToList();
            if (Known.TryGetValue(row.Id, out var listed))
                differs.ShouldBe(listed, ignoreOrder: true, row.Id);
            foreach (var difference in differs)
                output.WriteLine($"{row.Id} {difference}");
        }
    }

    static IReadOnlyList<TimelineRow> Rows()
    {
        var path = SharedData.Find("vectors/sla-timelines.json");
        Assert.SkipUnless(path is not null, "The shared vectors are not beside the project.");
        return TimelineRow.Read(path!);
    }
}
