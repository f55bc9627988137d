using MspEvents.Api.Cli;
using MspEvents.Api.Hosting;
using MspEvents.Api.LocalPostgres;

// Must come first: spans of requests carry no tags otherwise.
AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

using var stop = new StopSignals();
try
{
    var builder = WebApplication.CreateBuilder(args);
    if (CommandLine.VerbOf(args) is { } words)
        return await CommandLine.RunAsync(words, builder.Configuration, stop.Token);

    await using var store = await StoreConnection.OpenAsync(builder.Configuration, stop.Token);
    await using var app = ApiHost.Build(builder, store);
    await Welcome.AttachAsync(app);
    await app.RunAsync(stop.Token);
    return ExitCode.Done;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (LocalPostgresUnavailableException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return ExitCode.Refused;
}
