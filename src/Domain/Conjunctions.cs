using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MspEvents.Domain;

/// <summary>Finds the conjunctions that join two acts ("save and print it"), and leaves those that join two things ("name and address").</summary>
static partial class Conjunctions
{
    static readonly FrozenSet<string> Determiners = Words(
        "a an the my our your his her its their this that these those all any each every some it them him me us which what who whether if another more new");

    static readonly FrozenSet<string> Particles = Words(
        "to also then even later i we you they he she it can could may will would should must be able not want need wish finally automatically thereby therefore thus "
        + "afterwards subsequently immediately directly quickly easily");

    static readonly FrozenSet<string> NeverVerbs = Words(
        """
        a an the my our your his her its their this that these those all any each every some it them him me us i we you they he she of in on at by for from with without
        about into onto over under between among after before during to as than so because and or but if when while where which what who is are was were be been has have
        had do does did not no new other others more most less least first last
        """);

    // As often the name of a thing as of an act: only its surroundings tell.
    static readonly FrozenSet<string> OftenNouns = Words(
        """
        access answer backup bookmark build call cancel change chat check click comment contact contribute control copy cut design display download draft draw drop email
        end escalate estimate export filter fix follow forecast format group handle help import increase invoice issue label launch limit link list load lock log login look
        manage map mark match measure message monitor move mute note notify offer open order own pause pay pick pin plan play post present preview print process produce
        project protect pull purchase push question rank rate reach record refund register release rent repair repeat reply report request reserve reset return reuse review
        roll route run scan schedule scroll search select sell set setup share ship show sign skip sort split start stay stop store support switch tag target test toggle
        track train transfer trigger turn type update upgrade upload use view visit vote watch work zoom
        """);

    /// <summary>The conjunctions in a part of a story after which another act begins.</summary>
    public static IEnumerable<TextSpan> JoiningActs(string part)
    {
        foreach (Match match in Conjunction().Matches(part))
        {
            var after = WordsOf(part[(match.Index + match.Length)..]).SkipWhile(Particles.Contains).Take(2).ToList();
            var before = WordsOf(part[..match.Index]).LastOrDefault();
            if (after.Count > 0 && IsAct(after[0], after.ElementAtOrDefault(1), before))
                yield return new(match.Index, match.Length);
        }
    }

    static bool IsAct(string word, string? next, string? before)
    {
        if (NeverVerbs.Contains(word))
            return false;
        if (next is not null && Determiners.Contains(next))
            return true;
        if (!ActionVerbs.Contains(word))
            return false;
        return !OftenNouns.Contains(word) || (before is not null && ActionVerbs.Contains(before)) || next?.EndsWith('s') == true;
    }

    static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(match => match.Value);

    static FrozenSet<string> Words(string words) =>
        words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:and/or|and\s+then|and|or|as\s+well\s+as|then)(?![\p{L}\p{N}])|[&+/\\<>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
