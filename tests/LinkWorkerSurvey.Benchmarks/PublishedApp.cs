using System.Diagnostics;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>Publishes the site in Release configuration.</summary>
internal static class PublishedApp
{
    /// <summary>Returns the folder of a published app: the one given, or one published for this run.</summary>
    public static async Task<string> FolderAsync(string? named, string work)
    {
        if (named is not null)
            return named;
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LinkWorkerSurvey.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The sources are not here: name a published app with --published.");
        var folder = Path.Combine(work, "app");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    "-c",
                    "Release",
                    "-v",
                    "q",
                    "--nologo",
                    "-o",
                    folder,
                    Path.Combine(root.FullName, "src", "LinkWorkerSurvey.Web"),
                ]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The app could not be published.");
    }

    public static Task<Served> StartAsync(string folder, BenchmarkDatabase ground, Dictionary<string, string> settings)
    {
        var port = Served.FreePort();
        return Served.StartAsync(port, "dotnet", [Path.Combine(folder, "LinkWorkerSurvey.Web.dll")], folder, new(settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ConnectionStrings__Survey"] = ground.ConnectionString,
            ["Survey__Secret"] = Convert.ToBase64String(ground.Secret),
            ["Survey__PublicAddress"] = $"http://127.0.0.1:{port}",
            ["Proxy__Networks__0"] = "none",
        });
    }
}
