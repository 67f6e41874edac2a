using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Reports.Drafting;

/// <summary>
/// Drafts the section on methods from what the survey itself records. The checklists in <c>docs/methods-checklist.md</c> say which of
/// their items it answers.
/// </summary>
internal static class MethodText
{
    /// <summary>Returns the paragraphs of the section.</summary>
    public static IEnumerable<string> Paragraphs(SurveyWindow window, WindowFigures figures, string? days)
    {
        if (figures.Note is { } note && window.Kind != WindowKind.Imported)
            yield return MarkdownText.Escape(note);
        yield return string.Join(' ', Fieldwork(window, days));
        yield return string.Join(' ', Selection(window, figures));
        yield return string.Join(' ', Responses(window, figures));
        yield return string.Join(' ', Analysis(window, figures));
        if (Facts(window.Facts) is { Length: > 0 } facts)
            yield return facts;
    }

    // Whether this program asked the questions, so that what its form does is known of them.
    private static bool IsOurs(SurveyWindow window) => window.Kind is WindowKind.Live or WindowKind.Demonstration;

    private static IEnumerable<string> Fieldwork(SurveyWindow window, string? days)
    {
        if (IsOurs(window))
            yield return $"The {Publisher.Name} ran this survey.";
        yield return window.Kind == WindowKind.Imported
            ? "The answers were collected elsewhere and imported from a file."
            : "The questionnaire was answered anonymously in a browser.";
        if (days is not null)
            yield return $"The survey was open {(days.Contains(" to ", StringComparison.Ordinal) ? "from" : "on")} {days}.";
        var questions = window.Questionnaire.Document.Questions;
        var open = questions.Count(question => question.Kind.IsOpen);
        yield return open == 0
            ? $"It had {Number(questions.Count)} questions."
            : $"It had {Number(questions.Count)} questions, of which {Number(open)} {(open == 1 ? "was" : "were")} answered in "
                + "respondents’ own words.";
        if (!IsOurs(window))
            yield break;
        yield return "The questions were shown in the same order each time, in English and on one page. Every question could be skipped, "
            + "and answers could be changed until they were sent.";
        yield return "Before the first question, the form said how long it takes, what is stored, how answers stay anonymous and who runs "
            + $"the survey{(window.Facts.Contact.Length > 0 ? ", and gave an address for questions" : "")}.";
    }

    private static IEnumerable<string> Selection(SurveyWindow window, WindowFigures figures)
    {
        var selected = RespondentSelection.Of(window.Kind);
        yield return figures.InvitedPopulation is { } invited
            ? $"Each of the {Number(invited)} eligible people was invited by a personal link, which could be used once."
            : $"{char.ToUpperInvariant(selected[0])}{selected[1..]}.";
        if (IsOurs(window) && figures.InvitedPopulation is null)
        {
            yield return "Nobody was asked who they are, and neither cookies nor addresses were stored, so that a person could answer more "
                + "than once by such a link.";
        }

        yield return "The results describe those who answered, who may differ from those who did not.";
    }

    private static IEnumerable<string> Responses(SurveyWindow window, WindowFigures figures)
    {
        yield return $"{Number(figures.Released)} responses are in the results.";
        if (figures.Interim)
            yield return "More responses are still being added.";
        if (IsOurs(window))
        {
            if (!figures.Interim && figures.Received > figures.Released)
            {
                yield return $"{Number(figures.Received)} forms were received: respondents withdrew the others, or an administrator "
                    + "left them out.";
            }

            yield return "Forms with unanswered questions are included. Forms that may have been sent automatically (a hidden field filled "
                + "in, sent within seconds, or far more than usual) waited for an administrator’s decision on each of these kinds.";
            yield return $"Responses were added in groups of at least {Number(window.MinimumBatchSize)}, so that nobody can tell whose "
                + "answers came when.";
        }

        if (figures.Participation is { } participation)
            yield return participation.Words;
    }

    private static IEnumerable<string> Analysis(SurveyWindow window, WindowFigures figures)
    {
        yield return "Answers in respondents’ own words were coded: similar answers are grouped together and counted.";
        if (IsOurs(window))
            yield return "People decided on the codes of each answer.";
        var coding = figures.Questions.Where(table => table.Coding is not null).ToList();
        if (coding.Sum(table => table.Coding!.WithSuggestions) is > 0 and var suggested)
        {
            var share = new Share(suggested, coding.Sum(table => table.Coding!.Decided));
            yield return $"Suggestions of a program were visible in {share.InWords} of these decisions.";
        }

        foreach (var table in coding.Where(table => table.Coding!.Agreement is not null))
            yield return $"Question {Number(table.Number)} was {table.Coding!.Agreement}.";
        yield return figures.Of switch
        {
            PercentageBase.All => "Percentages are of all respondents.",
            PercentageBase.Answered => "Percentages are of those who answered the question.",
            PercentageBase.Mentions => "Percentages are of all mentions.",
        };
        yield return "They are not weighted, and rounded to whole numbers. A respondent counts once in each category, and can be in "
            + "several categories.";
        if (figures.Of != PercentageBase.Mentions)
            yield return $"The workbook of results gives confidence intervals. {MarkdownText.Escape(figures.IntervalNote)}";
    }

    private static string Facts(SurveyFacts facts) => string.Join(
        "\n\n",
        new[] { ("Who could answer", facts.Eligibility), ("How they were reached", facts.Distribution), ("Commissioned by", facts.Sponsor) }
            .Where(fact => fact.Item2.Length > 0).Select(fact => $"{fact.Item1}: {MarkdownText.Escape(fact.Item2)}"));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
