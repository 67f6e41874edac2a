using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>An edition as the report desk lists it.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Content">What it froze.</param>
/// <param name="Changes">What differs from the published edition before it; empty for the first.</param>
/// <param name="LostQuotes">The number of its quotes that are approved no longer.</param>
/// <param name="Names">The names of staff, by their keys.</param>
public sealed record EditionRow(
    Edition Edition, EditionContent Content, IReadOnlyList<string> Changes, int LostQuotes, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>Reads the editions of a survey, the latest first.</summary>
    public static async Task<IReadOnlyList<EditionRow>> ReadAsync(
        SurveyDbContext db, SurveyWindow window, IReadOnlySet<ReportQuote> approved, CancellationToken cancel)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.WindowId == window.Id).OrderBy(e => e.Number).ToListAsync(cancel);
        var staff = editions.SelectMany(e => new[] { e.FrozenById, e.PublishedById ?? default, e.WithdrawnById ?? default }).ToHashSet();
        var names = await db.Users.Where(member => staff.Contains(member.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        var rows = new List<EditionRow>();
        EditionContent? before = null;
        foreach (var edition in editions)
        {
            var content = EditionJson.Read(edition.Content);
            rows.Insert(0, new(
                edition, content, before is null ? [] : EditionChanges.Of(before, content), content.AllQuotes().Except(approved).Count(),
                names));
            before = content;
        }

        return rows;
    }

    /// <summary>Returns the name of a member of staff.</summary>
    public string Name(Guid? staffId) => staffId is { } key ? Names.GetValueOrDefault(key) ?? "somebody" : "somebody";
}
