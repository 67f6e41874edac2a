using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes the agreement of coders as CSV (RFC 4180): the two overall rows, then a row for each code. Programs must find columns by name,
/// because later versions may add columns.
/// </summary>
public static class AgreementCsv
{
    /// <summary>The names of the columns, in order, with their meanings.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("scope", "What the coders agree on: pooled (all unit-code pairs), set (the set of codes as one value) or code."),
        ("label", "The label of the code, or the name of the overall figure."),
        ("n", "The number of units that at least two coders decided."),
        ("items", "The number of unit-code pairs if 'scope' is pooled, otherwise that of the units."),
        ("coders", "The number of coders of these units."),
        ("percentAgreement", "Percent agreement, 0 to 100."),
        ("cohenKappa", "Cohen's kappa; empty if it is not defined: 'notes' says why."),
        ("gwetAc1", "Gwet's AC1."),
        ("krippendorffAlpha", "Krippendorff's alpha for nominal data; empty if it is not defined."),
        ("alphaLow", "The lower limit of alpha's 95% bootstrap interval; empty if it is not defined."),
        ("alphaHigh", "The upper limit."),
        ("resamples", "The number of resamples drawn for the interval."),
        ("resamplesUndefined", "The number of these resamples that the interval leaves out, because alpha is not defined in them."),
        ("notes", "Why measures are not defined, in sentences; empty if all are."),
    ];

    /// <summary>Returns the agreement as a CSV file.</summary>
    public static byte[] Write(CodingAgreement agreement) =>
        CsvFile.Write(Columns.Select(column => column.Name), agreement.Rows.Select(row => Cells(row, row.Figures)));

    private static object?[] Cells(AgreementRow row, CoderAgreement figures) =>
    [
        row.Scope.ToString().ToLowerInvariant(), row.Label, figures.Units, figures.Items, figures.Coders,
        figures.PercentAgreement, figures.CohenKappa, figures.GwetAc1, figures.KrippendorffAlpha,
        figures.AlphaInterval?.Low, figures.AlphaInterval?.High, figures.AlphaInterval?.Resamples, figures.AlphaInterval?.Undefined,
        string.Join(' ', row.Notes),
    ];
}
