using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Prints the site's URLs to the console once the site is ready.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, bool demonstration)
    {
        var publicAddress = PublicAddress.Of(app.Configuration, app.Environment)?.GetLeftPart(UriPartial.Authority);
        if ((publicAddress ?? app.Urls.FirstOrDefault()?.TrimEnd('/')) is not { } address)
            return;
        var lines = new List<string> { "", $"Link Worker Survey answers at  {address}" };
        if (publicAddress is not null)
            lines.Add($"  and listens on               {string.Join(", ", app.Urls)}");
        if (demonstration)
        {
            lines.Add($"  a survey to try              {address}/s/{Demonstration.Slug}");
            lines.Add($"  the 2019 results             {address}/surveys/{Wave.Of2019.Name}/results  (a reconstruction; for staff)");
        }

        using var scope = app.Services.CreateScope();
        if (scope.ServiceProvider.GetRequiredService<FirstAdministrator>().LinkAsync().GetAwaiter().GetResult() is { } link)
        {
            lines.Add("There is no administrator yet. This link makes the first one; it works once:");
            lines.Add($"  {address}{link}");
        }

        Console.WriteLine(string.Join(Environment.NewLine, lines));
        Console.WriteLine();
    }
}
