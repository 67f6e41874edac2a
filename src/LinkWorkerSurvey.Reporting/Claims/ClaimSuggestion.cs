using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>Says which words would agree with the figures in place of a claim that does not.</summary>
public static class ClaimSuggestion
{
    /// <summary>
    /// Returns the words; null if the claim agrees, is about no figure or not surely about its row, or cannot be put right by other words
    /// alone.
    /// </summary>
    public static string? Of(Claim claim) => claim switch
    {
        { IsMarked: false } or { Figure: null } or { IsSure: false } => null,
        { Kind: ClaimKind.Percentage, Figure.Percent: { } percent } =>
            claim.Words.EndsWith('%') ? string.Create(CultureInfo.InvariantCulture, $"{percent}%")
                : string.Create(CultureInfo.InvariantCulture, $"{percent} per cent"),
        { Kind: ClaimKind.Proportion, Figure: { Base: > 0 } figure } =>
            AsBegun(claim.Words, ProportionWords.Of(new Share(figure.Count, figure.Base))),
        _ => null,
    };

    private static string AsBegun(string words, string instead) =>
        char.IsUpper(words[0]) ? char.ToUpperInvariant(instead[0]) + instead[1..] : instead;
}
