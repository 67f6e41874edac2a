using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Judging;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>Reads a text block by block and writes its claims down.</summary>
internal sealed class ClaimReader(string text, FigureIndex index)
{
    // Words with at least this score leave no doubt about the row.
    private const double ClearlyNamed = 1.2;

    private readonly TableContext context = new(index);
    private readonly WaveReferences waves = new(index.Figures);
    private IReadOnlyList<Candidate> before = [];
    private int line = 1;
    private int lineFrom;

    /// <summary>The claims so far, in the order of the text.</summary>
    public List<Claim> Claims { get; } = [];

    /// <summary>Reads a block.</summary>
    public void Read(Block block, List<Token> tokens)
    {
        if (block.IsHeading)
        {
            context.Head(tokens, block.Level);
            before = [];
        }
        else if (!block.IsContinued)
        {
            context.NextParagraph();
        }

        foreach (var sentence in Sentence.Split(tokens))
            Read(sentence);
    }

    private void Read(Sentence sentence)
    {
        var values = waves.Attribute(sentence, ValueFinder.Find(sentence));
        var changes = ChangeFinder.Find(sentence, waves, values).ToList();
        var comparisons = ComparisonFinder.Find(sentence, waves, [.. values, .. changes]).ToList();
        var within = waves.Within(sentence);
        bool[] telling = [.. sentence.Tokens.Select((token, i) => !within[i] && token.Stem is { } stem && index.RowsWith(stem).Count > 0)];
        var groups = Grouping.Of(sentence, values, telling);
        var binder = new Binder(index, sentence, context.Of(sentence, []), before);
        binder.Bind(groups, values);

        // Once more, if a row that is named clearly says which table the sentence speaks of.
        var named = groups.Select(group => group.Candidates).Where(found => found.Count > 0 && found[0].Score >= ClearlyNamed)
            .Select(found => found[0].Row.Table).ToHashSet();
        var tables = context.Of(sentence, named);
        if (groups.Count > 1 && named.Count > 0)
        {
            binder = new Binder(index, sentence, tables, before);
            binder.Bind(groups, values);
        }

        var choice = new RowChoice(index, tables);
        foreach (var group in groups)
            choice.Choose(group);

        var bases = new BaseJudge(index.Figures, index.Tables, tables, context.Last);
        var namesWave = waves.IsWithin(sentence, 0, sentence.Count);
        var judged = new List<(Mention Mention, Verdict Verdict)>();
        foreach (var group in groups)
        {
            for (var i = 0; i < group.Mentions.Count; i++)
                judged.Add((group.Mentions[i], Judge(group.Mentions[i], group.Bound[i], bases, namesWave)));
        }

        judged.AddRange(values.Where(each => each.Kind == ClaimKind.Base).Select(each => (each, bases.Judge(each, namesWave))));
        var change = new ChangeJudge(sentence, binder, groups, values);
        foreach (var each in values.Where(each => each.Kind == ClaimKind.Change).Concat(changes))
        {
            if ((waves.IsCompared || each.Relation == Relation.None) && change.Judge(each) is { } verdict)
                judged.Add((each, verdict));
        }

        var comparison = new ComparisonJudge(index, sentence, binder, groups);
        foreach (var each in comparisons)
        {
            if (comparison.Judge(each) is { } verdict)
                judged.Add((each, verdict));
        }

        foreach (var (mention, verdict) in judged.OrderBy(each => each.Mention.First))
            Add(sentence, mention, verdict);
        Note(sentence, groups, binder);
    }

    private static Verdict Judge(Mention mention, IndexedRow? row, BaseJudge bases, bool namesWave)
    {
        if (row is not null)
            return ValueJudge.Judge(mention, row);

        // '210 respondents' without a word of a row is said of the survey.
        return mention is { Kind: ClaimKind.Count, Of: null }
            ? bases.Judge(mention, namesWave)
            : Verdict.Unbound("No figure was found that this could be about: no words beside it are those of a row.");
    }

    // What the next sentence may speak of: the rows of this one's last number, or those that its words name.
    private void Note(Sentence sentence, List<MentionGroup> groups, Binder binder)
    {
        var named = groups.Count > 0 ? groups[^1].Candidates : binder.Between(0, sentence.Count);
        var rows = groups.SelectMany(group => group.Bound).OfType<IndexedRow>().ToList();
        if (named.Count > 0)
            before = named.Count > 3 ? named[..3] : named;
        context.Note(sentence, rows.Count > 0 ? rows : named.Take(1).Where(each => each.Score > 0.6).Select(each => each.Row));
    }

    private void Add(Sentence sentence, Mention mention, Verdict verdict)
    {
        var start = sentence.Tokens[mention.First].Start;
        var length = sentence.Tokens[mention.Last].End - start;
        line += text.AsSpan(lineFrom, start - lineFrom).Count('\n');
        lineFrom = start;
        Claims.Add(new()
        {
            Start = start,
            Length = length,
            Line = line,
            Words = text.Substring(start, length),
            Kind = mention.Kind,
            Status = verdict.Status,
            Figure = verdict.Figure,
            Why = verdict.Why,
        });
    }
}
