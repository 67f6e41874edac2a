using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Calculates figures from counts. Pure function: the same window, counts and view always give the same figures.</summary>
public static class FiguresCalculator
{
    private const string NobodyAnswered = "Nobody in the results answered this question, so there are no percentages.";
    private const string SeveralOptions = "Respondents could choose several options.";
    private const string SeveralCodes = "One answer can have several codes.";
    private const string NotAHundred = "Numbers do not add up to 100%: a respondent can be in several categories.";
    private const string Mentioned = "Percentages are of mentions, not respondents: one respondent can mention several categories.";
    private const string MentionedOnce = "Each of those who answered made one mention, so percentages are also of those who answered.";
    private const string SmallBase = "Small base: a single respondent changes these percentages by more than 2 percentage points.";
    private const string VerySmallBase = "Very small base: treat these percentages as indicative only.";
    private const string NotAskedOrSkipped = "The file does not say whether those who did not answer were asked, or left it out.";
    private const string AwaitsSignOff = "Texts count under ‘Other’ until the coding of this question is signed off.";
    private const string NetsAwaitSignOff = "Nets are shown once the coding of this question is signed off.";
    private const string SyntheticBase = "How many people answered is synthetic.";

    /// <summary>Returns the figures of a survey window.</summary>
    /// <param name="counted">The window with its counts.</param>
    /// <param name="view">The base, the order of rows and the treatment of coded answers.</param>
    public static WindowFigures Calculate(CountedWindow counted, FigureView view)
    {
        var (window, counts) = counted;
        var wave = window.Kind == WindowKind.Reconstruction ? Wave.Of2019 : null;
        return new WindowFigures
        {
            Window = window.Slug,
            Title = window.Title,
            Kind = window.Kind,
            Note = WindowNote.Of(window.Kind),
            Synthetic = wave?.Synthetic ?? [],
            Revision = window.Revision,
            Received = counts.Received,
            Released = counts.Released,
            Interim = window.FinalReleasedAt is null,
            Population = window.Population,
            InvitedPopulation = counted.InvitedPopulation,
            Participation = counted.Participation,
            Of = view.Of,
            Order = view.Order,
            BeforeCoding = view.BeforeCoding,
            Questions =
            [
                .. from question in window.Questionnaire.Document.Questions.Select((q, i) => (Question: q, Number: i + 1))
                from facet in question.Question.FramedFacets()
                let frame = window.Frames.Single(f => f.Question == question.Question.Code && f.Facet == facet)
                select Facet(counted, question.Question, question.Number, frame, view, wave),
            ],
        };
    }

    private static FacetFigures Facet(
        CountedWindow counted, Question question, int number, CodeFrame frame, FigureView view, Wave? wave)
    {
        var (window, counts) = counted;
        var texts = counts.Texts.GetValueOrDefault(question.Code);
        var awaitsSignOff = texts > 0 && !frame.IsCounted && !view.BeforeCoding;
        if (!frame.IsCounted)
            view = view with { BeforeCoding = true };
        var published = wave?.Facets.Single(f => f.Question == frame.Question && f.Facet == frame.Facet);

        // Coders could try a net over each set of options and learn which were ticked together, even by a single person. Whoever ticks one
        // option at most is counted in its row already.
        var nets = frame.IsCounted || question.Kind.TakesOneChoice ? frame.NetsInUse.ToList() : [];
        var rows = Rows(window.Questionnaire.Document, question, frame, counts, view);
        var answered = counts.Answered.GetValueOrDefault(question.Code);

        // Nothing is computed where nobody answered, whatever the base: '0 to 3%' would look like a finding.
        var outOf = answered == 0 ? 0 : view.Of switch
        {
            PercentageBase.All => counts.Released,
            PercentageBase.Answered => answered,
            PercentageBase.Mentions => rows.Sum(row => row.Count),
        };
        var respondents = view.Of == PercentageBase.Mentions ? answered : outOf;

        return new FacetFigures
        {
            Code = question.Code,
            Key = question.KeyOf(frame.Facet),
            Text = question.Text,
            Title = question.Title,
            Facet = frame.Facet,
            WordingMatches = frame.WordingMatches,
            Number = number,
            Base = outOf,
            BaseMark = BaseMarks.Of(respondents),
            Answered = answered,
            NotAnswered = counts.Released - answered,
            Texts = texts,
            Waiting = frame.IsCounted ? counts.Waiting.GetValueOrDefault(frame.Id) : texts,
            AwaitsSignOff = awaitsSignOff,
            OtherKey = question.Other is { } other ? MatchKey.Of(window.Questionnaire.Document, other.Key) : null,
            Coding = view.BeforeCoding ? null : counts.Coding.GetValueOrDefault(frame.Id),
            Notes =
            [
                .. Notes(question.Kind, rows, outOf, respondents, view),
                .. window.Kind == WindowKind.Imported && counts.Released > answered ? [NotAskedOrSkipped] : NotesOfReconstruction(),
                .. view.BeforeCoding ? [] : counts.Coding.GetValueOrDefault(frame.Id)?.Notes() ?? [],
                .. awaitsSignOff ? [AwaitsSignOff] : Array.Empty<string>(),
                .. nets.Count < frame.NetsInUse.Count() ? [NetsAwaitSignOff] : Array.Empty<string>(),
            ],
            Categories =
            [
                .. rows.Select(row => new Category(row.Key, row.Label, row.Source, Origin(row), new Share(row.Count, outOf))
                {
                    Interval = Origin(row) == FigureOrigin.Synthetic ? null : Interval(row.Count),
                }),
            ],
            Nets =
            [
                .. nets.Select(net => NetOf(net, InNet(net, frame, counts, view))),
            ],
        };

        NetFigures NetOf(Net net, int count) => new(MatchKey.Of(net), net.Label, new Share(count, outOf)) { Interval = Interval(count) };

        // A Wilson interval assumes independent observations, but one respondent can make several mentions.
        ConfidenceInterval? Interval(int count) =>
            view.Of == PercentageBase.Mentions ? null : WilsonInterval.Of(new Share(count, outOf), counted.InvitedPopulation);

        // Published percentages are of all respondents and include coded answers. Before coding, most counts differ from them.
        FigureOrigin Origin(CountedRow row)
        {
            if (published is null)
                return FigureOrigin.Counted;
            var printed = Printed(row);
            return (view.Of, outOf) == (PercentageBase.All, wave!.Base) && printed?.Low <= row.Count && row.Count <= printed.High
                ? FigureOrigin.Published
                : FigureOrigin.Synthetic;
        }

        PublishedFigure? Printed(CountedRow row) => published?.Categories.FirstOrDefault(c => c.Key == row.PublishedKey)?.Published;

        IEnumerable<string> NotesOfReconstruction()
        {
            if (wave is null)
                yield break;
            yield return SyntheticBase;
            foreach (var row in rows.Where(row => Origin(row) == FigureOrigin.Published))
            {
                if (Printed(row) is { } printed && printed.Low < printed.High)
                    yield return $"The published {printed.Percent}% fits {printed.Low} to {printed.High} respondents; one is shown.";
            }
        }
    }

