using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The input for a new survey window, as an administrator enters it.</summary>
public sealed class NewSurvey
{
    public int QuestionnaireId { get; set; }

    public string Title { get; set; } = "";

    public string Slug { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public int MinimumBatchSize { get; set; } = SurveyWindow.DefaultBatchSize;
}
