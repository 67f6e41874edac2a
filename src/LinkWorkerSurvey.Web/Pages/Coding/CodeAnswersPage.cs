using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Some of the answers that have a code, in the order of their random keys.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Part">The number of this page of them, from 1.</param>
/// <param name="Parts">The number of pages.</param>
public sealed record CodeAnswersPage(IReadOnlyList<CodingText> Answers, int Part, int Parts)
{
    /// <summary>The number of answers on a page.</summary>
    public const int Size = 50;

    public static async Task<CodeAnswersPage> ReadAsync(IQueryable<CodingText> answers, int part, CancellationToken cancel)
    {
        var parts = Math.Max(1, (await answers.CountAsync(cancel) + Size - 1) / Size);
        var shown = Math.Clamp(part, 1, parts);
        var some = answers.AsNoTracking().OrderBy(text => text.Id).Skip((shown - 1) * Size).Take(Size);
        return new(await some.ToListAsync(cancel), shown, parts);
    }
}
