using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Asks two coders to code the same answers, shows how far they agree, settles what they coded differently, and signs off the coding of the
/// question. Neither coder's decisions are shown before both are compared.
/// </summary>
public sealed class AgreementModel(SurveyDbContext db, CodingService coding, ComparedAnswersQuery compared, TimeProvider clock)
    : CodingPage(db, clock)
{
    /// <summary>The number of disagreements on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The share that is proposed, in percent.</summary>
    private const int Usual = 20;

    public Answers Answers { get; private set; } = null!;

    /// <summary>The agreement of the coders; null before they are compared.</summary>
    public CodingAgreement? Agreement { get; private set; }

    /// <summary>The answers that two coders coded differently and nobody has settled.</summary>
    public IReadOnlyList<Answer> Disputed { get; private set; } = [];

    /// <summary>The number of texts of the question that are not coded in one of its code frames or more.</summary>
    public int Uncoded { get; private set; }

    /// <summary>
    /// The options, and the nets with options, to which few answers were coded, with their numbers: fewer than the survey's group size.
    /// Once the coding counts, the figures tell how many of their authors had selected them themselves.
    /// </summary>
    public IReadOnlyList<(string Option, int Answers)> FewInOptions { get; private set; } = [];

    /// <summary>The same in words, which the form sends back, so that nobody signs off what they have not read.</summary>
    public string FewInWords => string.Join(", ", FewInOptions.Select(few => $"‘{few.Option}’ {few.Answers}"));

    /// <summary>The share of the answers that two coders are to code, in percent, as it was entered.</summary>
    [BindProperty]
    public string? Share { get; set; }

    /// <summary>Why a sign-off is taken back.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the user decides how the question is coded, and when its coding is complete.</summary>
    public bool Decides => User.Can(Permission.SignOffCoding);

    /// <summary>Whether coding can be signed off, but for what two coders are still coding.</summary>
    public bool IsFinal => Window.FinalReleasedAt is not null;

    /// <summary>Whether the question has options, in which a respondent counts once, by selecting it or by coding.</summary>
    public bool HasOptions => Coded.Question.Options.Count > 0;

    /// <summary>Whether the question has other code frames, which are signed off with this one.</summary>
    public bool HasOtherFrames => CodedQuestion.In(Window).Count(coded => coded.Question.Code == Coded.Question.Code) > 1;

    public async Task<IActionResult> OnGetAsync(string window, string table, CancellationToken cancel) =>
        await FindAsync(window, table, cancel) ? await ShowAsync(cancel) : NotFound();

    /// <summary>Returns the agreement as a CSV file.</summary>
    public async Task<IActionResult> OnGetCsvAsync(string window, string table, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel))
            return NotFound();
        await ShowAsync(cancel);
        return Agreement is null
            ? Page()
            : File(AgreementCsv.Write(Agreement), CsvFile.ContentType, $"{window}-agreement-{Coded.Key.ToLowerInvariant()}.csv");
    }

    public Task<IActionResult> OnPostAskAsync(string window, string table, CancellationToken cancel) =>
        DecideAsync(window, table, "", () =>
        {
            _ = int.TryParse(Share?.Trim().TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var share);
            return coding.AskTwiceAsync(Frame.Id, share, User.StaffId(), cancel);
        }, cancel);

    public Task<IActionResult> OnPostCompareAsync(string window, string table, CancellationToken cancel) =>
        DecideAsync(window, table, "", () => coding.CompareAsync(Frame.Id, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostSignOffAsync(string window, string table, string? few, CancellationToken cancel) =>
        DecideAsync(
            window, table, "#sign-off",
            async () =>
            {
                await ShowAsync(cancel);
                if (FewInWords != (few ?? ""))
                    throw new RuleException("Answers have been coded since you opened this page. Look at it again, then sign off");
                await coding.SignOffAsync(
                    Window.Id, Coded.Question.Code, User.StaffId(), await AgreementInWordsAsync(cancel), cancel);
            },
            cancel);

    public Task<IActionResult> OnPostReopenAsync(string window, string table, CancellationToken cancel) =>
        DecideAsync(
            window, table, "#sign-off",
            () => coding.ReopenAsync(Window.Id, Coded.Question.Code, Reason, User.StaffId(), cancel), cancel);

    /// <summary>Settles a disagreement by the decision of one of the two coders.</summary>
    public async Task<IActionResult> OnPostSettleAsync(
        string window, string table, Guid answer, int by, string? seen, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel))
            return NotFound();
        ModelState.Clear();
        await ReadAsync(cancel);
        try
        {
            if (Answers.Find(answer) is not { Readings.Count: 2 } found || by is not (0 or 1))
                throw new KeyNotFoundException();
            if (await ActAsync(() => coding.RecordDecisionAsync(
                [.. found.TextIds], Frame.Id, found.Readings[by].Outcome, found.Readings[by].Codes, User.StaffId(), seen ?? "",
                cancel: cancel)))
                return Redirect($"{Path}/agreement#disagreements");
        }
        catch (KeyNotFoundException)
        {
            // The final release gives answers new keys.
            ModelState.AddModelError("", "This answer is no longer there. Look at the list again");
        }

        await ReadFrameAsync(cancel);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> DecideAsync(string window, string table, string place, Func<Task> act, CancellationToken cancel)
    {
        if (!Decides)
            return Forbid();
        if (!await FindAsync(window, table, cancel))
            return NotFound();
        ModelState.Clear();
        if (await ActAsync(act, about => about == nameof(AuditEntry.Note) ? nameof(Reason) : about))
            return Redirect($"{Path}/agreement{place}");
        await ReadFrameAsync(cancel);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (Frame.ComparedAt is not null)
            Agreement = CodingAgreement.Of([.. (await compared.FindAsync(Frame, cancel)).SelectMany(answer => answer.Units())]);
        Disputed = Answers.Disputed();
        Uncoded = await coding.CountUncodedAsync(Window.Id, Coded.Question.Code, cancel);
        if (!Frame.IsCounted)
        {
            var counts = await CodeCounts.OfAsync(Db, Frame, cancel);
            FewInOptions =
            [
                .. Frame.InUse.Where(code => code.IsOption).Select(code => (code.Label, Answers: counts.Of(code)))
                    .Concat(Frame.NetsInUse.Where(HasOption).Select(net => (net.Label, Answers: counts.Of(net))))
                    .Where(option => option.Answers > 0 && option.Answers < Window.MinimumBatchSize),
            ];
        }

        if (ModelState.GetFieldValidationState(nameof(Share)) != ModelValidationState.Invalid)
            Share = $"{Frame.DoubleShare ?? Usual}";
        return Page();
    }

    private bool HasOption(Net net) => Frame.InUse.Any(code => code.IsOption && code.NetId == net.Id);

    private async Task ReadAsync(CancellationToken cancel) => Answers = await Answers.ReadAsync(Db, Frame, User.StaffId(), cancel);

    // The figures that go on record are those that the results show.
    private async Task<string?> AgreementInWordsAsync(CancellationToken cancel)
    {
        var counted = await new FiguresQuery(Db).CountAsync(Window.Slug, cancel);
        var words = from frame in counted!.Window.Frames
                    where frame.Question == Coded.Question.Code
                    let agreement = counted.Counts.Coding.GetValueOrDefault(frame.Id)?.Agreement
                    where agreement is not null
                    select frame.Facet is null ? agreement : $"{frame.Facet}: {agreement}";
        return string.Join("; ", words) is { Length: > 0 } all ? all : null;
    }
}
