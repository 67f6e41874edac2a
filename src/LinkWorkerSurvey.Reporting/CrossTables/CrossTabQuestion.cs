using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A question of a survey window, or one facet (dimension) of a question, as an axis of cross-tabulations.</summary>
public sealed record CrossTabQuestion
{
    private CrossTabQuestion(Question question, CodeFrame frame, bool coded) => (Question, Frame, Coded) = (question, frame, coded);

    /// <summary>The key of the axis in URLs: see <see cref="Question.KeyOf"/>.</summary>
    public string Key => Question.KeyOf(Frame.Facet);

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>The code frame of the question, or of the facet if the question has facets.</summary>
    public CodeFrame Frame { get; }

    /// <summary>
    /// Whether coded answers count: true once every code frame of the question is signed off. Until then only ticked options count, so that
    /// no single coding decision changes a count of a few people.
    /// </summary>
    public bool Coded { get; }

    /// <summary>
    /// Whether the question can be cross-tabulated. The answers to an open question are in no category until their coding is signed off.
    /// </summary>
    public bool CanBeCrossed => Coded || !Question.Kind.IsOpen;

    /// <summary>The title of the question, followed by the facet if there is one.</summary>
    public string Title => Frame.Facet is null ? Question.Title : $"{Question.Title}: {Frame.Facet}";

    /// <summary>
    /// Returns the questions and facets of a window, each of which can be an axis, in the order of the window's questionnaire.
    /// </summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    public static IReadOnlyList<CrossTabQuestion> Of(SurveyWindow window) =>
    [
        .. from question in window.Questionnaire.Document.Questions
           let frames = window.Frames.Where(f => f.Question == question.Code).ToList()
           from facet in question.FramedFacets()
           select new CrossTabQuestion(question, frames.Single(f => f.Facet == facet), frames.All(f => f.SignedOffAt is not null)),
    ];
}
