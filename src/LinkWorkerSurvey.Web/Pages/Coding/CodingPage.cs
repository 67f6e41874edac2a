using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A page about the coding of one question or facet. The URL names it by the key of its table in the results.</summary>
public abstract class CodingPage(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    /// <summary>The code frame with all its codes and nets, as it is stored.</summary>
    public CodeFrame Frame { get; private set; } = null!;

    /// <summary>The question, with the number and facet of its code frame.</summary>
    public CodedQuestion Coded { get; private set; } = null!;

    /// <summary>The URL of the pages about this code frame.</summary>
    public string Path => $"/surveys/{Window.Slug}/coding/{Coded.Key}";

    /// <summary>Whether codes and similar answers can be suggested: not while two code blind, nor after the sign-off.</summary>
    public bool CanSuggest => Frame is { SignedOffAt: null, IsBlind: false };

    /// <summary>Returns false if there is no such survey, or no such question that takes texts.</summary>
    protected async Task<bool> FindAsync(string slug, string table, CancellationToken cancel)
    {
        if (!await FindAsync(slug, cancel) || CodedQuestion.Of(Window, table) is not { } coded)
            return false;
        Coded = coded;
        await ReadFrameAsync(cancel);
        return true;
    }

    /// <summary>Reads the code frame again, after an action.</summary>
    protected async Task ReadFrameAsync(CancellationToken cancel) => Frame = await Db.Frames.AsNoTracking().AsSplitQuery()
        .Include(frame => frame.Codes).Include(frame => frame.Nets)
        .SingleAsync(f => f.WindowId == Window.Id && f.Question == Coded.Question.Code && f.Facet == Coded.Facet, cancel);
}
