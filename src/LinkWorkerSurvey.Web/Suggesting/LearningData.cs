using System.Data;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Suggestions.Learning;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>The texts and decisions from which suggestions for a code frame are learnt.</summary>
/// <param name="Revision">The revision of the frame's window.</param>
/// <param name="Answers">The answers to the frame's question.</param>
/// <param name="Earlier">Coded answers of other surveys from whose code frames codes were copied, with the keys of the copies.</param>
/// <param name="Codes">The codes in use, with the texts that tell what they mean.</param>
internal sealed record LearningData(
    int Revision,
    IReadOnlyList<LearningData.Answer> Answers,
    IReadOnlyList<LearningData.Answer> Earlier,
    IReadOnlyList<(int Code, IReadOnlyList<string> Texts)> Codes)
{
    /// <summary>Reads the data of a frame in one snapshot; null if the frame does not exist.</summary>
    public static async Task<LearningData?> ReadAsync(SurveyDbContext db, int frameId, CancellationToken cancel)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        if (await FrameAsync(db, frameId, cancel) is not { } frame)
            return null;
        var window = await db.Windows.AsNoTracking().SingleAsync(w => w.Id == frame.WindowId, cancel);
        return new(
            window.Revision,
            await TextsAsync(db, frame, code => code, cancel),
            await EarlierAsync(db, frame, window.Kind, cancel),
            [.. frame.InUse.Select(code => (code.Id, CodeTexts.Of(code.Label, code.Guide.Definition, code.Guide.Examples)))]);
    }

    // A copied code has a wording match with the code that it was copied from. Synthetic texts train no survey of real people.
    private static async Task<IReadOnlyList<Answer>> EarlierAsync(
        SurveyDbContext db, CodeFrame frame, WindowKind kind, CancellationToken cancel)
    {
        var copies = frame.WordingMatches.Select(match => (
                Here: MatchKey.AddedCodeOf(match.Row), There: MatchKey.AddedCodeOf(match.There)))
            .Where(match => match is { Here: not null, There: not null })
            .Where(match => frame.Codes.Any(code => code.Id == match.Here))
            .GroupBy(match => match.There!.Value)
            .ToDictionary(match => match.Key, match => frame.CountsAs(frame.Codes.Single(code => code.Id == match.First().Here)).Id);
        int[] there = [.. copies.Keys];
        var isReal = kind is WindowKind.Live or WindowKind.Imported;
        var frames = await db.Windows.Where(w => w.Id != frame.WindowId)
            .Where(w => !isReal || w.Kind == WindowKind.Live || w.Kind == WindowKind.Imported)
            .SelectMany(w => w.Frames.Where(f => f.Codes.Any(code => there.Contains(code.Id))).Select(f => f.Id))
            .ToListAsync(cancel);
        List<Answer> texts = [];
        foreach (var id in frames)
        {
            var other = (await FrameAsync(db, id, cancel))!;
            texts.AddRange((await TextsAsync(db, other, code => copies.TryGetValue(code, out var copy) ? copy : null, cancel))
                .Where(text => text.Codes is not null));
        }

        return texts;
    }

    private static async Task<IReadOnlyList<Answer>> TextsAsync(
        SurveyDbContext db, CodeFrame frame, Func<int, int?> keyOf, CancellationToken cancel)
    {
        var counting = frame.Codes.ToDictionary(code => code.Id, code => keyOf(frame.CountsAs(code).Id));
        var decisions = await db.CodingDecisions.AsNoTracking()
            .Where(d => d.FrameId == frame.Id && d.IsStanding && d.Outcome != CodingOutcome.SecondLook)
            .Select(d => new { d.TextId, Codes = d.Codes.Select(code => code.Id).ToArray() })
            .ToDictionaryAsync(d => d.TextId, d => d.Codes, cancel);
        return
        [
            .. (await SameTexts.ReadAsync(db, frame, cancel)).Select(same => new Answer(
                same,
                same.Ids.All(decisions.ContainsKey)
                    ? same.Ids.SelectMany(id => decisions[id]).Select(code => counting[code]).OfType<int>().ToHashSet()
                    : null)),
        ];
    }

    private static Task<CodeFrame?> FrameAsync(SurveyDbContext db, int frameId, CancellationToken cancel) =>
        db.Frames.AsNoTracking().Include(f => f.Codes).SingleOrDefaultAsync(f => f.Id == frameId, cancel);

    /// <summary>An answer: all texts in the same words.</summary>
    /// <param name="Same">The texts.</param>
    /// <param name="Codes">The keys of the codes that it was given, as they count; null if one of the texts is not coded.</param>
    internal sealed record Answer(SameTexts Same, IReadOnlySet<int>? Codes)
    {
        public string Text => Same.Text;
    }
}
