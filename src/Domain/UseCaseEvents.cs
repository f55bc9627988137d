namespace MspEvents.Domain;

/// <summary>A fact a use case's stream may hold.</summary>
public interface IUseCaseEvent : IDomainEvent;
