using System.Text.Json;
using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

/// <summary>Stories with the defects that another tool's tests assert.</summary>
public sealed class StoryQualityVectorTests
{
    public static TheoryData<string> Rows => SharedData.Find("vectors/story-quality.json") is { } path
        ? [.. Read(path).Select(row => row.GetProperty("id").GetString()!)]
        : ["absent"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_story_has_the_findings_that_are_expected(string id)
    {
        var path = SharedData.Find("vectors/story-quality.json");
        Assert.SkipUnless(path is not null, "The shared vectors are not beside the project.");
        var row = Read(path).Single(row => row.GetProperty("id").GetString() == id);
        string[] stories = [.. row.GetProperty("stories").EnumerateArray().Select(story => story.GetString()!)];
        if (row.TryGetProperty("expect_chunks", out var chunks))
        {
            var parts = StoryParts.Of(stories[0]);
            (parts.Role?.Text, parts.Means?.Text, parts.Ends?.Text)
                .ShouldBe((chunks.GetProperty("role").GetString(), chunks.GetProperty("means").GetString(), chunks.GetProperty("ends").GetString()));
            return;
        }

        var found = StorySetFindings.Of(stories)
            .SelectMany((findings, story) => findings.Select(finding => (story, finding.Kind, finding.Subkind, finding.Severity.ToString().ToLowerInvariant()))).ToList();
        var expected = row.GetProperty("expect_defects").EnumerateArray().Select(defect => (
            defect.GetProperty("story").GetInt32(),
            defect.GetProperty("kind").GetString()!,
            defect.GetProperty("subkind").GetString()!,
            defect.GetProperty("severity").GetString()!)).ToList();
        if (row.TryGetProperty("match", out _))
            expected.Except(found).ShouldBeEmpty($"found {string.Join(", ", found)}");
        else
            found.ShouldBe(expected, ignoreOrder: true);
    }

    static IEnumerable<JsonElement> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }
}
