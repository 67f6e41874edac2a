using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Findings;

namespace LinkWorkerSurvey.Reporting.Reports.Drafting;

/// <summary>
/// Drafts a report from a survey, with the sections and numbers of the report of 2019. What only people can write, such as the background,
/// is left to them.
/// </summary>
public static class ReportDraft
{
    /// <summary>The number of the section that discusses the results.</summary>
    public const string Discussion = "3";

    /// <summary>The text of a section that only people can write, until they do.</summary>
    public const string ToBeWritten = "*To be written.*";

    // More rows of the same size are no finding about any of them.
    private const int MostTogether = 3;

    /// <summary>Returns the draft.</summary>
    /// <param name="window">The survey with its questionnaire.</param>
    /// <param name="figures">The figures of the survey.</param>
    /// <param name="days">The days of the fieldwork in words; null if they are not known.</param>
    public static Report Of(SurveyWindow window, WindowFigures figures, string? days) => new()
    {
        Figures = figures,
        Title = figures.Title,
        Days = days,
        Sections =
        [
            new() { Title = "Executive summary", Text = Text(Summary(figures)) },
            new() { Number = "1", Title = "Introduction", Text = "" },
            new() { Number = "1.1", Title = "Background", Text = ToBeWritten },
            new() { Number = "1.2", Title = "Methodology and analysis", Text = Text(MethodText.Paragraphs(window, figures, days)) },
            new() { Number = "2", Title = "Results", Text = "" },
            .. Results(window, figures),
            new() { Number = Discussion, Title = "Discussion", Text = ToBeWritten },
            new() { Number = "4", Title = "Conclusion", Text = ToBeWritten },
            new() { Title = "Appendix: questionnaire", Text = Text(QuestionnaireText.Paragraphs(window.Questionnaire.Document)) },
        ],
    };

    private static IEnumerable<string> Summary(WindowFigures figures)
    {
        if (figures.Note is { } note && figures.Kind != WindowKind.Imported)
            yield return MarkdownText.Escape(note);
        var findings = LargestFindings.Of(figures);
        yield return findings.Count == 0
            ? "There are no findings yet."
            : string.Create(CultureInfo.InvariantCulture, $"The largest findings, from {figures.Released:N0} responses:");
        if (findings.Count > 0)
        {
            yield return string.Join('\n', findings.Select(finding =>
                $"- {finding.Lead} {Rows(finding)}; question {finding.Table.Number})."));
        }
    }

    // Rows of the same size are named together, and the number of a scale with its question.
    private static string Rows(Finding finding)
    {
        var labels = finding.Table.Categories.Where(row => row.Count == finding.Row.Count && !finding.Table.IsOther(row))
            .Select(row => MarkdownText.Quote(row.Label)).ToList();
        var about = ScalePoint.Read(finding.Row.Label) is null ? "" : $" for {MarkdownText.Quote(finding.Table.Title)}";
        return labels.Count is > 1 and <= MostTogether
            ? $"{string.Join(", ", labels[..^1])} and {labels[^1]}{about} ({finding.Row.Share.InWords} each"
            : $"{MarkdownText.Quote(finding.Row.Label)}{about} ({finding.Row.Share.InWords}";
    }

    private static IEnumerable<ReportSection> Results(SurveyWindow window, WindowFigures figures)
    {
        var sections = figures.Questions.GroupBy(SectionOf).Select(section => section.ToList());
        foreach (var (place, tables) in sections.Index())
        {
            var question = window.Questionnaire.Document.Question(tables[0].Code);
            var isWholeQuestion = tables.Count == question.FramedFacets().Count();
            yield return new()
            {
                Number = string.Create(CultureInfo.InvariantCulture, $"2.{place + 1}"),
                Title = isWholeQuestion ? tables[0].Title : tables[0].Facet!,
                Text = Text([ResultsText.Asked(question), .. tables.Select(table => ResultsText.About(table, question, figures))]),
                Tables = tables,
            };
        }
    }

    // The facets of a question share a section, unless the report of 2019 gave each of them one.
    private static string SectionOf(FacetFigures table) =>
        Wave.Of2019.Facets.FirstOrDefault(facet => facet.Question == table.Code && facet.Facet == table.Facet)?.Section ?? table.Code;

    private static string Text(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);
}
