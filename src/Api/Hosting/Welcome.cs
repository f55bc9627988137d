using MspEvents.Api.OpenApi;

namespace MspEvents.Api.Hosting;

/// <summary>What a newcomer needs to know once the service listens: where it is, and the first key.</summary>
static class Welcome
{
    public static async Task AttachAsync(WebApplication app)
    {
        var key = await app.Services.GetRequiredService<FirstKey>().EnsureAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Print(app.Urls, key, Console.Out));
    }

    static void Print(IEnumerable<string> urls, string? key, TextWriter output)
    {
        foreach (var url in urls)
        {
            output.WriteLine($"MspEvents  {url}");
            output.WriteLine($"Docs       {url}{ApiDescription.PagePath}");
        }

        output.WriteLine(key is null
            ? "Key        as told at the first start, or as configured by Msp__BootstrapKey"
            : $"Key        {key}  (told this once; send it as Authorization: Bearer)");
    }
}
