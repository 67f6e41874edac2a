using System.Text;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkWorkerSurvey.Web.Pages.Published;

/// <summary>
/// Reads published editions for their readers. What is read or written is cached, and one file at a time is written: anybody can ask for
/// it.
/// </summary>
public sealed class Editions(IServiceScopeFactory scopes) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Returns an edition of a survey: the latest published one without a number; null if there is no such published edition.
    /// </summary>
    public async Task<PublishedEdition?> FindAsync(string window, int? number, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        if (await db.Windows.AsNoTracking().Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == window, cancel)
            is not { } found)
            return null;
        var published = await db.Editions.AsNoTracking()
            .Where(edition => edition.WindowId == found.Id && edition.PublishedAt != null)
            .OrderByDescending(edition => edition.Number)
            .Select(edition => new
            {
                edition.Id,
                edition.Number,
                edition.Note,
                PublishedAt = edition.PublishedAt!.Value,
                edition.WithdrawnAt,
                edition.WithdrawnReason,
                edition.FrozenAt,
            }).ToListAsync(cancel);
        if (published.FirstOrDefault(one => number is null || one.Number == number) is not { } chosen)
            return null;
        var approved = await scope.ServiceProvider.GetRequiredService<QuotesQuery>().ApprovedAsync(found, cancel);
        var content = await ContentAsync(db, chosen.Id, cancel);
        var before = published.FirstOrDefault(one => one.Number < chosen.Number && one.WithdrawnAt is null);
        return new()
        {
            Id = chosen.Id,
            Window = window,
            Number = chosen.Number,
            IsLatest = chosen.Number == published[0].Number,
            Note = chosen.Note,
            FrozenAt = chosen.FrozenAt,
            PublishedAt = chosen.PublishedAt,
            WithdrawnAt = chosen.WithdrawnAt,
            WithdrawnReason = chosen.WithdrawnReason,
            Content = content,
            Approved = approved.Select(quote => new ReportQuote(quote.Id, quote.Words)).ToHashSet(),
            Changes = before is null ? [] : EditionChanges.Of(await ContentAsync(db, before.Id, cancel), content),
        };
    }

    /// <summary>Returns the bytes of a file of an edition.</summary>
    /// <exception cref="KeyNotFoundException">There is no file of the name.</exception>
    public Task<byte[]> FileAsync(PublishedEdition edition, string name, CancellationToken cancel) =>
        WrittenAsync((edition.Id, name, edition.QuotesShown), () => edition.Files.Write(name), cancel);

    /// <summary>Returns the chart of a table as SVG; null if there is no such table.</summary>
    public async Task<byte[]?> ChartAsync(PublishedEdition edition, string table, CancellationToken cancel) =>
        edition.ChartOf(table) is null
            ? null
            : await WrittenAsync(
                (edition.Id, table), () => Encoding.UTF8.GetBytes(SvgWriter.Write(edition.Content.Chart(table)!)), cancel);

    public void Dispose()
    {
        cache.Dispose();
        turn.Dispose();
    }

    private async Task<byte[]> WrittenAsync(object key, Func<byte[]> write, CancellationToken cancel)
    {
        if (cache.Get<byte[]>(key) is { } known)
            return known;
        await turn.WaitAsync(cancel);
        try
        {
            if (cache.Get<byte[]>(key) is { } meanwhile)
                return meanwhile;
            var file = await Task.Run(write, cancel);
            return cache.Set(key, file, new MemoryCacheEntryOptions { Size = file.Length });
        }
        finally
        {
            turn.Release();
        }
    }

    // What is frozen never changes, so it is read once.
    private async Task<EditionContent> ContentAsync(SurveyDbContext db, int id, CancellationToken cancel)
    {
        if (cache.Get<EditionContent>(id) is { } known)
            return known;
        var json = await db.Editions.Where(edition => edition.Id == id).Select(edition => edition.Content).SingleAsync(cancel);
        return cache.Set(id, EditionJson.Read(json), new MemoryCacheEntryOptions { Size = 4L * json.Length });
    }
}
