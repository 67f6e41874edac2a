using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>
/// Creates a survey window whose results equal the published figures of a past wave. Its synthetic submissions are accepted, released and
/// coded like real ones. Figures of the window that were not published are synthetic too, and are marked as such wherever they appear.
/// </summary>
public sealed class Reconstruction(SurveyDbContext db, Acceptance acceptance, Releaser releaser, CodingService coding, TimeProvider clock)
{
    /// <summary>Creates the window of the 2019 wave, or completes it if an earlier call was interrupted. Idempotent.</summary>
    /// <returns>The window of the reconstruction.</returns>
    /// <exception cref="RuleException">
    /// Another window has the wave's name, or the window ended with fewer responses than the wave's base.
    /// </exception>
    public async Task<SurveyWindow> MakeAsync(CancellationToken cancel = default)
    {
        var wave = Wave.Of2019;
        var window = await FindOrMakeAsync(wave, cancel);
        if (window.FinalReleasedAt is null)
        {
            await AnswerAsync(window, wave, cancel);
            // The release goes by the database's clock, so the window is closed by the same clock.
            var now = await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancel);
            if (window.StateAt(now) == WindowState.Open)
            {
                window.EndNow(now);
                await db.SaveChangesAsync(cancel);
            }

            await releaser.ReleaseAsync(window.Id, cancel);
        }

        if (await db.Responses.CountAsync(r => r.WindowId == window.Id, cancel) != wave.Base)
            throw HalfMade(wave);
        await CodeAsync(window, wave, cancel);
        return window;
    }

    private async Task<SurveyWindow> FindOrMakeAsync(Wave wave, CancellationToken cancel)
    {
        var window = await db.Windows.Include(w => w.Questionnaire).Include(w => w.Frames).ThenInclude(f => f.Codes).AsSplitQuery()
            .SingleOrDefaultAsync(w => w.Slug == wave.Name, cancel);
        if (window is { Kind: not WindowKind.Reconstruction })
            throw new RuleException($"There is already another window named '{wave.Name}'.");
        if (window is not null)
            return window;

        var questionnaire = await db.Questionnaires.SingleAsync(
            q => q.Code == QuestionnaireLibrary.LinkWorkers2019.Code && q.Version == wave.Name,
            cancel);
        window = new SurveyWindow(
            questionnaire,
            wave.Name,
            $"Workforce survey {wave.Name}, reconstructed",
            UkTime.StartOf(wave.Fieldwork.From),
            clock.GetUtcNow().AddYears(1))
        {
            Kind = WindowKind.Reconstruction,
            Grace = TimeSpan.Zero,
        };
        foreach (var facet in wave.Facets)
        {
            var frame = window.Frames.Single(f => f.Question == facet.Question && f.Facet == facet.Facet);
            foreach (var category in facet.Categories.Where(c => c.Source != "option"))
                frame.AddCode(category.Label, publishedKey: category.Key);
        }

        db.Windows.Add(window);
        await db.SaveChangesAsync(cancel);
        return window;
    }

    private async Task AnswerAsync(SurveyWindow window, Wave wave, CancellationToken cancel)
    {
        var submissions = SyntheticSubmissions.Of(wave, window.Questionnaire.Document);
        for (var i = 0; i < submissions.Count; i++)
        {
            if (
                await acceptance.AcceptAsync(
                    window.Id,
                    WithdrawalCode.Of($"reconstruction {wave.Name}, sheet {i}"),
                    submissions[i],
                    cancel: cancel)
                is not (AcceptOutcome.Accepted or AcceptOutcome.AcceptedBefore))
                throw HalfMade(wave);
        }
    }

    private async Task CodeAsync(SurveyWindow window, Wave wave, CancellationToken cancel)
    {
        // All decisions are recorded in one transaction. Later ones are those of staff, and the answers may be of an earlier version.
        var frames = window.Frames.Select(f => f.Id).ToList();
        if (await db.CodingDecisions.AnyAsync(d => frames.Contains(d.FrameId), cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var decisions = wave.Answers.ToLookup(a => (a.Question, a.Text), a => a.Codes);
        var texts = await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id).ToListAsync(cancel);
        foreach (var same in texts.GroupBy(t => (t.Question, t.Text)))
        {
            var keys = decisions[same.Key].FirstOrDefault()
                ?? throw new RuleException($"The window '{wave.Name}' holds answers of an earlier version that were not coded.");
            foreach (var frame in window.Frames.Where(f => f.Question == same.Key.Question))
            {
                var codes = frame.Codes.Where(c => (c.OptionKey ?? c.PublishedKey) is { } key && keys.Contains(key)).Select(c => c.Id)
                    .ToList();
                await coding.RecordDecisionAsync(
                    [.. same.Select(t => t.Id)],
                    frame.Id,
                    codes.Count > 0 ? CodingOutcome.Coded : CodingOutcome.NothingToCode,
                    codes,
                    staffId: null,
                    cancel: cancel);
            }
        }

        // Nothing is left to code, so the code frames are signed off.
        foreach (var frame in await db.Frames.Where(f => f.WindowId == window.Id).ToListAsync(cancel))
            frame.SignOff(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static RuleException HalfMade(Wave wave) => new($"The window '{wave.Name}' ended before all {wave.Base} responses were in it.");
}
