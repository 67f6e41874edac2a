namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>What one coder decided on one unit, such as an answer.</summary>
/// <param name="Coder">The number of the coder. The order of coders means nothing.</param>
/// <param name="Values">
/// The value that the coder chose for each item of the unit: one value, or for each code 1 (given) or 0 (withheld). All coders of a unit
/// decide on the same items in the same order. Values are nominal: two values are equal or they differ.
/// </param>
public readonly record struct CoderDecision(int Coder, IReadOnlyList<int> Values);
