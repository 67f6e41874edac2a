namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>Lists the kinds of question.</summary>
public static class QuestionKinds
{
    /// <summary>The kind with at most one of the options, 'Other' included.</summary>
    public static QuestionKind SingleChoice { get; } = new SingleChoice();

    /// <summary>The kind with any number of the options, 'Other' included.</summary>
    public static QuestionKind MultipleChoice { get; } = new MultipleChoice();

    /// <summary>The kind with at most one point of a numbered scale.</summary>
    public static QuestionKind RatingScale { get; } = new RatingScale();

    /// <summary>The kind with a text in the respondent's own words.</summary>
    public static QuestionKind OpenText { get; } = new OpenText();

    /// <summary>The kinds, in the order in which staff pages offer them.</summary>
    public static IReadOnlyList<QuestionKind> All { get; } = [SingleChoice, MultipleChoice, RatingScale, OpenText];
}
