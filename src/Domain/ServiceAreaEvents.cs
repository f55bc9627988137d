namespace MspEvents.Domain;

/// <summary>A fact a service area's stream may hold.</summary>
public interface IServiceAreaEvent : IDomainEvent;
