using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit.Http;

public sealed class JsonShapeTests
{
    static readonly JsonSerializerOptions Options = Strict();

    internal sealed record Window(LocalDate From, LocalDate? To = null);

    internal sealed record Order(string Name, int Count, IReadOnlyList<Window> Windows, IReadOnlyDictionary<string, ServiceCalendar>? Calendars = null)
    {
        public ServiceMetric? Metric { get; init; }

        public IReadOnlyList<string> Tags { get; init; } = [];
    }

    [Theory]
    [InlineData("""{"name": "a", "count": 1, "windows": []}""")]
    [InlineData("""{"name": "a", "count": 1, "windows": [{"from": "2026-01-01", "to": null}], "metric": null, "tags": ["x"]}""")]
    public void A_body_as_it_should_be_has_no_fault(string body) => Faults(body).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"name": "a", "count": 1}""", "#/windows required")]
    [InlineData("""{"name": null, "count": 1, "windows": []}""", "#/name required")]
    [InlineData("""{"name": "a", "count": 1.5, "windows": []}""", "#/count wrong_type")]
    [InlineData("""{"name": "a", "count": "1", "windows": []}""", "#/count wrong_type")]
    [InlineData("""{"name": "a", "count": 3000000000, "windows": []}""", "#/count wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": {}}""", "#/windows wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [{"from": "2026-02-30"}]}""", "#/windows/0/from wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [null]}""", "#/windows/0 wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "tags": ["x", null]}""", "#/tags/1 wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "tags": null}""", "#/tags wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "metric": "speed"}""", "#/metric wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "metric": "Resolution"}""", "#/metric wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "Name": "b"}""", "#/Name unknown_member")]
    [InlineData("""{"name": "a", "name": "b", "count": 1, "windows": []}""", "#/name duplicate_member")]
    [InlineData("""{"name": "a", "count": 1, "windows": [], "calendars": {"a/b": {"timeZone": "UTC", "weekly": {"mon": [["09:00"]]}}}}""", "#/calendars/a~1b/weekly/mon/0 wrong_type")]
    [InlineData("""{"name": "a", "count": 1, "windows": [],}""", "# malformed_json")]
    [InlineData("{\"name\": \"a\" // no\n}", "# malformed_json")]
    [InlineData("7", "# wrong_type")]
    public void Every_fault_is_pointed_at(string body, string fault) => Faults(body).ShouldBe([fault]);

    [Fact]
    public void What_is_refused_has_a_fault_and_what_is_taken_has_none()
    {
        string[] bodies =
        [
            """{"name": "a", "count": 1, "windows": []}""", """{"name": "a", "windows": []}""", """{"name": "a", "count": null, "windows": []}""",
            """{"name": "a", "count": 1, "windows": [{"from": "2026-01-01", "till": 1}]}""", """{"name": "a", "count": 1, "windows": [[]]}""",
            """{"name": "a", "count": 1, "windows": [], "calendars": {"x": {"timeZone": "UTC", "breaks": {"2026-13-01": []}}}}""",
        ];

        bodies.ShouldAllBe(body => IsTaken(body) == (Faults(body).Count == 0));
    }

    static bool IsTaken(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Order>(body, Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static IReadOnlyList<string> Faults(string body) =>
        [.. new JsonShape(Options).Explain(Encoding.UTF8.GetBytes(body), typeof(Order)).Select(error => $"{error.Pointer} {error.Code}")];

    static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        StrictJson.Configure(options);
        return options;
    }
}
