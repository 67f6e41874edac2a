using System.CommandLine;
using System.Text;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports.Drafting;
using LinkWorkerSurvey.Reporting.Reports.Word;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>
/// Defines the command that writes the draft of a survey's report, as Word and as Markdown, and the files of its figures into a folder.
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
        var command = new Command("report", "Writes the draft of the report, and the figures and charts that it rests on.")
        {
            window,
            folder,
        };
        command.SetAction(given => CommandServices.RunAsync(migrate: false, async services =>
        {
            var slug = given.GetRequiredValue(window);
            var counted = await services.GetRequiredService<FiguresQuery>().CountAsync(slug)
                ?? throw new StartException($"There is no window named '{slug}'.");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var activity = await services.GetRequiredService<ActivityQuery>().FindAsync(counted.Window, now);
            WindowFigures InBase(PercentageBase of) => activity.AddTo(counted.Figures(new FigureView { Of = of }));
            var into = given.GetRequiredValue(folder);
            into.Create();
            foreach (var (name, content) in Files(counted.Window, InBase, now))
            {
                await File.WriteAllBytesAsync(Path.Combine(into.FullName, name), content);
                await Console.Error.WriteLineAsync(name);
            }
        }));
        return command;
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(
        SurveyWindow window, Func<PercentageBase, WindowFigures> inBase, DateTimeOffset now)
    {
        var figures = inBase(PercentageBase.All);
        var days = SurveyText.ShortDays(window);
        var report = ReportDraft.Of(window, figures, days);
        yield return ("report.docx", WordReport.Write(report, now));
        yield return ("report.md", Encoding.UTF8.GetBytes(report.ToMarkdown()));
        yield return ("results.xlsx", FiguresWorkbook.Write(figures, inBase, days, now));
        yield return ("figures.csv", FiguresCsv.Write(figures));
        yield return ("figures.json", Encoding.UTF8.GetBytes(FiguresJson.Write(figures) + "\n"));
        yield return ("charts.zip", ChartArchive.Write(figures, intervals: false, days));
    }
}
