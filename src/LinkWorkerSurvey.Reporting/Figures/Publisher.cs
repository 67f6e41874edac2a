namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The organisation that publishes the figures, as charts and files name it.</summary>
public static class Publisher
{
    /// <summary>The name of the organisation.</summary>
    public const string Name = "National Association of Link Workers";
}
