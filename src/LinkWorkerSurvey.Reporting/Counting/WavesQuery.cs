using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Finds the waves that a survey window can be compared with: the published wave and every other window with released responses. A
/// reconstruction takes no part in comparisons: the published wave that it reconstructs has the same name and is used instead.
/// </summary>
public sealed class WavesQuery(SurveyDbContext db, FiguresQuery figures)
{
    private static readonly ComparisonWave Published = ComparisonWave.Published(Wave.Of2019, QuestionnaireLibrary.LinkWorkers2019);

    /// <summary>
    /// Returns the waves that a window can be compared with; none for a reconstruction. The published wave is first, then the windows with
    /// the same questionnaire, then all others. Both groups of windows are ordered by opening time, newest first.
    /// </summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<WaveName>> ListAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return [];
        var windows = await Windows(window.Id, window.Questionnaire.Code)
            .Select(w => new
            {
                w.Slug,
                w.Kind,
                w.Title,
            })
            .ToListAsync(cancel);
        return
        [
            new WaveName(Published.Name, Published.Title),
            .. windows.Select(w => new WaveName(w.Slug, ComparisonWave.TitleOf(w.Kind, w.Title))),
        ];
    }

    /// <summary>
    /// Returns the name of the last wave before a window: among the waves with its questionnaire that opened before it, the newest. A
    /// demonstration is the last wave of no other window. Null if there is none, or no such window.
    /// </summary>
    /// <param name="slug">The slug of the window.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<string?> FindLastAsync(string slug, CancellationToken cancel = default)
    {
        var window = await db.Windows
            .Where(w => w.Slug == slug && w.Kind != WindowKind.Reconstruction)
            .Select(w => new { w.Id, w.OpensAt, w.Questionnaire.Code })
            .SingleOrDefaultAsync(cancel);
        if (window is null)
            return null;
        var last = await Windows(window.Id, window.Code)
            .Where(w => w.Questionnaire.Code == window.Code && w.OpensAt < window.OpensAt)
            .Where(w => w.Kind != WindowKind.Demonstration)
            .Select(w => new { w.Slug, w.OpensAt })
            .FirstOrDefaultAsync(cancel);
        var published = UkTime.StartOf(Wave.Of2019.Fieldwork.From);
        return Published.Questionnaire.Code == window.Code && published < window.OpensAt && !(last?.OpensAt > published)
            ? Published.Name
            : last?.Slug;
    }

    /// <summary>Returns the wave with the given name; null if the window cannot be compared with it.</summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="name">The published wave's name, or another window's slug.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<ComparableWave?> FindAsync(SurveyWindow window, string name, CancellationToken cancel = default)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return null;
        if (name == Published.Name)
            return new ComparableWave(Published, null);
        var other = await Windows(window.Id, window.Questionnaire.Code).Include(w => w.Questionnaire)
            .SingleOrDefaultAsync(w => w.Slug == name, cancel);
        return other is null ? null : new ComparableWave(null, other);
    }

    /// <summary>
    /// Returns the figures of a window, compared with the wave that <paramref name="with"/> names. Null if the window cannot be compared
    /// with that wave.
    /// </summary>
    /// <param name="counted">The window with its counts.</param>
    /// <param name="view">
    /// The view of the figures of both windows. The published wave has figures of one view only: percentages of all respondents, after
    /// coding.
    /// </param>
    /// <param name="with">The published wave's name, or another window's slug; null for the figures alone.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<WindowFigures?> FiguresAsync(CountedWindow counted, FigureView view, string? with, CancellationToken cancel = default)
    {
        if (with is null)
            return counted.Figures(view);
        return await FindAsync(counted.Window, with, cancel) is { } wave
            ? wave.Beside(counted, wave.Window is null ? null : await figures.CountAsync(with, cancel), view)
            : null;
    }

    private IQueryable<SurveyWindow> Windows(int windowId, string questionnaire) => db.Windows.AsNoTracking()
        .Where(w => w.Id != windowId && w.Kind != WindowKind.Reconstruction && db.Responses.Any(r => r.WindowId == w.Id))
        .Where(w => w.Slug != Published.Name)
        .OrderByDescending(w => w.Questionnaire.Code == questionnaire).ThenByDescending(w => w.OpensAt);
}
