namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>The limits of a sum of unknowns.</summary>
internal sealed record Sum(IReadOnlyList<int> Of, int Least, int Most);
