namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The agreement of two coders by four measures. In each, 1 is full agreement. The measures differ in the agreement that they expect by
/// chance.
/// </summary>
/// <param name="Plain">The decisions on which both coders agree, as a share of the decisions that both made.</param>
/// <param name="CohenKappa">
/// Cohen's kappa, -1 to 1. Chance agreement is calculated from each coder's own frequencies. Null without decisions or without variation:
/// if both coders gave all answers the same decision, kappa is 0 divided by 0. If nearly all decisions are alike, kappa is low even if the
/// coders nearly always agree.
/// </param>
/// <param name="GwetAc1">
/// Gwet's AC1, -1 to 1. Chance agreement arises only if coders guess, which AC1 assumes for hard decisions. AC1 therefore stays near plain
/// agreement if nearly all decisions are alike. Null only without decisions.
/// </param>
/// <param name="KrippendorffAlpha">
/// Krippendorff's alpha for nominal data, -1 to 1. Chance agreement is that of two values drawn at random from all values of both coders.
/// Null without decisions or without variation.
/// </param>
public sealed record CoderAgreement(Share Plain, double? CohenKappa, double? GwetAc1, double? KrippendorffAlpha)
{
    /// <summary>Calculates the agreement on one code, or on the pooled decisions of several codes.</summary>
    /// <remarks>
    /// J. Cohen, 'A coefficient of agreement for nominal scales', Educational and Psychological Measurement 20 (1960) 37-46. K. L. Gwet,
    /// 'Computing inter-rater reliability and its variance in the presence of high agreement', British Journal of Mathematical and
    /// Statistical Psychology 61 (2008) 29-48. K. Krippendorff, 'Computing Krippendorff's alpha-reliability' (2011). Each formula is
    /// written out for two coders and two values.
    /// </remarks>
    public static CoderAgreement Of(PairedDecisions decisions)
    {
        double n = decisions.Base, both = decisions.Both, neither = decisions.Neither, differ = n - both - neither;
        double first = both + decisions.FirstOnly, second = both + decisions.SecondOnly, given = first + second, withheld = (2 * n) - given;

        var cohen =
            2
            * ((both * neither) - ((double)decisions.FirstOnly * decisions.SecondOnly))
            / ((first * (n - second)) + (second * (n - first)));
        var chance = given * withheld / (2 * n * n);
        var gwet = (((both + neither) / n) - chance) / (1 - chance);
        var krippendorff = 1 - (((2 * n) - 1) * differ / (given * withheld));

        var varies = given > 0 && withheld > 0;
        return new CoderAgreement(
            new Share(decisions.Both + decisions.Neither, decisions.Base),
            varies ? cohen : null,
            n > 0 ? gwet : null,
            varies ? krippendorff : null);
    }
}
