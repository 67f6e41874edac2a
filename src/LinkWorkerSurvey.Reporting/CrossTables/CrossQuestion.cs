using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A question of a window, or one facet of it, as a side of cross-tables.</summary>
public sealed record CrossQuestion
{
    private CrossQuestion(Question question, CodeFrame frame, bool coded) => (Question, Frame, Coded) = (question, frame, coded);

    /// <summary>Names it in addresses, as <see cref="Question.KeyOf"/> says.</summary>
    public string Key => Question.KeyOf(Frame.Facet);

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>Its code frame, which names the facet.</summary>
    public CodeFrame Frame { get; }

    /// <summary>
    /// Whether coded answers are in the categories: every frame of the question is signed off. Before that, what respondents ticked
    /// themselves is all there is, so that no figure of few people moves with a coder's decision.
    /// </summary>
    public bool Coded { get; }

    /// <summary>Whether it can be crossed: answers in words alone are in no category before they are coded.</summary>
    public bool CanBeCrossed => Coded || !Question.Kind.IsOpen;

    /// <summary>Its heading, with the facet where there is one.</summary>
    public string Title => Frame.Facet is null ? Question.Title : $"{Question.Title}: {Frame.Facet}";

    /// <summary>All of a window, in the order they were asked.</summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    public static IReadOnlyList<CrossQuestion> Of(SurveyWindow window) =>
    [
        .. from question in window.Questionnaire.Document.Questions
           let frames = window.Frames.Where(f => f.Question == question.Code).ToList()
           from facet in question.FramedFacets()
           select new CrossQuestion(question, frames.Single(f => f.Facet == facet), frames.All(f => f.SignedOffAt is not null)),
    ];
}
