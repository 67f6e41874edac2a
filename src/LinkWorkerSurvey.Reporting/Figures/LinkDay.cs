namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>How often a link was used on one day.</summary>
/// <param name="Day">The day in the United Kingdom.</param>
/// <param name="Link">What staff call the link.</param>
/// <param name="Opened">How many times the form was shown.</param>
/// <param name="Submitted">How many forms were accepted.</param>
public sealed record LinkDay(DateOnly Day, string Link, int Opened, int Submitted);
