namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>The kinds of questions there are.</summary>
public static class QuestionKinds
{
    /// <summary>At most one of the options, 'Other' among them.</summary>
    public static QuestionKind SingleChoice { get; } = new SingleChoice();

    /// <summary>Any number of the options, 'Other' among them.</summary>
    public static QuestionKind MultipleChoice { get; } = new MultipleChoice();

    /// <summary>At most one point of a numbered scale.</summary>
    public static QuestionKind RatingScale { get; } = new RatingScale();

    /// <summary>A text in the respondent's own words.</summary>
    public static QuestionKind OpenText { get; } = new OpenText();

    /// <summary>All of them, in the order in which they are offered to choose from.</summary>
    public static IReadOnlyList<QuestionKind> All { get; } = [SingleChoice, MultipleChoice, RatingScale, OpenText];
}
