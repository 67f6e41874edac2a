namespace LinkWorkerSurvey.Core.Imports;

// Parses one row of headings, with an option after ' - '.
internal sealed partial class Headings
{
    private List<Heading> Single(List<int> used)
    {
        var split = used.Select(column => (Column: column, Text: Require(column), At: Split(column))).ToList();

        // An option that nobody ticked has no cells that confirm its label, so the headings of its neighbours decide where the label
        // begins. Each pass carries this position from column to column: the first from left to right, the second from right to left.
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < split.Count; i++)
            {
                if (split[i].At is null && CouldTick(split[i].Column) && (Like(split, i, i - 1) ?? Like(split, i, i + 1)) is { } at)
                    split[i] = split[i] with { At = at };
            }

            split.Reverse();
        }

        var headings = new List<Heading>();
        var group = 0;
        foreach (var (column, text, at) in split)
        {
            var (question, label) = at is { } dash ? (text[..dash], text[(dash + Dash.Length)..]) : (text, null);
            var before = headings.Count > 0 ? headings[^1] : null;
            if (ResponseAtEnd().Match(text) is { Success: true } answer)
            {
                var isOpen = answer.Groups[2].Length > 0;
                headings.Add(new Heading(column, ++group, answer.Groups[1].Value, null) { IsOpen = isOpen, IsChoice = !isOpen });
                continue;
            }

            var other = OtherAtEnd().Match(text);
            if (
                other.Success
                && before?.Question == other.Groups[1].Value
                && !(at is not null && Ticks(column, label!) && Filled(column).Any()))
                headings.Add(new Heading(column, group, before.Question, other.Groups[2].Value) { IsWords = true });
            else
                headings.Add(
                    new Heading(
                        column,
                        label is not null && before is { Label: not null } && before.Question == question ? group : ++group,
                        question,
                        label));
        }

        return headings;
    }

    private int? Like(List<(int Column, string Text, int? At)> split, int i, int neighbour)
    {
        if (neighbour < 0 || neighbour >= split.Count)
            return null;
        var (text, other) = (split[i].Text, split[neighbour].Text);
        var at = split[neighbour].At
            ?? (CouldTick(split[neighbour].Column) ? Common([text, other]).LastIndexOf(Dash, StringComparison.Ordinal) : -1);
        return at > 0 && text.Length > at + Dash.Length && text.StartsWith(other[..at] + Dash, StringComparison.Ordinal) ? at : null;
    }
}
