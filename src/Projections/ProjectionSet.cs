namespace MspEvents.Projections;

/// <summary>The projections a node runs; several definitions of one name are several generations of it.</summary>
public sealed class ProjectionSet
{
    readonly Dictionary<(string Name, int Version), Projection> byVersion;

    /// <summary>Gathers definitions.</summary>
    /// <exception cref="ArgumentException">Two definitions fill the same version.</exception>
    public ProjectionSet(params IReadOnlyList<Projection> projections)
    {
        All = projections;
        byVersion = projections.SelectMany(projection => projection.Versions, (projection, version) => (projection, version))
            .ToDictionary(pair => (pair.projection.Name, pair.version), pair => pair.projection);
    }

    /// <summary>The projections of this product.</summary>
    public static ProjectionSet OfProduct() => new(
        new ClientsProjection(),
        new ContractsProjection(),
        new TicketsProjection(),
        new ChangeRequestsProjection(),
        new FeedbackProjection(),
        new InitiativesProjection(),
        new ReviewsProjection(),
        new UseCasesProjection(),
        new ServiceAreasProjection(),
        new InteractionsProjection(),
        new StoriesProjection(),
        new StoryBacklogProjection(),
        new TemplatesProjection(),
        new StreamIndexProjection(),
        new StreamLinksProjection(),
        new SlaProjection(),
        new SlaTimerProjection(),
        new ScopeProjection(),
        new SatisfactionProjection());

    /// <summary>The definitions.</summary>
    public IReadOnlyList<Projection> All { get; }

    /// <summary>Whether there is such a projection and it can be rebuilt beside itself; one with effects cannot.</summary>
    public bool CanRebuild(string name) => All.Any(projection => projection.Name == name) && NewestOf(name).Versions.Count > 1;

    /// <summary>Each projection with the lowest version its newest definition fills: a tenant that has none from there on lacks it.</summary>
    internal IReadOnlyList<(string Name, int Version)> Newest =>
        [.. All.GroupBy(projection => projection.Name).Select(generations => (generations.Key, NewestOf(generations.Key).Versions.Min()))];

    /// <summary>The definition that fills a version, or null: another node's.</summary>
    internal Projection? Find(string name, int version) => byVersion.GetValueOrDefault((name, version));

    /// <summary>The newest definition of a projection.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal Projection NewestOf(string name) =>
        All.Where(projection => projection.Name == name).MaxBy(projection => projection.Versions.Max())
        ?? throw new ArgumentException($"No projection is called {name}.", nameof(name));
}
