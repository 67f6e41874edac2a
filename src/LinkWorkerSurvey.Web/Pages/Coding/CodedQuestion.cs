using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A question whose texts are coded, or one facet of it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Number">The number of the question in the questionnaire, from 1.</param>
/// <param name="Facet">The facet; null if the question has none.</param>
public sealed record CodedQuestion(Question Question, int Number, string? Facet)
{
    /// <summary>The key of the question's table in the results, such as Q7 or Q8.2.</summary>
    public string Key => Question.KeyOf(Facet);

    public string Heading => $"{Number} {Facet ?? Question.Title}";

    /// <summary>Returns the questions of a survey that take texts, with each facet, in the order of the questionnaire.</summary>
    public static IEnumerable<CodedQuestion> In(SurveyWindow window) =>
        from question in window.Questionnaire.Document.Questions.Index()
        where question.Item.TakesWords
        from facet in question.Item.FramedFacets()
        select new CodedQuestion(question.Item, question.Index + 1, facet);

    /// <summary>Returns the one with a key, in capital or small letters; null if there is none.</summary>
    public static CodedQuestion? Of(SurveyWindow window, string key) =>
        In(window).FirstOrDefault(coded => coded.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
