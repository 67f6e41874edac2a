using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Describes rows in the reasons of verdicts.</summary>
internal static class RowWords
{
    /// <summary>Returns the row as the figure of a claim.</summary>
    public static ClaimFigure Figure(IndexedRow row) => Figure(row, row.Share);

    /// <summary>Returns the row as the figure of a claim, with a share on another base or of another wave.</summary>
    public static ClaimFigure Figure(IndexedRow row, Share share) =>
        new(row.Figures.Key, row.Label, share.Count, share.Base, share.Percent);

    /// <summary>Returns the share of the row, or that of the comparison wave; null if it has none.</summary>
    public static Share? ShareOf(IndexedRow row, bool isOfOtherWave) => isOfOtherWave ? row.Others is [var other, ..] ? other : null
        : row.IsOnlyThere ? null : row.Share;

    /// <summary>Returns the row with its table, such as "'Listening' (7 Most helpful action)".</summary>
    public static string Name(IndexedRow row) => $"'{row.Label}' ({row.Figures.Heading})";

    /// <summary>Returns a share as '52% (55 of 105)'.</summary>
    public static string Share(Share share) => share.Base == 0 ? "no percentage, for nobody answered" :
        $"{share.InWords} ({share.Count} of {share.Base})";
}
