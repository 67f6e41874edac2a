using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Finds the waves a window can be compared with: the published one, and every other window that has released responses. A reconstruction
/// is on neither side: the published wave has its name and stands in for it.
/// </summary>
public sealed class WavesQuery(SurveyDbContext db, FiguresQuery figures)
{
    private static readonly OtherWave Published = OtherWave.Published(Wave.Of2019, QuestionnaireLibrary.LinkWorkers2019);

    /// <summary>
    /// The waves: the published one first, then the windows of the same questionnaire and then all others, from the newest; none for a
    /// reconstruction.
    /// </summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<IReadOnlyList<WaveName>> ListAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return [];
        var windows = await Windows(window)
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
            .. windows.Select(w => new WaveName(w.Slug, OtherWave.TitleOf(w.Kind, w.Title))),
        ];
    }

    /// <summary>The wave of that name, if the window can be compared with it; otherwise null.</summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="name">The published wave's name, or another window's.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<ComparableWave?> FindAsync(SurveyWindow window, string name, CancellationToken cancel = default)
    {
        if (window.Kind == WindowKind.Reconstruction)
            return null;
        if (name == Published.Name)
            return new ComparableWave(Published, null);
        return await Windows(window).Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == name, cancel) is { } other
            ? new ComparableWave(null, other)
            : null;
    }

    /// <summary>
    /// The figures of a window, beside those of another wave if one is named; null when it cannot be compared with that one.
    /// </summary>
    /// <param name="counted">The window as it was counted.</param>
    /// <param name="view">Which figures of it and of another window; those of the published wave are of one view only.</param>
    /// <param name="with">The published wave's name, or another window's; null for the figures alone.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<WindowFigures?> FiguresAsync(CountedWindow counted, FigureView view, string? with, CancellationToken cancel = default)
    {
        if (with is null)
            return counted.Figures(view);
        return await FindAsync(counted.Window, with, cancel) is { } wave
            ? wave.Beside(counted, wave.Window is null ? null : await figures.CountAsync(with, cancel), view)
            : null;
    }

    private IQueryable<SurveyWindow> Windows(SurveyWindow window) => db.Windows.AsNoTracking()
        .Where(w => w.Id != window.Id && w.Kind != WindowKind.Reconstruction && db.Responses.Any(r => r.WindowId == w.Id))
        .Where(w => w.Slug != Published.Name)
        .OrderByDescending(w => w.Questionnaire.Code == window.Questionnaire.Code).ThenByDescending(w => w.OpensAt);
}
