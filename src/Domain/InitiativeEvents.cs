namespace MspEvents.Domain;

/// <summary>A fact an initiative's stream may hold.</summary>
public interface IInitiativeEvent : IDomainEvent;
