namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>A sum of unknowns with its limits.</summary>
internal sealed record Sum(IReadOnlyList<int> Of, int Least, int Most);
