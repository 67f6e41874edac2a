using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Reports.Drafting;

/// <summary>Writes a questionnaire as Markdown, in its own words and order.</summary>
internal static class QuestionnaireText
{
    /// <summary>Returns the paragraphs and lists.</summary>
    public static IEnumerable<string> Paragraphs(QuestionnaireDocument asked)
    {
        yield return MarkdownText.Escape(asked.Heading);
        foreach (var question in asked.Questions)
        {
            var hint = question.Hint is null ? "" : $" {MarkdownText.Escape(question.Hint)}";
            yield return $"**{MarkdownText.Escape(question.Code)}.** {MarkdownText.Escape(question.Text)}{hint}";
            if (question.Choices().Any())
                yield return string.Join('\n', question.Choices().Select(option => $"- {MarkdownText.Escape(option.Label)}"));
        }
    }
}
