namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Serves an empty image whose Clear-Site-Data header empties the back/forward cache. Chromium keeps pages there despite <c>no-store</c>:
/// without script, Back after sending would show the form with its answers. The header works only on a response that arrives after the form
/// was left, so the thank-you page requests the image.
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
