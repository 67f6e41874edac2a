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
}
