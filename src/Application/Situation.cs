using NodaTime;

namespace MspEvents.Application;

/// <summary>What a command is completed from before it is decided.</summary>
/// <param name="Id">The stream that is asked, or that starts.</param>
/// <param name="State">The stream's state, folded from all its facts.</param>
/// <param name="At">When the command happened.</param>
/// <param name="LookUps">What other streams say.</param>
public sealed record Situation<TState>(Guid Id, TState State, Instant At, LookUps LookUps);
