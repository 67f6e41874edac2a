using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Creates the import page's form as a browser sends it.</summary>
internal static class ImportForm
{
    public const string Address = "/surveys/import";

    public static HttpRequestMessage Request(IHtmlDocument page, byte[]? file, Dictionary<string, object?>? changes = null)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in Pages.Fields(page.Form(), changes))
            parts.Add(new StringContent(value), field);
        if (file is not null)
            parts.Add(new ByteArrayContent(file), "Upload", "export.csv");
        return new HttpRequestMessage(HttpMethod.Post, page.QuerySelector("main form button")!.GetAttribute("formaction") ?? Address)
        {
            Content = parts,
        };
    }
}
