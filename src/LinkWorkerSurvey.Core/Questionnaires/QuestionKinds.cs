namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>Lists the kinds of question.</summary>
public static class QuestionKinds
{
    /// <summary>Single choice: at most one option, 'Other' included.</summary>
    public static QuestionKind SingleChoice { get; } = new SingleChoice();

    /// <summary>Multiple choice: any number of options, 'Other' included.</summary>
    public static QuestionKind MultipleChoice { get; } = new MultipleChoice();

    /// <summary>Rating scale: at most one point of a numbered scale.</summary>
    public static QuestionKind RatingScale { get; } = new RatingScale();

    /// <summary>Open question: a text in the respondent's own words.</summary>
    public static QuestionKind OpenText { get; } = new OpenText();

    /// <summary>The kinds, in the order in which staff pages offer them.</summary>
    public static IReadOnlyList<QuestionKind> All { get; } = [SingleChoice, MultipleChoice, RatingScale, OpenText];
}
