using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Shows the survey at an open link.</summary>
public sealed class IndexModel(KnownLinks links, SurveyLinkCounter counter, RespondentDesk desk) : RespondentPage(desk)
{
    private SurveyLink? channel;

    /// <summary>Returns the address of the survey at a link.</summary>
    public static string Of(SurveyLink channel) => $"/s/{channel.Slug}";

    protected override string Survey => Of(channel!);

    protected override async ValueTask<bool> FindAsync(bool anew)
    {
        channel = await links.FindAsync((string)RouteData.Values["channel"]!, anew, Cancelled);
        Window = channel?.Window!;
        return channel is not null;
    }

    protected override void CountOpened() => counter.Opened(channel!.Id);

    protected override void CountSubmitted() => counter.Submitted(channel!.Id);
}
