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

    // A change said of the number of respondents stands this near to it, as in '60 people took part this time, fewer than in 2019'.
    private const int ToBase = 6;

    private readonly TableContext context = new(index);
    private readonly WaveReferences waves = new(index.Figures);
    private readonly TableCells cells = new();
    private IReadOnlyList<Candidate> before = [];
    private IReadOnlyList<IndexedRow> rowsBefore = [];
    private bool isOtherBefore;
    private bool isAfterQuestion;
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
            isOtherBefore = false;
        }
        else if (!block.IsContinued)
        {
            context.NextParagraph();
        }

        if (block.Row == TableRow.None)
        {
            cells.End();
            ReadSentences(tokens, block.Start);
            return;
        }

        foreach (var (cell, from) in cells.Read(tokens, block.Row))
            ReadSentences(cell, from);
    }

    // What stands before a position is there to say what the rest is about, and is claimed elsewhere.
    private void ReadSentences(List<Token> tokens, int from)
    {
        foreach (var sentence in Sentence.Split(index.Numbered.OfText(tokens)))
            Read(sentence, from);
    }

    private void Read(Sentence sentence, int from)
    {
        var values = WaveAttribution.Of(waves, sentence, ValueFinder.Find(sentence, isAfterQuestion), isOtherBefore);
        isOtherBefore = IsOfOther(sentence, values);
        var changes = ChangeFinder.Find(sentence, waves, values).ToList();
        var comparisons = ComparisonFinder.Find(sentence, waves, [.. values, .. changes]).ToList();
        var within = waves.Within(sentence);
        bool[] telling = [.. sentence.Tokens.Select((token, i) => !within[i] && token.Stem is { } stem && index.RowsWith(stem).Count > 0)];
        var groups = Grouping.Of(sentence, values, telling);
        var binder = new Binder(index, sentence, context.Of(sentence, []), before, isAfterQuestion);
        binder.Bind(groups, [.. values, .. changes]);

        // Once more, if a row that is named clearly says which table the sentence speaks of.
        var named = groups.Select(group => group.Candidates).Where(NamesTable).Select(found => found[0].Row.Table).ToHashSet();
        var tables = context.Of(sentence, named);
        if (groups.Count > 1 && named.Count > 0)
        {
            binder = new Binder(index, sentence, tables, before, isAfterQuestion);
            binder.Bind(groups, [.. values, .. changes]);
        }

        var choice = new RowChoice(index, tables);
        foreach (var group in groups)
        {
            choice.Choose(group, [.. groups.Where(each => each.Shares == group).SelectMany(each => each.Mentions)]);
            Refer(sentence, group, groups);
        }

        var bases = new BaseJudge(
            index.Figures, index.Tables, tables, mention => context.Of(Around(sentence, mention, values, binder.Taken)), context.Last,
            context.IsOpen);
        var namesWave = waves.IsWithin(sentence, 0, sentence.Count);
        var spoken = new SpokenRows(sentence, binder, groups);
        var sums = new SumJudge(sentence, spoken);
        var judged = new List<(Mention Mention, Verdict Verdict)>();
        foreach (var group in groups)
        {
            for (var i = 0; i < group.Mentions.Count; i++)
            {
                var mention = group.Mentions[i];
                var verdict = (mention.IsOfSum ? sums.Judge(mention) : null) ?? Judge(group, i, bases, namesWave);

                // 'Nearly two-thirds agree or strongly agree': the sum of what the words list.
                if (verdict is { Status: not ClaimStatus.Bound } && Array.IndexOf(sentence.Words, "or") >= 0
                    && sums.Judge(mention) is { Status: ClaimStatus.Bound } sum)
                    verdict = sum;

                // A sum of rows that are not named is left out: the number of any row beside it is another one.
                if (verdict is not null && (!mention.IsOfSum || verdict.Status == ClaimStatus.Bound || sums.Judge(mention) is not null))
                    judged.Add((mention, verdict));
            }
        }

        judged.AddRange(values.Where(each => each.Kind == ClaimKind.Base).Select(each => (each, bases.Judge(each, namesWave))));
        judged.AddRange(values.Where(each => each.IsOfQuestion).Select(each => (each, bases.JudgeShare(each))));
        judged.AddRange(values.Where(each => each.IsMean).Select(each => (each, Verdict.Unbound("The tables hold no means."))));
        var comparison = new ComparisonJudge(index, sentence, spoken);
        var change = new ChangeJudge(sentence, binder, groups, values);
        foreach (var each in values.Where(each => each.Kind == ClaimKind.Change).Concat(changes))
        {
            var verdict = comparison.Judge(each, comparisons) ?? (IsOfBase(each, values) ? bases.JudgeChange(each)
                : waves.IsCompared ? change.Judge(each) : null);
            if (each.Relation == Relation.None && each.Sign == 0 && verdict is not { Status: ClaimStatus.Bound })
                verdict = comparison.JudgeAny(each) ?? verdict;
            if (verdict is not null)
                judged.Add((each, verdict));
        }

        foreach (var each in comparisons)
        {
            var verdict = comparison.Judge(each);

            // Of which wave a comparison is said is often left open.
            if (verdict is { Status: ClaimStatus.Wrong } && namesWave && !each.IsOfOtherWave
                && comparison.Judge(each with { IsOfOtherWave = true }) is { Status: ClaimStatus.Bound } then)
                verdict = then;
            if (verdict is not null)
                judged.Add((each, verdict));
        }

        foreach (var (mention, verdict) in judged.Where(each => sentence.Tokens[each.Mention.First].Start >= from)
            .OrderBy(each => each.Mention.First))
            Add(sentence, mention, verdict);
        Note(sentence, groups, binder, spoken);
    }

    // Whether the numbers of a sentence are all of the comparison wave, so that the next may go on with it.
    private bool IsOfOther(Sentence sentence, List<Mention> values)
    {
        var ofRows = values.Where(each => each.Kind != ClaimKind.Change).ToList();
        return !Enumerable.Range(0, sentence.Count).Any(i => waves.IsThisAt(sentence, i))
            && (ofRows.Count > 0 ? ofRows.TrueForAll(each => each.IsOfOtherWave) : waves.IsWithin(sentence, 0, sentence.Count));
    }

    // The words of a mention: from the number before it to the one after it, within its clause.
    private static Token[] Around(Sentence sentence, Mention mention, List<Mention> values, bool[] taken)
    {
        var from = Grouping.ClauseStart(
            sentence, mention.First, values.Where(each => each.To < mention.First).Select(each => each.To + 1).DefaultIfEmpty(0).Max());
        var to = Grouping.ClauseEnd(
            sentence, mention.To,
                values.Where(each => each.First > mention.To).Select(each => each.First).DefaultIfEmpty(sentence.Count).Min());
        return [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(i => !taken[i]).Select(i => sentence.Tokens[i])];
    }

    // 'The former is named by 51%, the latter by 43%'.
    private void Refer(Sentence sentence, MentionGroup group, List<MentionGroup> groups)
    {
        var here = groups.TakeWhile(each => each != group).SelectMany(each => each.Bound).OfType<IndexedRow>().Distinct().ToList();
        if (group.Candidates is [{ Score: >= RowChoice.Strong }, ..])
            return;
        if (FormerAndLatter.Find(sentence, group, here.Count > 1 ? here : rowsBefore) is not { } row)
            return;
        group.Bound.Clear();
        group.Bound.AddRange(group.Mentions.Select(_ => row));
    }

    // '60 took part, fewer than in 2019'.
    private static bool IsOfBase(Mention change, List<Mention> values) => change.Relation != Relation.None
        && values.LastOrDefault(each => each.Last < change.First) is { Kind: ClaimKind.Base, Role: BaseRole.All } number
        && !number.IsOfOtherWave && change.First - number.Last <= ToBase;

    // A row that is named clearly says which table is meant, unless a row of another table has the same name.
    private static bool NamesTable(List<Candidate> found) => found.Count > 0 && found[0].Score >= ClearlyNamed
        && !found.Exists(each => each.Row.Table != found[0].Row.Table
            && (each.Words >= found[0].Words || each.Row.Label == found[0].Row.Label));

    private static Verdict? Judge(MentionGroup group, int i, BaseJudge bases, bool namesWave)
    {
        var (mention, row) = (group.Mentions[i], group.Bound[i]);
        var verdict = row is null ? null : ValueJudge.Judge(mention, row) with { IsSure = group.IsSureOf(row) };
        if (verdict is { Status: ClaimStatus.Bound })
            return verdict;

        // '105 respondents' without the name of a row is said of the survey.
        var isNamed = group.Candidates.Count > 0 && group.Candidates[0].Score >= RowChoice.Strong;
        if (mention.Kind == ClaimKind.Count && (!isNamed || mention.MayBeBase))
        {
            var ofBase = bases.Judge(mention.Of is null ? mention : mention with { Role = BaseRole.Answered }, namesWave);
            if (ofBase.Status == ClaimStatus.Bound || (row is null && mention.Of is null))
                return ofBase;
        }

        // 'Most of us, in short, are softies': a proportion without a word of a row sums up.
        if (mention.Kind == ClaimKind.Proportion && (row is null || group.IsCarried)
            && !group.Mentions.Exists(each => each.Kind != mention.Kind))
            return null;
        return verdict ?? Verdict.Unbound("No figure was found that this could be about: no words beside it are those of a row.");
    }

    // What the next sentence may speak of: the rows of this one's last number, or those that its words name.
    private void Note(Sentence sentence, List<MentionGroup> groups, Binder binder, SpokenRows spoken)
    {
        var named = groups.Count > 0 ? groups[^1].Found : binder.Between(0, sentence.Count);
        var rows = groups.SelectMany(group => group.Bound).OfType<IndexedRow>().ToList();
        isAfterQuestion = sentence.Is(sentence.Count - 1, "?");
        if (named.Count > 0 || (isAfterQuestion && Array.Exists(sentence.Tokens, token => token.Stem is not null)))
            before = named.Count > 3 ? named[..3] : named;
        rowsBefore = rows.Count > 0 ? [.. rows.Distinct()] : [.. spoken.List(0, sentence.Count).Select(each => each[0]).Distinct()];
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
            IsSure = verdict.IsSure,
            Why = verdict.Why,
        });
    }
}
