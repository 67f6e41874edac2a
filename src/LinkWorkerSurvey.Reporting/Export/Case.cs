using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>A released response, without any key.</summary>
/// <param name="Ticks">The keys of the ticked options.</param>
/// <param name="Texts">The answers in words.</param>
public sealed record Case(IReadOnlyList<short> Ticks, IReadOnlyList<AnswerText> Texts);
