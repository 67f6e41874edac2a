using System.CommandLine;
using System.Text;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Defines the program's commands. They print messages to standard error; standard output contains only the result.</summary>
internal static class SurveyCommands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var given = Root().Parse(args);
        var exitCode = await given.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return given is { Errors.Count: > 0, CommandResult.Command.Name: CheckClaimsCommand.Name } ? CheckClaimsCommand.NotDone : exitCode;
    }

    /// <summary>Returns the root command with all commands and their options.</summary>
    public static RootCommand Root() => new("Link Worker Survey. Without a command, serves the survey.")
    {
        Migrate(),
        Sample(),
        Figures(),
        ReportCommand.Make(),
        ImportCommand.Make(),
        AgreementCommand.Make(),
        CheckClaimsCommand.Make(),
        SuggestEvalCommand.Make(),
        VectorsCommand.Make(),
    };

    private static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database up to date and stores the questionnaires.");
        command.SetAction(_ => CommandServices.RunAsync(migrate: true, _ => Task.CompletedTask));
        return command;
    }

    private static Command Sample()
    {
        var wave = new Argument<string>("wave") { Description = "2019: the reconstruction of the published wave from synthetic answers." };
        wave.AcceptOnlyFromAmong(Wave.Of2019.Name);
        var command = new Command(
            "sample", "Creates a window of synthetic answers, which are stored and released like any others.") { wave };
        command.SetAction(_ => CommandServices.RunAsync(migrate: false, async services =>
            {
                try
                {
                    var window = await services.GetRequiredService<Reconstruction>().MakeAsync();
                    await Console.Error.WriteLineAsync(
                        $"The window '{window.Slug}' holds {Wave.Of2019.Base} synthetic responses. {Wave.Of2019.Note}");
                }
                catch (RuleException exception)
                {
                    throw new StartException(exception.Message);
                }
            }));
        return command;
    }

    private static Command Figures()
    {
        var window = new Option<string>("--window") { Description = "The window's name, such as 2019.", Required = true };
        var format = new Option<FiguresFormat>("--format") { Description = "json or csv." };
        format.AcceptOnlyFromAmong("json", "csv");
        var of = new Option<PercentageBase>("--base")
        {
            Description = "What percentages are of: all respondents, those who answered the question, or mentions.",
        };
        var order = new Option<RowOrder>("--order")
        {
            Description = "In which order rows stand: the largest first, or as in the questionnaire.",
        };
        var beforeCoding = new Option<bool>("--before-coding") { Description = "Count only what respondents ticked themselves." };
        var compare = new Option<string>("--compare")
        {
            Description = "Set them beside another wave: 2019 for what was published, or another window's name.",
        };
        var command = new Command("figures", "Prints the counts and percentages of a window.")
        {
            window,
            format,
            of,
            order,
            beforeCoding,
            compare,
        };
        command.SetAction(result => CommandServices.RunAsync(migrate: false, async services =>
            {
                var slug = result.GetRequiredValue(window);
                var view = new FigureView
                {
                    Of = result.GetValue(of),
                    Order = result.GetValue(order),
                    BeforeCoding = result.GetValue(beforeCoding),
                };
                var counted = await services.GetRequiredService<FiguresQuery>().CountAsync(slug)
                    ?? throw new StartException($"There is no window named '{slug}'.");
                var other = result.GetValue(compare);
                var figures = await services.GetRequiredService<WavesQuery>().FiguresAsync(counted, view, other)
                    ?? throw new StartException($"The window '{slug}' cannot be compared with '{other}'.");

                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                figures = (await services.GetRequiredService<ActivityQuery>().FindAsync(counted.Window, now)).AddTo(figures);

                // Bytes, because Console.Out would convert the text to the terminal's character set.
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(result.GetValue(format) switch
                {
                    FiguresFormat.Json => Encoding.UTF8.GetBytes(FiguresJson.Write(figures) + "\n"),
                    FiguresFormat.Csv => FiguresCsv.Write(figures),
                });
            }));
        return command;
    }
}
