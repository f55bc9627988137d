using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class SatisfactionGridPropertyTests
{
    const int Cases = 20;
    const int Last = 430;

    static readonly SatisfactionSettings Settings = SatisfactionSettings.Default;

    [Fact]
    public void Every_day_agrees_with_the_formulas_worked_out_anew()
    {
        var rules = new HashSet<HypeCycleRule>();
        for (var seed = 1; seed <= Cases / 2; seed++)
        {
            var inputs = GeneratedRelationship.Of(seed);
            var twin = new BruteForceSatisfaction(inputs).To(Last);
            foreach (var day in SatisfactionGrid.Of(inputs, Last, Settings))
            {
                var (expected, note) = (twin[day.Day], $"seed {seed}, day {day.Day}");
                Near(day.Index, expected.Index, note);
                Near(day.AnswerWeight, expected.Weight, note);
                Near(day.Slope, expected.Slope, note);
                ((int)day.Direction - 1, day.FlatDays, day.Rule.ToString()).ShouldBe((expected.Direction, expected.FlatDays, expected.Rule), note);
                var accepted = day.Acceptance.Accepted;
                (accepted?.Stage, accepted?.Cycle, accepted?.Since).ShouldBe((expected.Stage, expected.Cycle, expected.Since), note);
                day.Warning.Score.ShouldBe(expected.Warning, note);
                rules.Add(day.Rule);
            }
        }

        // The invented relationships go through all there is.
        rules.Count.ShouldBe(Enum.GetValues<HypeCycleRule>().Length);

        static void Near(double? actual, double? expected, string note)
        {
            actual.HasValue.ShouldBe(expected.HasValue, note);
            if (actual is { } value)
                value.ShouldBe(expected!.Value, 2e-6, note);
        }
    }

    [Fact]
    public void The_order_of_answers_initiatives_and_contacts_makes_no_difference()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var inputs = GeneratedRelationship.Of(seed);
            var random = new Random(seed);
            var shuffled = new SatisfactionInputs(
                [.. inputs.Answers.OrderBy(_ => random.Next())], [.. inputs.Initiatives.OrderBy(_ => random.Next())], [.. inputs.Contacts.OrderBy(_ => random.Next())]);
            Told(SatisfactionGrid.Of(shuffled, Last, Settings)).ShouldBe(Told(SatisfactionGrid.Of(inputs, Last, Settings)), $"seed {seed}");
        }
    }

    [Fact]
    public void Going_on_from_any_day_gives_the_same_bits_as_beginning_at_the_first()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var inputs = GeneratedRelationship.Of(seed);
            var whole = SatisfactionGrid.Of(inputs, Last, Settings).ToList();
            foreach (var cut in new[] { 0, 1, 27, 28, 29, 100, 300, Last })
            {
                var known = whole.Take(cut).ToList();
                var later = inputs with { Answers = [.. inputs.Answers.Where(answer => answer.Day >= cut || cut == 0)] };
                Told(SatisfactionGrid.Continue([.. known.TakeLast(SatisfactionGrid.DaysNeeded(Settings))], later, Last, Settings))
                    .ShouldBe(Told(whole.Skip(cut)), $"seed {seed}, cut {cut}");
            }
        }
    }

    [Fact]
    public void A_late_answer_changes_no_day_before_it_and_gives_what_having_had_it_gives()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var inputs = GeneratedRelationship.Of(seed);
            var late = GeneratedRelationship.Answer(new Random(seed).Next(0, 300), 10);
            var with = inputs with { Answers = [.. inputs.Answers, late] };
            var (before, after) = (SatisfactionGrid.Of(inputs, Last, Settings).ToList(), SatisfactionGrid.Of(with, Last, Settings).ToList());
            Told(after.Take(late.Day)).ShouldBe(Told(before.Take(late.Day)), $"seed {seed}");
            after[late.Day].Sums.ShouldNotBe(before[late.Day].Sums);
            // Recomputed from the day it touches, over the days before that were known.
            Told(SatisfactionGrid.Continue([.. before.Take(late.Day)], with, Last, Settings)).ShouldBe(Told(after.Skip(late.Day)), $"seed {seed}");
        }
    }

    // As one text, since parts of a warning are equal by value only one by one.
    static string Told(IEnumerable<SatisfactionDay> days) => string.Join('\n', days.Select(Told));

    static string Told(SatisfactionDay day) =>
        $"{day.Day} {day.Sums.Weighted:R} {day.Sums.Weight:R} {day.Slope:R} {day.Direction} {day.FlatDays} {string.Join(',', day.ActiveKinds)} "
        + $"{day.Rule} {day.Acceptance} {string.Join(',', day.Warning.Parts)}";
}
