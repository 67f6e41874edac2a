using System.Globalization;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The input for a new survey, as an administrator enters it.</summary>
public sealed class NewSurvey
{
    /// <summary>The beginning of <see cref="Start"/> for a survey like an earlier one; its key follows.</summary>
    public const string Like = "like-";

    /// <summary>The beginning of <see cref="Start"/> for a survey from a questionnaire; its key follows.</summary>
    public const string FromQuestionnaire = "questionnaire-";

    /// <summary>How to start: <see cref="Like"/> or <see cref="FromQuestionnaire"/>, and a key.</summary>
    public string Start { get; set; } = "";

    public string Title { get; set; } = "";

    public string Slug { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public int? LikeId => Key(Like);

    public int? QuestionnaireId => Key(FromQuestionnaire);

    private int? Key(string start) =>
        Start?.StartsWith(start, StringComparison.Ordinal) == true
        && int.TryParse(Start.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
