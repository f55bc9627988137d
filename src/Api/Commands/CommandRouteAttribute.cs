namespace MspEvents.Api.Commands;

/// <summary>Marks a route as a command's: it takes an idempotency key and a version.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CommandRouteAttribute : Attribute;
