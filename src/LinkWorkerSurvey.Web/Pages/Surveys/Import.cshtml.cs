using System.Security.Cryptography;
using FluentValidation;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Imports a wave in two steps. The first shows what the file contains; for the second, the user selects the file again, with corrections,
/// and it is stored. The server keeps nothing between the steps, and writes nothing but the imported answers to disk.
/// </summary>
[OneImport]
[TellsImportProgress]
[RequestSizeLimit(LargestBody)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestBody, MemoryBufferThreshold = LargestBody, ValueCountLimit = 4096)]
public sealed class ImportModel(Importer importer, ExportHeadingsQuery own, IValidator<ImportDays> days) : PageModel
{
    /// <summary>The maximum size of an uploaded file, in bytes. The import command accepts larger files.</summary>
    public const int LargestUpload = 30 * 1024 * 1024;

    // Twice the maximum, so that the sender of a file somewhat too large sees the message.
    private const int LargestBody = 2 * LargestUpload;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Slug { get; set; } = "";

    /// <summary>The first and last day of the fieldwork, as the user entered them.</summary>
    [BindProperty]
    public ImportDays Asked { get; set; } = new();

    /// <summary>
    /// The question kinds that the user chose: maps each question code to a
    /// <see cref="Core.Questionnaires.QuestionKind.ImportName"/>, or to 'leave-out'.
    /// </summary>
    [BindProperty]
    public Dictionary<string, string> Kinds { get; set; } = [];

    /// <summary>The positions, from 0, of the columns that the user chose to leave out.</summary>
    [BindProperty]
    public IReadOnlyList<int> LeftOut { get; set; } = [];

    /// <summary>The SHA-256 hash of the file that was shown to the user in the first step.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public ImportProposal? Proposal { get; private set; }

    // Null unless a script requests progress.
    private ImportProgress? Progress => HttpContext.Features.Get<ImportProgress>();

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (await ReadAsync(cancel) is { } hash)
            Propose(hash);
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (await ReadAsync(cancel) is not { } hash)
            return Page();
        if (hash != Seen)
        {
            Propose(hash);
            ModelState.AddModelError(
                nameof(Upload),
                "This is not the file that you previewed. Check the new preview, then choose the file again");
            return Page();
        }

        if (ModelState.IsValid)
        {
            foreach (var failure in days.Validate(Asked).Errors)
                ModelState.AddModelError($"{nameof(Asked)}.{failure.PropertyName}", failure.ErrorMessage);
        }

        if (string.IsNullOrWhiteSpace(Title) || Title.Length > SurveyWindow.TitleLimit)
            ModelState.AddModelError(nameof(Title), $"Enter a title of {SurveyWindow.TitleLimit} characters or fewer");
        if (!Core.Windows.Slug.IsValid(Slug ?? ""))
            ModelState.AddModelError(nameof(Slug), "Enter a short name of lower-case letters, numbers and hyphens, such as workforce-2018");
        else if (Core.Windows.Slug.IsReserved(Slug!))
            ModelState.AddModelError(nameof(Slug), Core.Windows.Slug.ReservedMessage);
        if (Kinds.Values.Any(word => !ImportText.Kinds.ContainsKey(word)))
            ModelState.AddModelError("", "Select a kind for every question");
        if (!ModelState.IsValid)
            return Page();

        var field = nameof(Upload);
        try
        {
            var corrections = new ImportCorrections
            {
                Kinds = Kinds.ToDictionary(k => k.Key, k => ImportText.Kinds[k.Value]),
                LeftOut = LeftOut.ToHashSet(),
            };
            var wave = Proposal!.Make(Slug!, Title, corrections);
            field = nameof(Slug);
            var window = await importer.StoreAsync(
                wave, User.StaffId(), Asked.Fieldwork(), Progress?.Storing(wave.Submissions.Count), cancel);
            return Redirect($"/surveys/{window.Slug}/results");
        }
        catch (ImportException exception)
        {
            Refuse(exception, field);
            return Page();
        }
    }

    public string KindOf(ImportQuestion question) =>
        Kinds.GetValueOrDefault(question.Code) is { } chosen ? chosen : ImportText.Kinds.First(k => k.Value == question.Kind).Key;

    private async Task<string?> ReadAsync(CancellationToken cancel)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Select a file");
            return null;
        }

        try
        {
            if (Upload.Length > LargestUpload)
                throw ImportFile.TooLarge(LargestUpload);
            var bytes = new byte[Upload.Length];
            await using (var content = Upload.OpenReadStream())
                await content.ReadExactlyAsync(bytes, cancel);
            Proposal = ImportProposal.Read(bytes, await own.AllAsync(cancel), Progress?.Reading);
            return Convert.ToHexString(SHA256.HashData(bytes));
        }
        catch (ImportException exception)
        {
            Refuse(exception, nameof(Upload));
            return null;
        }
    }

    private void Propose(string hash)
    {
        ModelState.Clear();
        (Seen, Kinds, LeftOut) = (hash, [], [.. Proposal!.Proposed.LeftOut]);
    }

    private void Refuse(ImportException wrong, string field)
    {
        foreach (var problem in wrong.Problems)
            ModelState.AddModelError(field, problem);
    }
}
