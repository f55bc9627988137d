using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A backlog of invented stories: most of them each about its own, some written twice, some about one thing in many words.</summary>
sealed class GeneratedBacklog
{
    static readonly string[] Roles = Words("receptionist nurse dispatcher engineer picker driver cashier buyer clerk teacher librarian planner auditor cook guard tutor porter surveyor");
    static readonly string[] Acts = Words("see print sort export approve archive book cancel compare count find forward group label lock map merge move order plan rate scan send share split start stop track");
    static readonly string[] Things = Words(
        "visits labels routes shifts orders samples invoices lockers rooms badges parcels seats menus tools lessons books meters alarms tickets cables pumps gates permits claims forms quotes tariffs stocks crates trucks");
    static readonly string[] Places = Words("warehouse ward depot kitchen archive workshop office garage library station clinic yard school terminal plant market shop lab court hall");
    static readonly string[] Ends = Words("patients guests drivers buyers pupils visitors suppliers colleagues neighbours inspectors tenants members owners partners students");
    static readonly string[] Gains = Words("wait less", "pay on time", "arrive early", "find their way", "know the price", "come back", "stay safe", "lose nothing", "ask once", "sleep well");

    /// <summary>Stories with their ratings.</summary>
    public IReadOnlyList<(Guid Id, string Text, WeightedPriority Priority)> Stories { get; }

    /// <summary>Pairs that say the same in other letters.</summary>
    public IReadOnlyList<(Guid First, Guid Second)> Twins { get; }

    /// <summary>Stories about one thing.</summary>
    public IReadOnlyList<Guid> OfOneThing { get; }

    public GeneratedBacklog(int seed, int count)
    {
        var random = new Random(seed);
        var texts = new List<string>();
        while (texts.Count < count - (count / 25) - 10)
            texts.Add($"As a {Pick(Roles)}, I want to {Pick(Acts)} {Pick(Things)} and {Pick(Things)} of the {Pick(Places)} by {Code()}, so that {Pick(Ends)} {Pick(Gains)}");
        var one = texts.Count;
        texts.AddRange(Enumerable.Range(0, 10).Select(number => $"As a {Roles[number]}, I want to calibrate the zeppelin mooring winch, so that the zeppelin mooring holds"));
        var originals = Enumerable.Range(0, count - texts.Count).ToList();
        texts.AddRange(originals.Select(original => texts[original].ToUpperInvariant()));
        var ids = texts.Select((_, index) => new Guid(index + 1, (short)seed, 0, new byte[8])).ToList();
        Stories = [.. texts.Select((text, index) => (ids[index], text, Rated()))];
        Twins = [.. originals.Select(original => (ids[original], ids[one + 10 + original]))];
        OfOneThing = ids[one..(one + 10)];

        string Pick(string[] words) => words[random.Next(words.Length)];
        string Code() => $"code {random.Next(100_000)}";
        WeightedPriority Rated() => WeightedPriority.Of(random.Next(1, 6), random.Next(1, 6), random.Next(1, 6), null, new(random.Next(1, 4), random.Next(1, 4), random.Next(1, 4)));
    }

    static string[] Words(params string[] phrases) => phrases is [var many] ? many.Split(' ') : phrases;
}
