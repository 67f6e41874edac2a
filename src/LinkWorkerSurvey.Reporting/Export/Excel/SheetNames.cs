namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>Gives out names of sheets that Excel accepts and that differ within a workbook.</summary>
internal sealed class SheetNames
{
    private const int Limit = 31;

    // Excel refuses these characters in the name of a sheet, an apostrophe at either end, and the name 'History'.
    private static readonly char[] Refused = ['[', ']', ':', '*', '?', '/', '\\'];

    private readonly HashSet<string> given = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>Returns the wanted name if Excel accepts it and it is free; otherwise a similar one.</summary>
    public string Give(string wanted)
    {
        var name = Cut(
            string.Concat(XmlText.Clean(wanted).Select(letter => Refused.Contains(letter) || char.IsControl(letter) ? '-' : letter)),
            Limit);
        if (name.Length == 0)
            name = "Sheet";
        var free = name;
        for (var number = 2; !given.Add(free); number++)
            free = $"{Cut(name, Limit - 6)} ({number})";
        return free;
    }

    private static string Cut(string text, int length) => WorkbookText.Cut(text.Trim(' ', '\''), length).Trim(' ', '\'');
}
