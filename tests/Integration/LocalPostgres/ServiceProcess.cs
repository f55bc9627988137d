using System.Diagnostics;

namespace MspEvents.Tests.Integration.LocalPostgres;

/// <summary>The service as a process of its own, with nothing configured but the folder of its data.</summary>
sealed class ServiceProcess : IAsyncDisposable
{
    readonly Process process;

    ServiceProcess(Process process) => this.process = process;

    /// <summary>Starts it and waits until it says where its documentation is.</summary>
    public static async Task<ServiceProcess> StartAsync(string dataDirectory, CancellationToken cancellation)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "MspEvents.Api.dll")]) { RedirectStandardOutput = true };
        start.Environment["Msp__DataDirectory"] = dataDirectory;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("ConnectionStrings__Msp");
        var service = new ServiceProcess(Process.Start(start)!);
        while (await service.process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            if (line.StartsWith("Docs", StringComparison.Ordinal))
                return service;
        await service.process.WaitForExitAsync(cancellation);
        throw new InvalidOperationException($"The service ended with exit code {service.process.ExitCode} before it was ready.");
    }

    /// <summary>Ends it without any chance to clean up.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellation);
    }

    /// <summary>Asks it to end as a system does, and answers its exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellation)
    {
        using (Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync(CancellationToken.None);
        process.Dispose();
    }
}
