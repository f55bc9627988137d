namespace MspEvents.Domain;

/// <summary>An answer that counts: from the client, with a score, not retracted.</summary>
/// <param name="Day">Its local date as a number of days; see <see cref="SatisfactionInputs"/>.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Score">As given.</param>
/// <param name="Normalised">On 0-100, by <see cref="ScoreScale.Normalise"/>.</param>
public readonly record struct SurveyAnswer(int Day, FeedbackKind Kind, decimal Score, double Normalised);
