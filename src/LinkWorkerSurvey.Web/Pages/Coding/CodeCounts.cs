using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>The numbers of answers whose standing decision has each code of a frame, and each net.</summary>
public sealed class CodeCounts
{
    // Keys are never 0. A net of 0 is that of the codes without a net.
    private readonly Dictionary<int, int> codes;
    private readonly Dictionary<int, int> nets;

    private CodeCounts(IReadOnlyList<Counted> counted)
    {
        codes = counted.Where(of => of.Code is not null).ToDictionary(of => of.Code!.Value, of => of.Answers);
        nets = counted.Where(of => of.Net is not null).ToDictionary(of => of.Net!.Value, of => of.Answers);
    }

    /// <summary>Returns the number of answers that have a code, or one that was merged into it.</summary>
    public int Of(Code code) => codes.GetValueOrDefault(code.Id);

    /// <summary>Returns the number of answers with a code of a net, each counted once; null asks for codes without a net.</summary>
    public int Of(Net? net) => nets.GetValueOrDefault(net?.Id ?? 0);

    public static async Task<CodeCounts> OfAsync(SurveyDbContext db, CodeFrame frame, CancellationToken cancel)
    {
        var counting = frame.Codes.Select(frame.CountsAs).ToList();
        int[] given = [.. frame.Codes.Select(code => code.Id)];
        int[] codes = [.. counting.Select(code => code.Id)];
        int[] nets = [.. counting.Select(code => code.NetId ?? 0)];
        return new(await db.Database.SqlQuery<Counted>(
            $"""
            SELECT given.code, given.net, count(DISTINCT d.id)::int AS answers
            FROM reading d
            JOIN reading_code dc ON dc.reading_id = d.id
            JOIN unnest({given}, {codes}, {nets}) AS given (id, code, net) ON given.id = dc.code_id
            WHERE d.frame_id = {frame.Id} AND d.standing
            GROUP BY GROUPING SETS ((given.code), (given.net))
            """).ToListAsync(cancel));
    }

    private sealed record Counted(int? Code, int? Net, int Answers);
}
