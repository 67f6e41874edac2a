using System.CommandLine;
using System.Text;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Defines the command that checks the numbers of a text against the figures of a window.</summary>
internal static class CheckClaimsCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "check-claims";

    /// <summary>The exit code if at least one claim is marked.</summary>
    public const int Marked = 1;

    /// <summary>The exit code if the text could not be checked.</summary>
    public const int NotDone = 2;

    private const int SizeLimit = 1024 * 1024;

    public static Command Make()
    {
        var window = new Option<string>("--window") { Description = "The window's name, such as 2019.", Required = true };
        var compare = new Option<string>("--compare")
        {
            Description = "The wave that the text speaks of as the earlier one: 2019 for what was published, or another window's name.",
        };
        var of = new Option<PercentageBase>("--base")
        {
            Description = "What percentages are of: all respondents, those who answered the question, or mentions.",
        };
        var format = new Option<ClaimsFormat>("--format") { Description = "table or json." };
        format.AcceptOnlyFromAmong("table", "json");
        var file = new Argument<FileInfo>("file") { Description = "The text in English, Markdown or plain, in UTF-8 and of at most 1 MB." };
        var command = new Command(
            Name,
            "Checks the numbers of a text against the figures of a window. The exit code is 0 if the figures bear out every claim, 1 if a "
                + "claim is wrong, stale or without a figure, and 2 if the text could not be checked.")
        {
            window,
            compare,
            of,
            format,
            file,
        };
        command.SetAction(given => StartErrors.InOneLineAsync(
            async () =>
            {
                var text = await ReadAsync(given.GetRequiredValue(file));
                var view = new FigureView { Of = given.GetValue(of) };
                var ledger = await CheckAsync(text, given.GetRequiredValue(window), given.GetValue(compare), view);

                // Bytes, because Console.Out would convert the text to the terminal's character set.
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(Encoding.UTF8.GetBytes(given.GetValue(format) switch
                {
                    ClaimsFormat.Table => ClaimsTable.Write(ledger),
                    ClaimsFormat.Json => FiguresJson.Write(ledger) + "\n",
                }));
                return ledger.Claims.Count == ledger.Bound ? 0 : Marked;
            },
            NotDone));
        return command;
    }

    private static async Task<string> ReadAsync(FileInfo file)
    {
        if (file is { Exists: true, Length: > SizeLimit })
            throw new StartException("The file is larger than 1 MB: check its chapters one by one.");
        var bytes = await File.ReadAllBytesAsync(file.FullName);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new StartException("The file is no text in UTF-8. Save it as Markdown or plain text in UTF-8.");
        }
    }

    private static async Task<ClaimLedger> CheckAsync(string text, string slug, string? other, FigureView view)
    {
        ClaimLedger? ledger = null;
        await CommandServices.RunAsync(migrate: false, async services =>
        {
            var counted = await services.GetRequiredService<FiguresQuery>().CountAsync(slug)
                ?? throw new StartException($"There is no window named '{slug}'.");
            var figures = await services.GetRequiredService<WavesQuery>().FiguresAsync(counted, view, other)
                ?? throw new StartException($"The window '{slug}' cannot be compared with '{other}'.");
            ledger = ClaimCheck.Of(text, figures);
        });
        return ledger!;
    }
}
