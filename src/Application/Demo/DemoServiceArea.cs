using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>The service area of the demo: a round through its phases in the first months, then its indicator is measured and reviewed.</summary>
static class DemoServiceArea
{
    public const string Stream = "service-area/dispatch";

    /// <summary>How easy dispatchers find their work.</summary>
    public const string KeiKey = "ease-of-dispatch";

    /// <summary>The day from which it can be asked.</summary>
    public const int KeiDefinedOn = 20;

    const int MeasuredMonths = 26;

    /// <summary>The indicator's scale.</summary>
    public static ScoreScale Scale { get; } = new(1, 10, BetterScore.Higher);

    public static IEnumerable<DemoStep> Of(ServedClient served)
    {
        yield return served.Step(Stream, served.At(5), new TargetServiceArea(served.ClientId, "Dispatch", Moscow.Must, served.Client.TimeZone, false), "Greta Olsen");
        yield return served.Step(Stream, served.At(8), new HearCustomerVoice(
            VoiceArtefact.JourneyMap, ["A dispatcher opens seven programs before the first truck", "Every second call asks for the state of a ticket"]), "Greta Olsen");
        yield return served.Step(Stream, served.At(12), new AdvancePhase(ServicePhase.Design, null), "Greta Olsen");
        yield return served.Step(Stream, served.At(KeiDefinedOn, 8), new DefineKei(
            KeiKey, "Ease of dispatch", "How easy was it to get the day's trucks out, from 1 to 10", Scale, 8), "Greta Olsen");
        yield return served.Step(Stream, served.At(22), new AdvancePhase(ServicePhase.Implement, null), "Greta Olsen");
        yield return served.Step(Stream, served.At(47), new DeliverAwareness("A page on the new number and the wall screens", "dispatchers", served.On(46)), "Ines Carvalho");
        yield return served.Step(Stream, served.At(50), new AdvancePhase(ServicePhase.Measure, null), "Greta Olsen");
        for (var month = 2; month < MeasuredMonths; month++)
        {
            var day = month * 30;
            yield return served.Step(Stream, served.At(day, 12), new MeasureKei(
                KeiKey, Math.Round((decimal)(DemoAnswers.MoodOf(day - 15) / 10), 1), 5, served.On(day - 15).ToYearMonth()), "Ines Carvalho");
            if (month % 6 == 0)
                yield return served.Step(Stream, served.At(day, 13), new ReviewKei(KeiKey, KeiDecision.Keep, "It says what the calls say."), "Greta Olsen");
        }

        yield return served.Step(Stream, served.At(181), new AdvancePhase(ServicePhase.Evolve, "The first half-year is measured"), "Greta Olsen");
        yield return served.Step(Stream, served.At(183), new ReviewKei(KeiKey, KeiDecision.Keep, "Kept, with the trough it shows."), "Greta Olsen");
        yield return served.Step(Stream, served.At(186), new AdvancePhase(ServicePhase.Understand, "The next round begins with the planning server"), "Greta Olsen");
    }
}
