namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// The address of a survey link, as respondents get it. Its host is that of the site's public address, which replaces the host of each
/// request, so that a forged host gets into no address, QR code or poster.
/// </summary>
internal static class LinkAddress
{
    /// <summary>Returns the whole address, such as <c>https://survey.example.org/s/partners</c>.</summary>
    public static string Of(HttpRequest request, string slug) => $"{request.Scheme}://{WithoutScheme(request, slug)}";

    /// <summary>Returns the address as people type it, such as <c>survey.example.org/s/partners</c>.</summary>
    public static string WithoutScheme(HttpRequest request, string slug) => $"{request.Host.ToUriComponent()}/s/{slug}";
}
