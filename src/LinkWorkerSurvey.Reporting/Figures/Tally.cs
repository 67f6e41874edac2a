using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Turns counts into figures. Pure: the same counts always give the same figures.</summary>
public static class Tally
{
    private const string NotAHundred = "Numbers do not add up to 100%: a respondent can be in several categories.";

    /// <summary>The figures of a window.</summary>
    /// <param name="window">The window with its questionnaire, code frames, codes and nets.</param>
    /// <param name="counts">What was counted in it.</param>
    /// <param name="of">What the percentages are of.</param>
    public static WindowFigures Figures(SurveyWindow window, WindowCounts counts, PercentageBase of)
    {
        var wave = window.Kind == WindowKind.Reconstruction ? Wave.Of2019 : null;
        return new WindowFigures
        {
            Window = window.Slug,
            Title = window.Title,
            Kind = window.Kind,
            Note = window.Kind switch
            {
                WindowKind.Reconstruction => wave!.Note,
                WindowKind.Demonstration => "A demonstration: some of these answers were made up by the program, to have something to count.",
                _ => null,
            },
            Synthetic = wave?.Synthetic ?? [],
            Revision = window.Revision,
            Received = counts.Received,
            Released = counts.Released,
            Of = of,
            Questions =
            [
                .. from question in window.Questionnaire.Document.Questions.Select((q, i) => (Question: q, Number: i + 1))
                   from facet in question.Question.FramedFacets()
                   let frame = window.Frames.Single(f => f.Question == question.Question.Code && f.Facet == facet)
                   select Facet(question.Question, question.Number, frame, counts, of, wave),
            ],
        };
    }

    private static FacetFigures Facet(Question question, int number, CodeFrame frame, WindowCounts counts, PercentageBase of, Wave? wave)
    {
        var answered = counts.Answered.GetValueOrDefault(question.Code);
        var outOf = of == PercentageBase.All ? counts.Released : answered;
        var published = wave?.Facets.Single(f => f.Question == frame.Question && f.Facet == frame.Facet);

        Category Row(string label, CategorySource source, int count) => new(label, source, Origin(published, label), new Share(count, outOf));

        int InCode(Code code) => counts.Codes.GetValueOrDefault(code.Id) + (code.OptionKey is { } key ? counts.Ticks.GetValueOrDefault(key) : 0);

        var fromTexts = question.Kind == QuestionKind.OpenText ? CategorySource.Open : CategorySource.Other;
        var categories = frame.Codes
            .OrderBy(code => code.Position)
            .Select(code => Row(code.Label, code.OptionKey is null ? fromTexts : CategorySource.Option, InCode(code)))
            .OrderByDescending(row => row.Count)
            .ToList();
        if (question.Other is { } other)
            categories.Add(Row(other.Label, CategorySource.Other, counts.Others.GetValueOrDefault(question.Code)));

        return new FacetFigures
        {
            Code = question.Code,
            Text = question.Text,
            Title = question.Title,
            Facet = frame.Facet,
            Number = number,
            Base = outOf,
            Answered = answered,
            NotAnswered = counts.Released - answered,
            Waiting = counts.Waiting.GetValueOrDefault(frame.Id),
            Notes = categories.Sum(row => row.Count) > outOf ? [NotAHundred] : [],
            Categories = categories,
            Nets = [.. frame.Nets.OrderBy(net => net.Label, StringComparer.Ordinal).Select(net => new Net(net.Label, new Share(counts.Nets.GetValueOrDefault(net.Id), outOf)))],
        };
    }

    private static FigureOrigin Origin(WaveFacet? published, string label) => published switch
    {
        null => FigureOrigin.Counted,
        _ when published.Categories.Any(c => c.Label == label && c.Published is not null) => FigureOrigin.Published,
        _ => FigureOrigin.Synthetic,
    };
}
