using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Two texts side by side, line by line, with what differs.</summary>
public sealed record SideBySide(IReadOnlyList<(DiffPiece Before, DiffPiece After)> Lines)
{
    // Finding the words that differ takes the square of the number of words: longer texts are compared by lines alone.
    private const int LongestCompared = 20_000;

    /// <summary>Whether the texts are the same.</summary>
    public bool AreSame => Lines.All(line => line.After.Type == ChangeType.Unchanged);

    public static SideBySide Of(string before, string after)
    {
        var words = before.Length + after.Length <= LongestCompared ? (IChunker)new WordChunker() : new LineChunker();
        var compared = new SideBySideDiffBuilder(Differ.Instance, new LineChunker(), words).BuildDiffModel(before, after);
        return new([.. compared.OldText.Lines.Zip(compared.NewText.Lines)]);
    }
}
