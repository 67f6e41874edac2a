using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Drafting;

/// <summary>Drafts the section on methods from what the survey itself records.</summary>
internal static class MethodText
{
    /// <summary>Returns the paragraphs of the section.</summary>
    public static IEnumerable<string> Paragraphs(SurveyWindow window, WindowFigures figures, string? days)
    {
        if (figures.Note is { } note)
            yield return MarkdownText.Escape(note);
        yield return string.Join(' ', Fieldwork(window, days).Concat(Responses(window, figures)));
        yield return string.Join(' ', Analysis(figures));
        if (Facts(window.Facts) is { Length: > 0 } facts)
            yield return facts;
    }

    private static IEnumerable<string> Fieldwork(SurveyWindow window, string? days)
    {
        yield return window.Kind == WindowKind.Imported
            ? "The answers were collected elsewhere and imported from a file."
            : "The questionnaire was answered anonymously in a browser.";
        if (days is not null)
            yield return $"The survey was open {(days.Contains(" to ", StringComparison.Ordinal) ? "from" : "on")} {days}.";
        var questions = window.Questionnaire.Document.Questions;
        var open = questions.Count(question => question.Kind.IsOpen);
        yield return open == 0
            ? $"It had {Number(questions.Count)} questions."
            : $"It had {Number(questions.Count)} questions, of which {Number(open)} were answered in respondents’ own words.";
    }

    private static IEnumerable<string> Responses(SurveyWindow window, WindowFigures figures)
    {
        yield return $"{Number(figures.Released)} responses are in the results.";
        if (figures.Interim)
            yield return "More responses are still being added.";
        if (window.Kind is WindowKind.Live or WindowKind.Demonstration)
        {
            yield return $"They were added in groups of at least {Number(window.MinimumBatchSize)}, so that nobody can tell whose answers "
                + "came when.";
        }

        if (figures.Participation is { } participation)
            yield return participation.Words;
    }

    private static IEnumerable<string> Analysis(WindowFigures figures)
    {
        yield return "Answers in respondents’ own words were coded: similar answers are grouped together and counted.";
        foreach (var coding in figures.Questions.Where(table => table.Coding?.Agreement is not null))
            yield return $"Question {Number(coding.Number)} was {coding.Coding!.Agreement}.";
        yield return figures.Of switch
        {
            PercentageBase.All => "Percentages are of all respondents.",
            PercentageBase.Answered => "Percentages are of those who answered the question.",
            PercentageBase.Mentions => "Percentages are of all mentions.",
        };
        yield return "They are rounded to whole numbers. A respondent counts once in each category, and can be in several categories.";
        yield return MarkdownText.Escape(figures.IntervalNote);
    }

    private static string Facts(SurveyFacts facts) => string.Join(
        "\n\n",
        new[] { ("Who could answer", facts.Eligibility), ("How they were reached", facts.Distribution), ("Commissioned by", facts.Sponsor) }
            .Where(fact => fact.Item2.Length > 0).Select(fact => $"{fact.Item1}: {MarkdownText.Escape(fact.Item2)}"));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
