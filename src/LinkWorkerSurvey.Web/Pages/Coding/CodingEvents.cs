using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Tells open coding pages, by server-sent events, how far the coding of a question is, so that several coders see each other's progress.
/// </summary>
internal static class CodingEvents
{
    public static void MapCodingEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{window}/coding/{table}/events", AnswerAsync).Require(Permission.CodeAnswers);

    private static async Task<IResult> AnswerAsync(
        string window,
        string table,
        LiveResults live,
        PartialPages parts,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancel)
    {
        if (await live.OpenAsync(window, new ResultsChoices(), cancel) is not { } view
            || CodedQuestion.Of(view.Now.Window, table) is not { } coded)
            return TypedResults.NotFound();
        return TypedResults.ServerSentEvents(FragmentEvents.TellAsync(
            view, now => OfAsync(now, coded, parts), seen: null, isNew: true, clock, lifetime.ApplicationStopping, cancel));
    }

    private static async Task<IReadOnlyList<Fragment>> OfAsync(ResultsViewSnapshot now, CodedQuestion coded, PartialPages parts)
    {
        var counts = now.Known.Counted.Counts;
        var frame = now.Window.Frames.Single(frame => frame.Question == coded.Question.Code && frame.Facet == coded.Facet);
        var texts = counts.Texts.GetValueOrDefault(coded.Question.Code);
        var done = texts - counts.Waiting.GetValueOrDefault(frame.Id);
        return
        [
            new("coded", $"{done:N0} of {texts:N0} coded"),
            new("progress", await parts.RenderAsync("/Pages/Coding/_Progress.cshtml", (done, texts))),
            .. frame.InUse.Where(code => !code.IsOption).Select(code => new Fragment(
                $"n-{code.Id}", counts.Codes.GetValueOrDefault(code.Id).ToString(CultureInfo.InvariantCulture))),
        ];
    }
}
