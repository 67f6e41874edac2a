namespace LinkWorkerSurvey.Core.Imports;

// Parses the headings of the product's own export.
internal sealed partial class Headings
{
    private List<Heading> Ours(List<int> used)
    {
        var headings = new List<Heading>();
        foreach (var column in used)
        {
            var parts = OurCode().Match(Require(column));
            var goesOn = headings.Count > 0 && headings[^1].Code == parts.Groups[1].Value;
            headings.Add(
                new Heading(column, (headings.Count > 0 ? headings[^1].Group : 0) + (goesOn ? 0 : 1), parts.Groups[2].Value, null)
                {
                    Code = parts.Groups[1].Value,
                });
        }

        headings = [.. headings.GroupBy(h => h.Group).SelectMany(g => OurQuestion([.. g]))];
        foreach (var again in headings.GroupBy(h => h.Code).Where(g => g.DistinctBy(h => h.Group).Count() > 1))
            throw new ImportException($"{Letters(again)} have the heading {again.Key} but are not next to each other.");
        return headings;
    }

    // Splits the headings of one question's columns, which no longer contain the question's code, into the question and the labels.
    private IEnumerable<Heading> OurQuestion(List<Heading> columns)
    {
        var code = columns[0].Code!;
        var texts = columns.ConvertAll(c => c.Question);
        if (columns.Count == 1 && Split(columns[0].Column) is null)
            return columns;
        if (
            columns.Count == 2
            && texts[1].StartsWith(texts[0] + Dash, StringComparison.Ordinal)
            && texts[1].EndsWith(InWords, StringComparison.Ordinal))
            return
            [
                columns[0] with { IsChoice = true },
                columns[1] with
                {
                    Question = texts[0],
                    Label = texts[1][(texts[0].Length + Dash.Length)..^InWords.Length],
                    IsWords = true,
                },
            ];

        // Ticked cells repeat the label, so they show where it begins. If nothing is ticked, it begins after the last ' - ' that all
        // headings have in common.
        var at = columns.Select(c => Split(c.Column) - code.Length - 1).FirstOrDefault(dash => dash is not null)
            ?? Common(texts).LastIndexOf(Dash, StringComparison.Ordinal);
        if (at < 0 || !texts.TrueForAll(t => t.StartsWith(texts[0][..at] + Dash, StringComparison.Ordinal)))
            throw new ImportException($"{Letters(columns)} have the heading {code}, but not as options of one question.");
        var labels = texts.ConvertAll(t => t[(at + Dash.Length)..]);
        var last = labels[^1];
        var words = last.EndsWith(InWords, StringComparison.Ordinal) && labels[..^1].Contains(last[..^InWords.Length]);
        return columns.Select((column, i) => column with
        {
            Question = texts[0][..at],
            Label = words && i == columns.Count - 1 ? last[..^InWords.Length] : labels[i],
            IsWords = words && i == columns.Count - 1,
        });
    }
}