    private static List<CountedRow> Rows(
        QuestionnaireDocument questionnaire, Question question, CodeFrame frame, WindowCounts counts, FigureView view)
    {
        var fromTexts = question.Kind.IsOpen ? CategorySource.Open : CategorySource.Other;
        var codes = frame.InUse
            .Where(code => code.OptionKey is not null || !view.BeforeCoding)
            .Select(code => new CountedRow(
                MatchKey.Of(questionnaire, code),
                code.OptionKey ?? code.PublishedKey,
                code.Label,
                code.OptionKey is null ? fromTexts : CategorySource.Option,
                InCode(code, counts, view)));
        var largestFirst = view.Order == RowOrder.Largest && !question.Kind.IsOrdered;
        List<CountedRow> rows = [.. largestFirst ? codes.OrderByDescending(row => row.Count) : codes];
        if (question.Other is { } other)
            rows.Add(
                new CountedRow(
                    MatchKey.Of(questionnaire, other.Key),
                    null,
                    other.Label,
                    CategorySource.Other,
                    (view.BeforeCoding ? counts.OthersBeforeCoding : counts.Others).GetValueOrDefault(question.Code)));
        return rows;
    }

    private static int InCode(Code code, WindowCounts counts, FigureView view) =>
        (view.BeforeCoding ? 0 : counts.Codes.GetValueOrDefault(code.Id))
        + (code.OptionKey is { } key ? counts.Ticks.GetValueOrDefault(key) : 0);

    // If the base is mentions, a net sums the mentions of its codes. Otherwise it counts distinct respondents.
    private static int InNet(Net net, CodeFrame frame, WindowCounts counts, FigureView view) =>
        view.Of == PercentageBase.Mentions
            ? frame.InUse.Where(code => code.NetId == net.Id).Sum(code => InCode(code, counts, view))
            : (view.BeforeCoding ? counts.NetsBeforeCoding : counts.Nets).GetValueOrDefault(net.Id);

    private static IEnumerable<string> Notes(
        QuestionKind kind, List<CountedRow> rows, int outOf, int respondents, FigureView view)
    {
        if (respondents == 0)
        {
            yield return NobodyAnswered;
            yield break;
        }

        if (rows.Count > 0 && !kind.TakesOneChoice)
            yield return kind.IsOpen ? SeveralCodes : SeveralOptions;
        if (view.Of == PercentageBase.Mentions)
            yield return outOf == respondents ? MentionedOnce : Mentioned;
        else if (rows.Sum(row => row.Count) > outOf)
            yield return NotAHundred;
        if (BaseMarks.Of(respondents) is var mark and not BaseMark.None)
            yield return (mark, view.Of) switch
            {
                (BaseMark.Flagged, _) => VerySmallBase,
                (_, PercentageBase.Mentions) => $"Small base: all mentions are from {respondents} respondents.",
                _ => SmallBase,
            };
    }

    private sealed record CountedRow(string Key, short? PublishedKey, string Label, CategorySource Source, int Count);
}
