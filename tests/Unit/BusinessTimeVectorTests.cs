using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class BusinessTimeVectorTests
{
    [Fact]
    public void Every_unambiguous_row_of_other_suites_holds()
    {
        var rows = Rows().Where(row => !row.IsAmbiguous).ToList();
        rows.ShouldNotBeEmpty();
        rows.Select(Failure).Where(failure => failure is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_that_stand_for_openings_and_closings_hold_as_those_operations()
    {
        var rows = Rows().Where(row => row.MapsFrom is not null).ToList();
        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            var time = new BusinessTime(row.Calendar);
            var answer = row.MapsFrom == "next_opening" ? time.NextOpening(row.Start) : time.PreviousClosing(row.Start);
            answer.ShouldBe(BusinessTimeRow.At(row.Expect.GetString()!), row.Id);
        }
    }

    [Fact]
    public void No_calendar_of_other_suites_is_refused() =>
        Rows().SelectMany(row => CalendarErrors.Of(row.Calendar).Select(error => (row.Id, error))).ShouldBeEmpty();

    static string? Failure(BusinessTimeRow row)
    {
        var time = new BusinessTime(row.Calendar);
        object? answer = row.Op == "elapsed" ? time.Elapsed(row.Start, row.End!.Value) : time.Add(row.Start, row.Seconds);
        object expected = row.Op == "elapsed" ? row.ExpectSeconds!.Value : BusinessTimeRow.At(row.Expect.GetString()!);
        return Equals(answer, expected) ? null : $"{row.Id}: {answer}, not {expected}";
    }

    static IReadOnlyList<BusinessTimeRow> Rows()
    {
        Assert.SkipUnless(SharedData.Find("vectors/business-time.json") is not null, "The shared vectors are not beside the project.");
        return BusinessTimeRow.Read(SharedData.Find("vectors/business-time.json")!);
    }
}
