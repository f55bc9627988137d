namespace MspEvents.Domain;

/// <summary>What an initiative is to the relationship.</summary>
public enum InitiativeKind
{
    /// <summary>A pain point named by the client is taken away.</summary>
    PainPoint,

    /// <summary>A small improvement that shows at once.</summary>
    EasyWin,

    /// <summary>A new way of working, with friction while it is new.</summary>
    Process,

    /// <summary>A security measure, with friction while it is new.</summary>
    Security,

    /// <summary>Training of users, with friction while it lasts.</summary>
    Training,

    /// <summary>An old problem that nobody has solved yet.</summary>
    Intractable,

    /// <summary>New hardware or a move to another platform.</summary>
    Migration,

    /// <summary>A result whose benefit the client confirms.</summary>
    Outcome,
}
