using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Shows the survey form at an open link.</summary>
public sealed class IndexModel(SurveyLinkCache links, SurveyLinkCounter counter, SubmissionServices services) : RespondentPage(services)
{
    private SurveyLink? link;

    /// <summary>Returns the path of the survey for an open link.</summary>
    public static string Of(SurveyLink link) => $"/s/{link.Slug}";

    protected override string Survey => Of(link!);

    protected override bool IsRetired => link!.RetiredAt is not null;

    protected override async ValueTask<bool> FindAsync(bool bypassCache)
    {
        link = await links.FindAsync((string)RouteData.Values["channel"]!, bypassCache, Cancelled);
        Window = link?.Window!;
        return link is not null;
    }

    protected override void CountOpened() => counter.Opened(link!.Id);

    protected override void CountSubmitted() => counter.Submitted(link!.Id);
}
