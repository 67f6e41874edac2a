using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>
/// The part of the results that a page shows and its event stream updates: the summary, all questions, one question or one table.
/// </summary>
public sealed record ResultsPart
{
    private ResultsPart()
    {
    }

    /// <summary>The numbers above the results, then all questions.</summary>
    public static ResultsPart All { get; } = new();

    /// <summary>The numbers above the results, then the largest findings and the clear changes.</summary>
    public static ResultsPart Summary { get; } = new() { IsSummary = true };

    public bool IsSummary { get; private init; }

    /// <summary>The code of the only question; null for other parts.</summary>
    public string? Question { get; private init; }

    /// <summary>The key of the only table, as a meeting sees it; null for other parts.</summary>
    public string? Table { get; private init; }

    /// <summary>The part as parameters of the event stream: empty, or ending in an ampersand.</summary>
    public string Query => this switch
    {
        { IsSummary: true } => "part=summary&",
        { Question: { } question } => $"question={Uri.EscapeDataString(question)}&",
        { Table: { } table } => $"table={Uri.EscapeDataString(table)}&",
        _ => "",
    };

    public static ResultsPart OfQuestion(string code) => new() { Question = code };

    public static ResultsPart OfTable(string key) => new() { Table = key };

    /// <summary>Reads the part from the parameters of the event stream.</summary>
    public static ResultsPart Read(IQueryCollection query) =>
        query["question"].FirstOrDefault() is { Length: > 0 } question ? OfQuestion(question)
        : query["table"].FirstOrDefault() is { Length: > 0 } table ? OfTable(table)
        : query["part"].FirstOrDefault() == "summary" ? Summary
        : All;

    /// <summary>Returns whether a survey has the question or the table.</summary>
    public bool IsOf(SurveyWindow window)
    {
        var questions = window.Questionnaire.Document.Questions;
        return (Question is null || questions.Any(q => q.Code == Question))
            && (Table is null || questions.Any(q => q.FramedFacets().Any(facet => q.KeyOf(facet) == Table)));
    }
}
