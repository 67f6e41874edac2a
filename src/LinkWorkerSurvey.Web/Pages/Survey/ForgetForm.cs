namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Serves an empty image with the header Clear-Site-Data: "cache", which empties the back/forward cache. Despite <c>no-store</c>, Chromium
/// keeps pages there, and Back would show the sent form with its answers. Without JavaScript, the thank-you page requests the image: the
/// header works only after the browser has left the form.
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
