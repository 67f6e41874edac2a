using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether a number of respondents is the one that took part, answered a question or did not answer it.</summary>
/// <param name="figures">The figures.</param>
/// <param name="tables">The tables of the figures.</param>
/// <param name="likely">For each table, how likely the sentence speaks of it.</param>
/// <param name="ofClause">For the words around a mention, how far they speak for each table.</param>
/// <param name="last">The table that was spoken of last.</param>
/// <param name="isOpen">Whether neither a heading nor a row spoke of a table.</param>
internal sealed class BaseJudge(
    WindowFigures figures, FacetFigures[] tables, double[] likely, Func<Mention, double[]> ofClause, int? last, bool isOpen)
{
    private const double SpokenOf = 0.97;

    // Words with less than this leave open which question is meant.
    private const double Told = 0.75;

    /// <summary>Returns the verdict on a mention.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="namesWave">Whether the sentence speaks of the comparison wave, so that the number may be its base.</param>
    public Verdict Judge(Mention mention, bool namesWave)
    {
        var possible = Possible(mention, namesWave).ToList();
        if (possible.Count == 0)
            return Verdict.Unbound("No number of respondents was found that this could be.");
        var found = possible.Find(each => Fits(mention, each.Number));
        var (number, table, words) = found.Words is null ? possible[0] : found;
        var isOutOf = mention.Of is not { } of || of == figures.Released || of == table?.Base;
        return Verdict.Of(
            found.Words is not null && isOutOf,
            new(table?.Key ?? "", null, number, table is null ? figures.Released : table.Answered + table.NotAnswered, null),
            $"{number} {words}{(table is null ? "" : $" ({table.Heading})")}.");
    }

    /// <summary>Returns the verdict on a percentage or proportion of those who answered a question, or did not.</summary>
    public Verdict JudgeShare(Mention mention)
    {
        var isAnswered = mention.Role == BaseRole.Answered;
        var possible = Spoken(mention, all: true)
            .Select(table => (Table: table, Share: new Share(isAnswered ? table.Answered : table.NotAnswered,
                table.Answered + table.NotAnswered)))
            .ToList();
        if (possible.Count == 0)
            return Verdict.Unbound("No question was found that this could be about.");
        var found = possible.Find(each => ValueJudge.Fits(mention, each.Share));
        var (table, share) = found.Table is null ? possible[0] : found;
        return Verdict.Of(
            found.Table is not null,
            new(table.Key, null, share.Count, share.Base, share.Percent),
            $"{RowWords.Share(share)} {(isAnswered ? "answered" : "did not answer")} the question ({table.Heading}).");
    }

    /// <summary>
    /// Returns the verdict on a change of the number of respondents: '60 took part, fewer than in 2019'; null if that of the comparison
    /// wave is not known.
    /// </summary>
    public Verdict? JudgeChange(Mention change)
    {
        var known = tables.Select(table => table.Comparison?.Base).OfType<int>().Distinct().ToList();
        if (known is not [var then])
            return null;
        return Verdict.Of(
            change.Relation == Relation.Rose ? figures.Released > then : change.Relation == Relation.Fell ? figures.Released < then
                : change.Relation == Relation.Unchanged && figures.Released == then,
            new("", null, figures.Released, figures.Released, null),
            $"{figures.Released} respondents are in the results; {then} were in the comparison wave.");
    }

    private static bool Fits(Mention mention, int number) => mention.Hedge switch
    {
        Hedge.None => mention.Number == number,
        Hedge.Around => Math.Abs(mention.Number - number) <= Math.Max(2, 0.03 * number),
        Hedge.Nearly or Hedge.Under => number < mention.Number,
        Hedge.WellUnder => number < mention.Number,
        Hedge.JustOver or Hedge.Over or Hedge.WellOver => number > mention.Number,
        Hedge.AtLeast => number >= mention.Number,
        Hedge.AtMost => number <= mention.Number,
    };

    private IEnumerable<(int Number, FacetFigures? Table, string Words)> Possible(Mention mention, bool namesWave)
    {
        switch (mention.Role)
        {
            case BaseRole.Answered or BaseRole.All when mention.IsOfOtherWave:
                foreach (var known in tables.Select(table => table.Comparison?.Base).OfType<int>().Distinct())
                    yield return (known, null, "respondents were in the comparison wave");
                break;
            case BaseRole.Answered:
                if (!IsInformed || isOpen)
                    yield return (figures.Released, null, "respondents are in the results");
                foreach (var table in Spoken(mention, all: true))
                    yield return (table.Answered, table, "answered the question");
                break;
            case BaseRole.NotAnswered:
                foreach (var table in Spoken(mention, all: true))
                    yield return (table.NotAnswered, table, "did not answer the question");
                break;
            case BaseRole.All:
                yield return (figures.Released, null, "respondents are in the results");
                yield return (figures.Received, null, "responses were received");
                foreach (var table in Spoken(mention, all: false).Where(table => table.Base > 0))
                    yield return (table.Base, table, "is the base of the percentages");
                if (IsInformed)
                {
                    foreach (var table in Spoken(mention, all: false))
                        yield return (table.Answered, table, "answered the question");
                }

                if (namesWave)
                {
                    foreach (var known in tables.Select(table => table.Comparison?.Base).OfType<int>().Distinct())
                        yield return (known, null, "respondents were in the comparison wave");
                }

                break;
        }
    }

    // Whether the text says which table it speaks of.
    private bool IsInformed => likely.Length > 0 && likely.Count(each => each >= SpokenOf * likely.Max()) <= 2;

    // The tables of which the words around the mention speak; else those of which the text does.
    private IEnumerable<FacetFigures> Spoken(Mention mention, bool all)
    {
        var told = ofClause(mention);
        if (told.Length > 0 && told.Max() is > 0 and var most)
        {
            var spoken = tables.Where((_, i) => told[i] >= SpokenOf * most);
            return most >= Told ? spoken : [.. spoken.Union(tables)];
        }

        return IsInformed ? tables.Where((_, i) => likely[i] >= SpokenOf * likely.Max() || i == last) : all ? tables : [];
    }
}
