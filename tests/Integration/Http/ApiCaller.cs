using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace MspEvents.Tests.Integration.Http;

/// <summary>An answer with its body read.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, byte[] Bytes, IDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>The problem's code.</summary>
    public string? Code => Json.GetProperty("code").GetString();

    /// <summary>The pointers of a problem's errors, each with its code.</summary>
    public IReadOnlyList<string> Errors => [.. Json.GetProperty("errors").EnumerateArray()
        .Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}")];

    /// <summary>The stream a command answered.</summary>
    public Guid Id => Json.GetProperty("id").GetGuid();

    /// <summary>Its version.</summary>
    public long Version => Json.GetProperty("version").GetInt64();

    /// <summary>The position of its last event.</summary>
    public long Position => Json.GetProperty("position").GetInt64();
}

/// <summary>Someone who calls the service.</summary>
public sealed class ApiCaller(HttpClient client)
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Posts an object as JSON, or a text as it is.</summary>
    public Task<ApiAnswer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, "application/json", headers);

    /// <summary>Gets.</summary>
    public Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, null, headers);

    /// <summary>Sends any request.</summary>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body, string? mediaType, params (string Name, string Value)[] headers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, Web), Encoding.UTF8, mediaType!);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        using var response = await client.SendAsync(request, cancellation);
        var found = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), found);
    }

    /// <summary>Onboards a client.</summary>
    public async Task<Guid> OnboardAsync(object? body = null) => (await AcceptedAsync("/v1/clients", body ?? Bodies.Client())).Id;

    /// <summary>Signs a contract.</summary>
    public async Task<Guid> SignAsync(Guid clientId) => (await AcceptedAsync("/v1/contracts", Bodies.Contract(clientId))).Id;

    /// <summary>Opens a ticket.</summary>
    public async Task<Guid> OpenAsync(Guid contractId) => (await AcceptedAsync("/v1/tickets", Bodies.Ticket(contractId))).Id;

    /// <summary>Onboards a client, signs a contract and opens a ticket under it.</summary>
    public async Task<Guid> OpenTicketAsync() => await OpenAsync(await SignAsync(await OnboardAsync()));

    /// <summary>Posts a command that must be accepted.</summary>
    public async Task<ApiAnswer> AcceptedAsync(string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var answer = await PostAsync(path, body, headers);
        ((int)answer.Status).ShouldBeInRange(200, 201, string.Create(CultureInfo.InvariantCulture, $"{path}: {Encoding.UTF8.GetString(answer.Bytes)}"));
        return answer;
    }
}
