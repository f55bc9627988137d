namespace MspEvents.Domain;

/// <summary>A fact about work, on whichever kind of stream it is logged.</summary>
public abstract record WorkEvent : DomainEvent, ITicketEvent, IStoryEvent, IInitiativeEvent;

/// <summary>Work was logged.</summary>
public sealed record WorkLogged(WorkEntry Work) : WorkEvent;

/// <summary>Logged work was corrected; the entry stands whole.</summary>
public sealed record WorkCorrected(WorkEntry Work, string Reason) : WorkEvent;

/// <summary>Logged work was taken back.</summary>
public sealed record WorkVoided(Guid WorkId, string Reason) : WorkEvent;
