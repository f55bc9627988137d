namespace MspEvents.Domain;

/// <summary>How much something is wanted, by the MoSCoW method.</summary>
public enum Moscow
{
    /// <summary>Without it the rest is worth nothing.</summary>
    Must,

    /// <summary>Wanted much, and there is a way around its lack.</summary>
    Should,

    /// <summary>Nice to have.</summary>
    Could,

    /// <summary>Not this time.</summary>
    Wont,
}
