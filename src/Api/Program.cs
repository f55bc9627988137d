using MspEvents.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
await using var store = await StoreConnection.OpenAsync(builder.Configuration, CancellationToken.None);
await using var app = ApiHost.Build(builder, store);
await app.RunAsync();
