using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>A released response as exported, without its key in the database.</summary>
/// <param name="Ticks">The option keys of the ticked options.</param>
/// <param name="Texts">The answers that the respondent wrote.</param>
public sealed record Case(IReadOnlyList<short> Ticks, IReadOnlyList<AnswerText> Texts);
