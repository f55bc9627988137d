using MspEvents.Api.Cli;
using MspEvents.Api.Hosting;

// Must come first: spans of requests carry no tags otherwise.
AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

var builder = WebApplication.CreateBuilder(args);
if (CommandLine.VerbOf(args) is { } words)
    return await CommandLine.RunAsync(words, builder.Configuration, CancellationToken.None);

await using var store = await StoreConnection.OpenAsync(builder.Configuration, CancellationToken.None);
await using var app = ApiHost.Build(builder, store);
await Welcome.AttachAsync(app);
await app.RunAsync();
return ExitCode.Done;
