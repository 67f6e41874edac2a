using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>
/// Finds the waves a window can be compared with: the published one, and every other window of the same questionnaire, in whichever version, that has
/// released responses. A reconstruction is on neither side: the published wave has its name and stands in for it.
/// </summary>
public sealed class WavesQuery(SurveyDbContext db, FiguresQuery figures)
{
    /// <summary>The waves, the published one first, then the windows from the newest; none for a reconstruction.</summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<IReadOnlyList<WaveName>> ListAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return [];
        var windows = await Windows(window).Select(w => new { w.Slug, w.Kind, w.Title }).ToListAsync(cancel);
        return [.. Published(window).Select(wave => new WaveName(wave.Name, wave.Title)), .. windows.Select(w => new WaveName(w.Slug, OtherWave.TitleOf(w.Kind, w.Title)))];
    }

    /// <summary>The figures of a window, beside those of another wave if one is named; null when it cannot be compared with that one.</summary>
    /// <param name="counted">The window as it was counted.</param>
    /// <param name="view">Which figures of it and of another window; those of the published wave are of one view only.</param>
    /// <param name="with">The published wave's name, or another window's; null for the figures alone.</param>
    /// <param name="cancel">Stops the query.</param>
    public Task<WindowFigures?> FiguresAsync(CountedWindow counted, FigureView view, string? with, CancellationToken cancel = default) =>
        FiguresAsync(counted, view, with, window => figures.CountAsync(window.Slug, cancel), cancel);

    /// <summary>The same, where the other window is counted in the caller's way.</summary>
    /// <param name="counted">The window as it was counted.</param>
    /// <param name="view">Which figures of it and of another window; those of the published wave are of one view only.</param>
    /// <param name="with">The published wave's name, or another window's; null for the figures alone.</param>
    /// <param name="count">Counts a window that was just read, without its questionnaire; null where it is no longer there.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<WindowFigures?> FiguresAsync(CountedWindow counted, FigureView view, string? with, Func<SurveyWindow, Task<CountedWindow?>> count, CancellationToken cancel = default)
    {
        var alone = counted.Figures(view);
        if (with is null)
            return alone;
        return await FindAsync(counted.Window, with, view, count, cancel) is { } other ? alone.ComparedWith(counted.Window.Questionnaire.Document, other) : null;
    }

    private async Task<OtherWave?> FindAsync(SurveyWindow window, string name, FigureView view, Func<SurveyWindow, Task<CountedWindow?>> count, CancellationToken cancel)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return null;
        if (Published(window).FirstOrDefault(wave => wave.Name == name) is { } published)
            return published;
        return await Windows(window).SingleOrDefaultAsync(w => w.Slug == name, cancel) is { } named && await count(named) is { } counted
            ? OtherWave.Window(counted.Figures(view), counted.Window.Questionnaire.Document)
            : null;
    }

    private static OtherWave[] Published(SurveyWindow window) =>
        window.Questionnaire.Code == QuestionnaireLibrary.LinkWorkers2019.Code ? [OtherWave.Published(Wave.Of2019, QuestionnaireLibrary.LinkWorkers2019)] : [];

    private IQueryable<SurveyWindow> Windows(SurveyWindow window) => db.Windows.AsNoTracking()
        .Where(w => w.Id != window.Id && w.Kind != WindowKind.Reconstruction && w.Questionnaire.Code == window.Questionnaire.Code && db.Responses.Any(r => r.WindowId == w.Id))
        .Where(w => w.Slug != Wave.Of2019.Name)
        .OrderByDescending(w => w.OpensAt);
}
