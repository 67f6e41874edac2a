using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// A snapshot of a reader's view of the results. It never changes, so everything that is rendered from it shows the same results.
/// </summary>
public sealed class ResultsViewSnapshot
{
    private readonly ComparableWave? wave;

    internal ResultsViewSnapshot(
        ResultsSnapshot known,
        ComparableWave? wave,
        ResultsSnapshot? beside,
        ResultsChoices choices
    ) => (Known, this.wave, Beside, Choices) = (known, wave, beside, choices);

    /// <summary>The options that the reader chose.</summary>
    public ResultsChoices Choices { get; }

    /// <summary>The snapshot of the results of the viewed survey window.</summary>
    internal ResultsSnapshot Known { get; }

    /// <summary>The snapshot of the compared window; null if no window is compared.</summary>
    internal ResultsSnapshot? Beside { get; }

    /// <summary>The version of the snapshot, which changes whenever the content changes.</summary>
    public string Version => Beside is null ? Known.Version : $"{Known.Version}-{Beside.Version}";

    /// <summary>The window and the counts of its answers.</summary>
    public CountedWindow Counted => Known.Counted;

    /// <summary>The window as it was at the time of the count.</summary>
    public SurveyWindow Window => Known.Counted.Window;

    /// <summary>The numbers of forms that the window received.</summary>
    public WindowActivity Activity => Known.Activity;

    /// <summary>
    /// Returns the figures of the window with its latest activity, which is refreshed more often than the figures are counted.
    /// </summary>
    public WindowFigures Figures() => Activity.AddTo(AsCounted());

    /// <summary>Returns the same figures with another base of the percentages, without a comparison.</summary>
    public WindowFigures Figures(PercentageBase of) => Activity.AddTo(Known.Counted.Figures(Choices.View with { Of = of }));

    /// <summary>
    /// Returns the questions and rows that staff have matched, or can match, with those of the compared wave; empty without a comparison.
    /// </summary>
    public IReadOnlyList<MatchChoice> MatchChoices() => wave?.Choices(Known.Counted, Beside?.Counted) ?? [];

    /// <summary>
    /// Returns the number of texts that are not coded yet, by the key of their table in the results and in its order. Tables without such
    /// texts, or whose coding is signed off, are missing.
    /// </summary>
    public IReadOnlyList<(string Table, int Texts)> Uncoded() =>
    [
        .. from question in Window.Questionnaire.Document.Questions
        from frame in Window.Frames
        where frame.Question == question.Code && frame.SignedOffAt is null
        let texts = Known.Counted.Counts.Waiting.GetValueOrDefault(frame.Id)
        where texts > 0
        select (question.KeyOf(frame.Facet), texts),
    ];

    /// <summary>
    /// Returns the codes of the questions whose texts are all coded, but count in their codes only once the coding is signed off. Empty
    /// before the final release, because coding cannot be signed off earlier.
    /// </summary>
    public IReadOnlyList<string> ToSignOff() => Window.FinalReleasedAt is null ? [] :
    [
        .. from question in Window.Questionnaire.Document.Questions
        where Known.Counted.Counts.Texts.GetValueOrDefault(question.Code) > 0
        let frames = Window.Frames.Where(frame => frame.Question == question.Code)
        where frames.Any(frame => !frame.IsCounted) && frames.All(frame => Known.Counted.Counts.Waiting.GetValueOrDefault(frame.Id) == 0)
        select question.Code,
    ];

    /// <summary>Returns the figures as counted, without forms received after the count.</summary>
    internal WindowFigures AsCounted() =>
        wave is null ? Known.Counted.Figures(Choices.View) : wave.Beside(Known.Counted, Beside?.Counted, Choices.View);
}
