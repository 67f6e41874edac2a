using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Redirects the URLs that staff pages had while windows, results and accounts had trees of their own, and answers a page of their own.
/// Bookmarks, links in documents and other tools still use them.
/// </summary>
internal static class FormerAddresses
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFormerAddresses(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/account/staff", Methods, (HttpRequest request) => Moved("/people", request));
        routes.MapMethods("/windows/{**rest}", Methods, (string? rest, HttpRequest request) => Moved($"/surveys/{rest}", request));
        routes.MapMethods("/results", Methods, (HttpRequest request) => Moved("/surveys", request));
        routes.MapMethods("/surveys/{window}/results/answers", Methods, (string window, HttpRequest request) =>
            Moved($"/surveys/{window}/results/downloads", request));
        routes.MapMethods("/results/{window}/{**rest}", Methods, (string window, string? rest, HttpRequest request) =>
            Moved($"/surveys/{window}/results/{rest switch { "cross" => "crosstab", "answers" => "downloads", _ => rest }}", request));
    }

    private static RedirectHttpResult Moved(string path, HttpRequest request) =>
        TypedResults.Redirect(new PathString(path.TrimEnd('/')).ToUriComponent() + request.QueryString, permanent: true);
}
