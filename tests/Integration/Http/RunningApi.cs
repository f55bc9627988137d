using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Api.Hosting;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Class fixture: the whole service on a loopback port and a database of the test class's own.</summary>
public class RunningApi(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>A key of tenant <c>default</c> with every scope.</summary>
    public const string Key = "msp_testkey00001_0123456789abcdef0123456789abcdef01234567";

    TestDatabase? database;
    StoreConnection? store;
    WebApplication? app;

    /// <summary>The database behind it.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app!.Urls.Single());

    /// <summary>A caller with a key of every scope, or with another key, or with none.</summary>
    public ApiCaller Caller(string? key = Key)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new ApiCaller(client);
    }

    /// <summary>A stream's events as the store holds them.</summary>
    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(Guid streamId, CancellationToken cancellation, string tenant = FirstKeyTenant)
    {
        await using var session = await Services.GetRequiredService<StoreDataSources>().BeginAsync(StoreRole.Api, tenant, cancellation);
        return await Services.GetRequiredService<EventReader>().ReadStreamAsync(session, streamId, null, cancellation);
    }

    const string FirstKeyTenant = "default";

    /// <summary>Settings beyond the database and the key.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Puts other parts in before the service is built.</summary>
    protected virtual void Prepare(WebApplicationBuilder builder)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        database = await postgres.CreateMigratedAsync(cancellation);
        var builder = WebApplication.CreateBuilder(
            ["--urls=http://127.0.0.1:0", $"--ConnectionStrings:Msp={database.ConnectionString}", $"--Msp:BootstrapKey={Key}", .. Settings]);
        Prepare(builder);
        store = await StoreConnection.OpenAsync(builder.Configuration, cancellation);
        app = ApiHost.Build(builder, store);
        await Services.GetRequiredService<FirstKey>().EnsureAsync(cancellation);
        await app.StartAsync(cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (store is not null)
            await store.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
