namespace MspEvents.Domain;

/// <summary>The names that a calendar's week is written in, from Monday.</summary>
public static class Weekdays
{
    /// <summary><c>mon</c> to <c>sun</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>0 for Monday; -1 for what is no weekday.</summary>
    public static int IndexOf(string name)
    {
        for (var index = 0; index < Names.Count; index++)
        {
            if (Names[index] == name)
                return index;
        }

        return -1;
    }
}
