namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>A text in the respondent's own words, of at most <see cref="Responses.AnswerText.OpenLimit"/> characters.</summary>
    OpenText,

    /// <summary>At most one of the options, 'Other' among them.</summary>
    SingleChoice,

    /// <summary>Any number of the options, 'Other' among them.</summary>
    MultipleChoice,
}
