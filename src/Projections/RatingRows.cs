using MspEvents.Domain;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Ratings as rows keep them: value, urgency, feasibility and their weights, in six columns.</summary>
static class RatingRows
{
    /// <summary>The rating that begins at a column; null where there is none.</summary>
    public static WeightedPriority? Read(NpgsqlDataReader reader, int first)
    {
        if (reader.IsDBNull(first))
            return null;
        var weights = new PriorityWeights(reader.GetDecimal(first + 3), reader.GetDecimal(first + 4), reader.GetDecimal(first + 5));
        var priority = new WeightedPriority
        {
            Value = reader.GetInt32(first),
            Urgency = reader.GetInt32(first + 1),
            Feasibility = reader.GetDecimal(first + 2),
            Weights = weights,
            Score = 0,
        };
        return priority with { Score = decimal.Round(priority.ScoreUnder(weights), 6, MidpointRounding.ToEven) };
    }
}
