using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>
/// Checks the numbers of an English text against the figures of a survey: percentages, words for proportions, numbers of respondents,
/// comparisons of rows, and changes from the comparison wave. It reads words, not meanings: a claim in words of which no label, title or
/// question has any cannot be found.
/// </summary>
public static class ClaimCheck
{
    /// <summary>Returns the claims of a text, each with the verdict on it.</summary>
    /// <param name="text">The text, Markdown or plain, in English.</param>
    /// <param name="figures">The figures, with their comparison if the text speaks of changes.</param>
    /// <param name="earlier">
    /// An earlier edition of the same figures, which the text may have been written from; null if there is none. A claim that agrees with
    /// it alone is stale.
    /// </param>
    public static ClaimLedger Of(string text, WindowFigures figures, WindowFigures? earlier = null)
    {
        var blocks = ReportText.Blocks(text);
        var quoted = ReportText.Quoted(text, blocks);
        var claims = Check(text, blocks, quoted, figures);
        if (earlier is null || !claims.Exists(claim => claim.IsMarked))
            return new(claims);
        var borneOut = Check(text, blocks, quoted, earlier).Where(claim => !claim.IsMarked).ToDictionary(claim => claim.Start);
        return new([.. claims.Select(claim => claim.IsMarked && borneOut.TryGetValue(claim.Start, out var then) && then.Kind == claim.Kind
            ? claim with { Status = ClaimStatus.Stale, Why = $"This agreed with an earlier edition of the figures. {claim.Why}" }
            : claim)]);
    }

    private static List<Claim> Check(string text, IReadOnlyList<Block> blocks, bool[] quoted, WindowFigures figures)
    {
        var reader = new ClaimReader(text, new FigureIndex(figures));
        foreach (var block in blocks)
            reader.Read(block, Tokenizer.Read(text, block.Start, block.End, quoted));
        return reader.Claims;
    }
}
