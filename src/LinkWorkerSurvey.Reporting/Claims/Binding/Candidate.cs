namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>A row that a claim may be about.</summary>
/// <param name="Row">The row.</param>
/// <param name="Score">How well the words fit it; 1 is about one word that no other row has.</param>
/// <param name="Words">The same without regard to the table that the text speaks of.</param>
/// <param name="IsComplete">Whether the words name the whole label.</param>
/// <param name="Place">The index of the word that tells most about it.</param>
internal readonly record struct Candidate(IndexedRow Row, double Score, double Words, bool IsComplete, int Place);
