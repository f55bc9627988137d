using MspEvents.Application;
using MspEvents.EventStore;
using MspEvents.Projections;

namespace MspEvents.Api.Hosting;

/// <summary>The whole schema of a database, in the order in which its parts build on one another.</summary>
static class Schema
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        .. SchemaMigrator.EventStoreMigrations,
        .. Migration.FromAssembly(typeof(DomainCatalogue).Assembly),
        .. Migration.FromAssembly(typeof(Projection).Assembly),
        .. Migration.FromAssembly(typeof(Schema).Assembly),
    ];
}
