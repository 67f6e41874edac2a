using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A question of a survey window, or one facet (dimension) of a question, as an axis of cross-tabulations.</summary>
public sealed record CrossTabQuestion
{
    private CrossTabQuestion(Question question, CodeFrame frame, bool canBeCrossed) =>
        (Question, Frame, CanBeCrossed) = (question, frame, canBeCrossed);

    /// <summary>The key of the axis in URLs: see <see cref="Question.KeyOf"/>.</summary>
    public string Key => Question.KeyOf(Frame.Facet);

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>The code frame of the question, or of the facet if the question has facets.</summary>
    public CodeFrame Frame { get; }

    /// <summary>
    /// Whether the question can be cross-tabulated: every code frame of the question is signed off and never was opened again, or nobody
    /// wrote a text that would have to be coded. A question is never shown both before and after coding, because the difference would
    /// reveal how few respondents of a column were coded into a category.
    /// </summary>
    public bool CanBeCrossed { get; }

    /// <summary>The title of the question, followed by the facet if there is one.</summary>
    public string Title => Frame.Facet is null ? Question.Title : $"{Question.Title}: {Frame.Facet}";

    /// <summary>
    /// Returns the questions and facets of a window, each of which can be an axis, in the order of the window's questionnaire.
    /// </summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    /// <param name="toCode">
    /// The codes of the questions to which respondents of the window wrote texts and whose code frames are not all signed off for good.
    /// </param>
    internal static IReadOnlyList<CrossTabQuestion> Of(SurveyWindow window, IReadOnlyCollection<string> toCode) =>
    [
        .. from question in window.Questionnaire.Document.Questions
           from facet in question.FramedFacets()
           let frame = window.Frames.Single(f => f.Question == question.Code && f.Facet == facet)
           select new CrossTabQuestion(question, frame, canBeCrossed: !toCode.Contains(question.Code)),
    ];
}
