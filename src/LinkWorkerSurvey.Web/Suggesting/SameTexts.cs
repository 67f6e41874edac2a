using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>The texts of a question in the same words: see <see cref="SameWords"/>.</summary>
/// <param name="Form">The form in which they are the same.</param>
/// <param name="Text">The text with the smallest key, in the respondent's words.</param>
/// <param name="Ids">The keys of all of them, the smallest first. Keys are random, so their order tells nothing.</param>
internal sealed record SameTexts(string Form, string Text, IReadOnlyList<Guid> Ids)
{
    /// <summary>Reads the released texts of a frame's question, by their smallest keys.</summary>
    public static async Task<IReadOnlyList<SameTexts>> ReadAsync(SurveyDbContext db, CodeFrame frame, CancellationToken cancel)
    {
        // ASCII is normalized already, and normalizing takes most of the time.
        var texts = await db.Database.SqlQuery<ReadText>(
            $"""
            SELECT id, text, CASE WHEN octet_length(text) = char_length(text) THEN text ELSE normalize(text, NFKC) END AS normalized
            FROM coding_text WHERE window_id = {frame.WindowId} AND question = {frame.Question}
            """).ToListAsync(cancel);
        return
        [
            .. texts.OrderBy(text => text.Id).GroupBy(text => SameWords.FormOf(text.Normalized), StringComparer.Ordinal)
                .Select(same => new SameTexts(same.Key, same.First().Text, [.. same.Select(text => text.Id)])),
        ];
    }

    private sealed record ReadText(Guid Id, string Text, string Normalized);
}
