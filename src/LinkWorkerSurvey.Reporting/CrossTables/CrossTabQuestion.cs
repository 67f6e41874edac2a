using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A question of a window, or one facet of it, as an axis of cross-tabulations.</summary>
public sealed record CrossTabQuestion
{
    private CrossTabQuestion(Question question, CodeFrame frame, bool coded) => (Question, Frame, Coded) = (question, frame, coded);

    /// <summary>The key of the axis in addresses, as in <see cref="Question.KeyOf"/>.</summary>
    public string Key => Question.KeyOf(Frame.Facet);

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>The code frame, which names the facet.</summary>
    public CodeFrame Frame { get; }

    /// <summary>
    /// Whether the categories contain coded answers: every code frame of the question is signed off. Until then they contain only ticked
    /// options, so that no figure of few people changes with a coding decision.
    /// </summary>
    public bool Coded { get; }

    /// <summary>Whether the question can be tabulated: answers to an open question are in no category until they are coded.</summary>
    public bool CanBeCrossed => Coded || !Question.Kind.IsOpen;

    /// <summary>The heading, with the facet if there is one.</summary>
    public string Title => Frame.Facet is null ? Question.Title : $"{Question.Title}: {Frame.Facet}";

    /// <summary>Returns all axes of a window in the order of its questionnaire.</summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    public static IReadOnlyList<CrossTabQuestion> Of(SurveyWindow window) =>
    [
        .. from question in window.Questionnaire.Document.Questions
           let frames = window.Frames.Where(f => f.Question == question.Code).ToList()
           from facet in question.FramedFacets()
           select new CrossTabQuestion(question, frames.Single(f => f.Facet == facet), frames.All(f => f.SignedOffAt is not null)),
    ];
}
