using System.Globalization;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Writes the agreement of coders as a table in plain text, with notes below it.</summary>
internal sealed class AgreementTable
{
    private const string Undefined = "not defined";

    // A longer label stands in a line of its own.
    private const int WidestLabel = 40;

    private static readonly (string Above, string Below, int Width)[] Columns =
    [
        ("", "n", 9), ("Percent", "agreement", 11), ("Cohen's", "kappa", 11), ("Gwet's", "AC1", 11), ("Krippendorff's", "alpha", 14),
        ("95% interval", "of alpha", 18), ("Resamples", "left out", 11),
    ];

    private readonly StringBuilder text = new();
    private readonly List<string> notes;
    private readonly int labelWidth;

    private AgreementTable(CodingAgreement agreement)
    {
        notes = [.. agreement.Rows.SelectMany(row => row.Notes).Distinct()];
        labelWidth = Math.Min(WidestLabel, agreement.Rows.Max(row => RespondentText.Length(row.Label)));
    }

    /// <summary>Returns the table.</summary>
    public static string Write(CodingAgreement agreement)
    {
        var table = new AgreementTable(agreement);
        table.Line($"Units that at least two coders decided (n): {agreement.Units:N0}. Coders: {agreement.Coders:N0}. "
            + $"Codes: {agreement.Codes.Count:N0}. Unit-code pairs: {agreement.Pooled.Figures.Items:N0}.");
        table.Line();
        table.Row("", Columns.Select(column => column.Above));
        table.Row("Overall", Columns.Select(column => column.Below));
        table.Row(agreement.Pooled);
        table.Row(agreement.SetOfCodes);
        if (agreement.Codes.Count > 0)
            table.Line("By code");
        foreach (var code in agreement.Codes)
            table.Row(code);
        table.Line();
        foreach (var (index, note) in table.notes.Index())
            table.Line($"[{index + 1}] {note}");
        if (agreement.Rows.Select(row => row.Figures.AlphaInterval).FirstOrDefault(interval => interval is not null) is { } interval)
        {
            table.Line($"The interval is a bootstrap over units: the percentiles of {interval.Resamples:N0} resamples, without those in "
                + "which all decisions are the same.");
        }

        return table.text.ToString();
    }

    private void Row(AgreementRow row)
    {
        var label = row.Label;
        if (RespondentText.Length(label) > labelWidth)
        {
            Line(label);
            label = "";
        }

        Row(label, [.. Figures(row.Figures), .. row.Notes.Select(note => $"[{notes.IndexOf(note) + 1}]")]);
    }

    private void Row(string label, IEnumerable<string> cells) => Line(
        label + new string(' ', labelWidth - RespondentText.Length(label))
            + string.Concat(cells.Select((cell, column) => "  " + (column < Columns.Length ? cell.PadLeft(Columns[column].Width) : cell))));

    private void Line(string line = "") => text.Append(line.TrimEnd()).Append('\n');

    private static IEnumerable<string> Figures(CoderAgreement figures) =>
    [
        $"{figures.Units:N0}",
        figures.PercentAgreement is { } percent ? $"{Number(percent)}%" : Undefined,
        Number(figures.CohenKappa),
        Number(figures.GwetAc1),
        Number(figures.KrippendorffAlpha),
        figures.AlphaInterval is { } interval ? $"{Number(interval.Low)} to {Number(interval.High)}" : Undefined,
        figures.AlphaInterval is { } drawn ? $"{drawn.Undefined:N0}" : "",
    ];

    private static string Number(double? number) => number?.ToString("0.0000", CultureInfo.InvariantCulture) ?? Undefined;
}
