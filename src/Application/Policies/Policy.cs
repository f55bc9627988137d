namespace MspEvents.Application.Policies;

/// <summary>What follows from facts without anyone asking for it.</summary>
/// <param name="Name">As it stands in <c>policy_progress</c>, in refusals and in the user name of the events it brings about.</param>
/// <param name="Follows">The public names of the events it follows.</param>
/// <param name="ReactAsync">Brings about what follows from one of them; a rule that says no ends it, and asked again it does nothing more.</param>
public sealed record Policy(string Name, IReadOnlyList<string> Follows, Func<PolicyCause, CancellationToken, Task> ReactAsync)
{
    /// <summary>The policies of this product.</summary>
    public static IReadOnlyList<Policy> OfProduct { get; } = [ScopeFollowsApproval.Policy];
}
