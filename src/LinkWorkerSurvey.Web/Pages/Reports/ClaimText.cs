using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Provides the words for what the check of a report's numbers found.</summary>
internal static class ClaimText
{
    public static string Of(ClaimStatus status) => status switch
    {
        ClaimStatus.Bound => "Supported.",
        ClaimStatus.Wrong => "Not supported.",
        ClaimStatus.Unbound => "No figure found.",
        ClaimStatus.Stale => "Moved.",
    };
}
