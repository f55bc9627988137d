namespace MspEvents.Domain;

/// <summary>The kinds of initiative that are active on one day.</summary>
public sealed class ActiveInitiatives
{
    // In the order that ties are broken: of those started on one day the first of these is the latest.
    static readonly InitiativeKind[] Frictions = [InitiativeKind.Training, InitiativeKind.Security, InitiativeKind.Process];

    readonly Dictionary<InitiativeKind, int> latestStarts = [];

    /// <summary>Looks at all spans on a day.</summary>
    public ActiveInitiatives(IEnumerable<InitiativeSpan> spans, int day, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(spans);
        foreach (var span in spans.Where(span => span.IsActiveOn(day, settings)))
            latestStarts[span.Kind] = Math.Max(span.Start, latestStarts.GetValueOrDefault(span.Kind, span.Start));
        Kinds = [.. latestStarts.Keys.Order()];
    }

    /// <summary>The active kinds, in their order.</summary>
    public IReadOnlyList<InitiativeKind> Kinds { get; }

    /// <summary>The kind of friction that started last; of one day training before security before process.</summary>
    public InitiativeKind? LatestFriction
    {
        get
        {
            InitiativeKind? latest = null;
            foreach (var kind in Frictions.Where(latestStarts.ContainsKey))
            {
                if (latest is not { } known || latestStarts[kind] > latestStarts[known])
                    latest = kind;
            }

            return latest;
        }
    }

    /// <summary>Whether a kind means friction for users: process, security, training.</summary>
    public static bool IsFriction(InitiativeKind kind) => Frictions.Contains(kind);

    /// <summary>Whether a kind is active.</summary>
    public bool Has(InitiativeKind kind) => latestStarts.ContainsKey(kind);
}
