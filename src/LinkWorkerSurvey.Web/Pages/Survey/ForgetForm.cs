namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// An empty picture that makes a browser drop the pages it holds in memory. Chromium keeps a page there although it is <c>no-store</c>:
/// without script, Back after sending would show the form with its answers. The header works only on a response that comes once the form
/// has been left, so the thank-you page asks for it.
/// </summary>
internal static class ForgetForm
{
    public const string Address = "/forget.svg";

    public static void MapForgetForm(this WebApplication app) => app.MapGet(Address, (HttpResponse response) =>
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.Text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml");
    }).AllowAnonymous();
}
