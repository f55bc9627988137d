using System.Globalization;
using System.Text.Json;
using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

/// <summary>A worked case of the hype cycle: answers and initiatives by day, and the stages they must give.</summary>
sealed record HypeCycleVector(string Name, SatisfactionInputs Inputs, int Horizon, IReadOnlyList<HypeCycleVector.Expected> Stages)
{
    /// <summary>The cases of the file that lies beside the project; none where it is not there.</summary>
    public static IReadOnlyList<HypeCycleVector> All()
    {
        if (SharedData.Find("vectors/hype-cycle.json") is not { } path)
            return [];
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    public override string ToString() => Name;

    static HypeCycleVector Read(JsonElement row) => new(
        row.GetProperty("name").GetString()!,
        new(
            [.. row.GetProperty("feedback").EnumerateArray().Select(answer => Kei(answer[0].GetInt32(), answer[2].GetDecimal()))],
            [.. row.GetProperty("initiatives").EnumerateArray().Select(span => new InitiativeSpan(Named<InitiativeKind>(span[0]), span[1].GetInt32(), End(span[2])))],
            []),
        row.GetProperty("horizon").GetInt32(),
        [.. row.GetProperty("expect").EnumerateArray().Select(stage => new Expected(
            stage.GetProperty("since").GetInt32(), Named<HypeCycleStage>(stage.GetProperty("stage")), stage.GetProperty("cycle").GetInt32()))]);

    static SurveyAnswer Kei(int day, decimal score) =>
        new(day, FeedbackKind.Kei, score, (double)new ScoreScale(0, 100, BetterScore.Higher).Normalise(score));

    static int? End(JsonElement day) => day.ValueKind == JsonValueKind.Null ? null : day.GetInt32();

    static TEnum Named<TEnum>(JsonElement name)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(name.GetString()!.Replace("_", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture), ignoreCase: true);

    public sealed record Expected(int Since, HypeCycleStage Stage, int Cycle);
}
