using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Names the bases of percentages on results pages.</summary>
internal static class BaseText
{
    public static string Of(PercentageBase percentageBase) => percentageBase switch
    {
        PercentageBase.All => "all respondents",
        PercentageBase.Answered => "those who answered",
        PercentageBase.Mentions => "mentions",
    };

    /// <summary>Returns the base of a column's percentages in a cross-tabulation, as an option of a list.</summary>
    public static string OfColumn(PercentageBase percentageBase) => percentageBase switch
    {
        PercentageBase.All => "All respondents of the column",
        PercentageBase.Answered => "Those who answered the question down the rows",
        PercentageBase.Mentions => throw new ArgumentOutOfRangeException(nameof(percentageBase)),
    };
}
