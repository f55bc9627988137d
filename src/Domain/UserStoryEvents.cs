namespace MspEvents.Domain;

/// <summary>A fact a user story's stream may hold.</summary>
public interface IStoryEvent : IDomainEvent;
