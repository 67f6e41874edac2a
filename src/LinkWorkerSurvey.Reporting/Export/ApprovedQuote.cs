using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>A quote that may be published, without anything that is replaced in it.</summary>
/// <param name="Id">The random key of the quote.</param>
/// <param name="Question">The question that the respondent answered.</param>
/// <param name="Number">The number of the question in the questionnaire, from 1.</param>
/// <param name="Words">The words as they are published.</param>
/// <param name="Sections">The sections in which it is used, in the order of their names.</param>
public sealed record ApprovedQuote(Guid Id, Question Question, int Number, string Words, IReadOnlyList<string> Sections);
