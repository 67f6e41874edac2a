using System.CommandLine;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>
/// Defines the command that writes a survey's report as it stands, as Word and as Markdown, and the files of its figures into a folder.
/// </summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var window = new Option<string>("--window") { Description = "The survey's name, such as 2019.", Required = true };
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "The folder for the files. Files of the same names are replaced.",
            Required = true,
        };
        var command = new Command("report", "Writes the report as it stands, and the figures and charts that it rests on.")
        {
            window,
            folder,
        };
        command.SetAction(given => CommandServices.RunAsync(migrate: false, async services =>
        {
            var slug = given.GetRequiredValue(window);
            var counted = await services.GetRequiredService<FiguresQuery>().CountAsync(slug)
                ?? throw new StartException($"There is no window named '{slug}'.");
            var compared = await services.GetRequiredService<WavesQuery>().FindLastAsync(slug);
            var figures = await services.GetRequiredService<WavesQuery>().FiguresAsync(counted, new FigureView(), compared);
            var days = SurveyText.ShortDays(counted.Window);
            var current = await services.GetRequiredService<ReportQuery>().ReadAsync(counted.Window, figures!, days);
            var content = EditionMaker.Make(counted, current, new HashSet<(string, string)>(), []);
            var files = new ReportFiles(
                content, content.AllQuotes(), services.GetRequiredService<TimeProvider>().GetUtcNow());
            var into = given.GetRequiredValue(folder);
            into.Create();
            foreach (var name in files.Names)
            {
                await File.WriteAllBytesAsync(Path.Combine(into.FullName, name), files.Write(name));
                await Console.Error.WriteLineAsync(name);
            }
        }));
        return command;
    }
}
