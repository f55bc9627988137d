using System.Net.Http.Headers;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Imports;

/// <summary>Files sent to <c>POST /imports/servicenow</c>.</summary>
static class UploadedFile
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Sends a file and gives the answer as it comes.</summary>
    public static async Task<(int Status, JsonElement Body)> SendAsync(RunningApi api, string query, byte[] file, string key = RunningApi.Key)
    {
        using var client = new HttpClient { BaseAddress = api.Address, Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await client.PostAsync($"/v1/imports/servicenow{query}", content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    /// <summary>Sends a file and waits until it is imported, one way or another.</summary>
    public static async Task<JsonElement> ImportAsync(RunningApi api, string query, byte[] file)
    {
        var (status, body) = await SendAsync(api, query, file);
        status.ShouldBe(202, body.ToString());
        var id = body.GetProperty("id").GetGuid();
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var import = (await api.Caller().GetAsync($"/v1/imports/{id}")).Json;
            if (import.GetProperty("status").GetString() != "running")
                return import;
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Patience, import.ToString());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
