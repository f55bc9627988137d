using System.Collections.Frozen;

namespace MspEvents.Domain;

/// <summary>Verbs that stories commonly want something done by, in their base form: enough to tell two wishes from two things.</summary>
public static class ActionVerbs
{
    static readonly FrozenSet<string> Known = """
        accept access acknowledge activate adapt add adjust administer advise aggregate alert align allocate allow alter analyse analyze annotate announce
        answer appoint apply approve archive arrange ask assess assign associate attach attend audit authenticate authorise authorize automate avoid
        backup ban begin block bookmark borrow browse build buy calculate call cancel capture categorise categorize change chat check choose clarify clean
        clear click clone close collaborate collect combine comment communicate compare complete compose compute configure confirm connect consult
        contact continue contribute control convert copy correct create customise customize cut debug decide declare decline decrease defer define delegate
        delete deliver deny deploy describe deselect design detach detect determine develop disable disconnect discover discuss dismiss display distribute divide
        download draft drag draw drop duplicate edit eliminate email embed enable encrypt end enforce enrol enroll ensure enter escalate establish
        estimate evaluate examine exclude execute expand explore export extend extract fetch fill filter find finish fix follow forecast forget format forward
        generate get give grant group guarantee handle have help hide identify ignore implement import improve include increase indicate inform initiate
        insert inspect install integrate invite invoice issue join keep know label launch learn leave let like limit link list listen load locate lock log login
        look maintain make manage map mark match measure merge message migrate minimise minimize modify monitor move mute navigate negotiate note notify observe obtain
        open optimise optimize order organise organize override own participate pause pay perform pick pin plan play post predict prepare present prevent preview
        print prioritise prioritize process produce promote propose protect prove provide publish pull purchase push quit raise rank rate reach react read
        reassign recall receive recognise recognize recommend reconcile record recover reduce refer refresh refund register reject relate release reload remember
        remind remove rename renew rent reopen reorder repair repeat replace reply report request require reschedule reserve reset resolve respond restart restore
        restrict resume retain retrieve retry return reuse reveal reverse review revise revoke roll rotate route run save scan schedule scroll search secure see select
        sell send separate serve set setup share ship show sign simulate skip solve sort specify split standardise standardize start stay stop store streamline
        submit subscribe suggest summarise summarize supervise support suspend switch sync synchronise synchronize tag take target teach tell terminate test toggle
        track train transfer transform translate trigger turn type undo understand uninstall unlock unsubscribe update upgrade upload use validate verify view visit
        visualise visualize vote wait warn watch withdraw work write zoom
        """.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word is such a verb.</summary>
    public static bool Contains(string word) => Known.Contains(word);

    /// <summary>Whether a text begins with such a verb.</summary>
    public static bool Opens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known.Contains(text.TrimStart().Split(' ', 2)[0]);
    }
}
