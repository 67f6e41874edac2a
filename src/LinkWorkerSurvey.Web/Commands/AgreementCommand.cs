using System.CommandLine;
using System.Text;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Export;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Defines the command that prints how far coders agree whose codings are in a file. It needs no database.</summary>
internal static class AgreementCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A CSV file with the columns unit, coder and codes. Codes are separated by '|'; '-' says that no code applies, "
                + "an empty cell that the coder has not decided.",
        };
        var format = new Option<AgreementFormat>("--format") { Description = "table, json or csv." };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var command = new Command("agreement", "Prints the agreement of coders, for each code and overall.") { file, format };
        command.SetAction(async given =>
        {
            try
            {
                var codings = await ReadAsync(given.GetRequiredValue(file));
                if (codings.IgnoredColumns.Count > 0)
                    await Console.Error.WriteLineAsync($"Ignored columns: {string.Join(", ", codings.IgnoredColumns)}.");
                var agreement = CodingAgreement.Of(codings.Codings);
                if (agreement.UnitsLeftOut > 0)
                    await Console.Error.WriteLineAsync($"Units left out, decided by fewer than two coders: {agreement.UnitsLeftOut:N0}.");
                if (agreement.CodesLeftOut.Count > 0)
                    await Console.Error.WriteLineAsync($"Codes left out with them: {string.Join(", ", agreement.CodesLeftOut)}.");

                // Bytes, because Console.Out would convert the text to the terminal's character set.
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(given.GetValue(format) switch
                {
                    AgreementFormat.Table => Encoding.UTF8.GetBytes(AgreementTable.Write(agreement)),
                    AgreementFormat.Json => Encoding.UTF8.GetBytes(FiguresJson.Write(agreement) + "\n"),
                    AgreementFormat.Csv => AgreementCsv.Write(agreement),
                });
                return 0;
            }
            catch (ImportException exception)
            {
                foreach (var problem in exception.Problems)
                    await Console.Error.WriteLineAsync(problem);
                return 1;
            }
        });
        return command;
    }

    private static async Task<CodingFile> ReadAsync(FileInfo file)
    {
        if (file is { Exists: true, Length: > ImportFile.SizeLimit })
            throw ImportFile.TooLarge(ImportFile.SizeLimit);
        return CodingFile.Read(await File.ReadAllBytesAsync(file.FullName));
    }
}
