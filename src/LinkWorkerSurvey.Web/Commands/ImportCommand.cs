using System.CommandLine;
using System.Globalization;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>
/// Defines the command that imports a wave from a file. It prints what the file contains and, without --dry-run, stores the wave.
/// </summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A CSV or Excel (.xlsx) file: an export of a survey tool, or cases of our own.",
        };
        var title = new Option<string>("--title") { Description = "What staff call the window, such as 'Workforce survey 2018'." };
        var slug = new Option<string>("--slug")
        {
            Description = "The window's name in addresses and commands; made of the title if not given.",
        };
        var kinds = new Option<string[]>("--as")
        {
            Description =
                $"Corrects the kind of a question: Q3=single. The kinds are {string.Join(", ", ImportText.Kinds.Keys)}. May be given "
                    + "several times.",
        };
        var leaveOut = new Option<string[]>("--leave-out")
        {
            Description = "Leaves out a column, by its letter or its heading. May be given several times.",
        };
        var keep = new Option<string[]>("--keep")
        {
            Description =
            "Keeps a column that is left out because it may say who answered, when or from where. May be given several times."
        };
        var from = new Option<string>("--from")
        {
            Description = "The first day on which the wave was asked, such as 2018-01-18, if it is known.",
        };
        var to = new Option<string>("--to") { Description = "The last day on which it was asked." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Shows what the file holds and what is wrong with it, and stores nothing.",
        };
        const string Does = "Makes a closed window of the answers in a file, without columns that say who answered, when or from where.";
        var command = new Command("import", Does) { file, title, slug, kinds, leaveOut, keep, from, to, dryRun };
        command.Validators.Add(given =>
        {
            if (!given.GetValue(dryRun) && string.IsNullOrWhiteSpace(given.GetValue(title)))
                given.AddError("Give the window a title with --title, or look at the file with --dry-run.");
            if (given.GetValue(title) is { Length: > SurveyWindow.TitleLimit })
                given.AddError($"The title is longer than {SurveyWindow.TitleLimit} characters.");
            if (given.GetValue(slug) is { } name && !Slug.IsValid(name))
                given.AddError($"'{name}' is not a short name: lower-case letters, digits and hyphens, at most {Slug.Limit}.");
            else if (given.GetValue(slug) is { } taken && Slug.IsReserved(taken))
                given.AddError($"'{taken}' is not free as a short name. {Slug.ReservedMessage}.");
        });
        command.SetAction(async given =>
        {
            try
            {
                var asked = Asked(given.GetValue(from), given.GetValue(to));
                var proposal = await ReadAsync(given.GetRequiredValue(file));
                var corrections = Corrected(
                    proposal,
                    given.GetValue(kinds) ?? [],
                    given.GetValue(leaveOut) ?? [],
                    given.GetValue(keep) ?? []);
                var look = given.GetValue(dryRun);
                foreach (var line in ImportText.Lines(proposal, corrections))
                    await (look ? Console.Out : Console.Error).WriteLineAsync(line);

                var called = given.GetValue(title) ?? "Import";
                var wave = proposal.Make(given.GetValue(slug) ?? Slug.From(called, "imported"), called, corrections);
                if (wave.Empty > 0)
                    await Console.Error.WriteLineAsync($"{wave.Empty:N0} rows without any answer are left out.");
                return look ? 0 : await CommandServices.RunAsync(migrate: false, services => StoreAsync(services, wave, asked));
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

    // Only a file with the layout of the product's own export needs the database. A dry run on any other file needs none.
    private static async Task<ImportProposal> ReadAsync(FileInfo file)
    {
        if (file is { Exists: true, Length: > ImportFile.SizeLimit })
            throw ImportFile.TooLarge(ImportFile.SizeLimit);
        var bytes = await File.ReadAllBytesAsync(file.FullName);
        var proposal = ImportProposal.Read(bytes, progress: new Said(ImportText.Read));
        if (proposal.Layout == HeadingLayout.Ours)
            await CommandServices.RunAsync(migrate: false, async services =>
                proposal = ImportProposal.Read(bytes, await services.GetRequiredService<ExportHeadingsQuery>().AllAsync()));
        return proposal;
    }

    private static WaveFieldwork? Asked(string? from, string? to)
    {
        var days = new ImportDays { From = Day(from), To = Day(to) };
        var wrong = new ImportDaysValidator(TimeProvider.System).Validate(days).Errors;
        return wrong.Count == 0
            ? days.Fieldwork()
            : throw new ImportException([.. wrong.Select(w => $"--{w.PropertyName.ToLowerInvariant()}: {w.ErrorMessage}.")]);
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ImportException($"'{text}' is not a day: write 2018-01-18.");

    private static ImportCorrections Corrected(ImportProposal proposal, string[] kinds, string[] leaveOut, string[] keep)
    {
        var decided = new Dictionary<string, QuestionKind?>();
        foreach (var correction in kinds)
        {
            if (correction.Split('=') is not [var code, var word] || !ImportText.Kinds.TryGetValue(word, out var kind))
                throw new ImportException(
                    $"'{correction}' corrects nothing: write Q3=single. The kinds are {string.Join(", ", ImportText.Kinds.Keys)}.");
            decided[code] = kind;
        }

        return new ImportCorrections
        {
            Kinds = decided,
            LeftOut = proposal
                .Proposed.LeftOut.Union(leaveOut.Select(name => proposal.Column(name).Index))
                .Except(keep.Select(name => Keepable(proposal.Column(name)).Index))
                .ToHashSet(),
        };
    }

    private static ImportColumn Keepable(ImportColumn column) => column.IsIdentity
        ? throw new ImportException($"Column {column.Letter} ({column.Heading}) {column.Identity}. It is never stored.")
        : column;

    private static async Task StoreAsync(IServiceProvider services, ImportedWave wave, WaveFieldwork? asked)
    {
        var window = await services
            .GetRequiredService<Importer>()
            .StoreAsync(wave, staffId: null, asked, new Said(stored => ImportText.Written(stored, wave.Submissions.Count)));
        await Console.Error.WriteLineAsync(
            $"{wave.Submissions.Count:N0} responses are imported. Count them with: figures --window {window.Slug}");
        await Console.Out.WriteLineAsync(window.Slug);
    }

    /// <summary>Prints progress synchronously and in order. <see cref="Progress{T}"/> would report on other threads.</summary>
    private sealed class Said(Func<int, string> words) : IProgress<int>
    {
        public void Report(int value) => Console.Error.WriteLine(words(value));
    }
}
