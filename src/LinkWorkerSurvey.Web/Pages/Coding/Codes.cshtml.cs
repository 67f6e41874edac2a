using System.Globalization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Lists the codes and nets of a code frame, and changes them. The query says which code, net or form is open beside the list, and what
/// was done last.
/// </summary>
[RequestFormLimits(MemoryBufferThreshold = 2 * CodesFile.SizeLimit)]
public sealed class CodesModel(SurveyDbContext db, CodeFrameService frames, CodingService coding, TimeProvider clock)
    : CodingPage(db, clock)
{
    public CodingProgress Progress { get; private set; } = null!;

    public CodeCounts Counts { get; private set; } = null!;

    /// <summary>Who made the new codes, by their keys.</summary>
    public IReadOnlyDictionary<int, MadeCode> Made { get; private set; } = new Dictionary<int, MadeCode>();

    public bool CanChange => Frame.SignedOffAt is null;

    /// <summary>The code that is open beside the list; null if none is.</summary>
    public Code? Open { get; private set; }

    /// <summary>The net that is open beside the list; null if none is.</summary>
    public Net? OpenNet { get; private set; }

    /// <summary>Which form for adding is open: 'code', 'net', or 'codes' of a file or another survey; null for none.</summary>
    public string? Adding => Array.Find(["code", "net", "codes"], form => CanChange && form == Request.Query["add"]);

    /// <summary>The code into which the open one is to be merged; null if none is chosen.</summary>
    public Code? MergeInto { get; private set; }

    /// <summary>The number of answers that have the open code, the one into which it is to be merged, or both.</summary>
    public int WithEither { get; private set; }

    /// <summary>The answers that have the open code, if it is being split.</summary>
    public CodeAnswersPage? Split { get; private set; }

    /// <summary>The code frames of other surveys whose codes can be added.</summary>
    public IReadOnlyList<OtherFrame> Others { get; private set; } = [];

    /// <summary>The user's last step in the code frame that is not undone; null if there is none.</summary>
    public CodingStep? Last { get; private set; }

    /// <summary>What the user has just done, in words; null if nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>Whether <see cref="Done"/> can be undone.</summary>
    public bool CanUndoDone => Done is not null && Request.Query["done"] == "step";

    [BindProperty]
    public CodeForm Form { get; set; } = new();

    /// <summary>Whether somebody else has changed the open code since its form was shown.</summary>
    public bool IsChangedMeanwhile { get; private set; }

    /// <summary>The label of a code that is added, or split off.</summary>
    [BindProperty]
    public string? NewLabel { get; set; }

    /// <summary>The key of the net of a code that is added; empty for none.</summary>
    [BindProperty]
    public string? NewNet { get; set; }

    /// <summary>The label of a net that is added or renamed.</summary>
    [BindProperty]
    public string? NetLabel { get; set; }

    /// <summary>The keys of the answers that a new code is split off with.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Texts { get; set; } = [];

    /// <summary>The key of the code before which the open one is moved; null for the end.</summary>
    [BindProperty]
    public int? Before { get; set; }

    /// <summary>The file with codes to add.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The key of the code frame whose codes are to be added.</summary>
    [BindProperty]
    public int? From { get; set; }

    /// <summary>The key of the step to undo.</summary>
    [BindProperty]
    public long Step { get; set; }

    /// <summary>The codes in use, under their nets; those without a net come last.</summary>
    public IEnumerable<(Net? Net, IReadOnlyList<Code> Codes)> Groups =>
    [
        .. Frame.NetsInUse.Select(net => ((Net?)net, (IReadOnlyList<Code>)[.. Frame.InUse.Where(code => code.NetId == net.Id)])),
        .. Frame.InUse.Where(code => code.NetId is null).ToList() is { Count: > 0 } alone ? [(null, alone)] : Array.Empty<(Net?,
            IReadOnlyList<Code>)>(),
    ];

    /// <summary>The keys of the codes before which the open one comes by moving it up or down within its net; 0 for the end.</summary>
    public (int? Up, int? Down) Moves
    {
        get
        {
            List<Code> all = [.. Frame.InUse.Where(code => !code.IsOption)];
            var beside = all.FindAll(code => code.NetId == Open!.NetId);
            var place = beside.FindIndex(code => code.Id == Open!.Id);
            if (place < 0)
                return default;
            var next = place + 1 < beside.Count ? all.IndexOf(beside[place + 1]) + 1 : -1;
            return (
                place > 0 ? beside[place - 1].Id : null,
                next < 0 ? null : next < all.Count ? all[next].Id : 0);
        }
    }

    public async Task<IActionResult> OnGetAsync(string window, string table, CancellationToken cancel) =>
        await OpenAsync(window, table, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string window, string table, CancellationToken cancel) =>
        await FindAsync(window, table, cancel)
            ? File(CodesCsv.Write(Frame), CsvFile.ContentType, $"codes-{Window.Slug}-{Coded.Key}.csv")
            : NotFound();

    public async Task<IActionResult> OnPostAddCodeAsync(string window, string table, CancellationToken cancel)
    {
        if (!await OpenAsync(window, table, cancel))
            return NotFound();
        var label = (NewLabel ?? "").Trim();
        if (CanChange && Frame.InUse.FirstOrDefault(code => code.Label.Equals(label, StringComparison.OrdinalIgnoreCase)) is { } same)
            return Redirect($"{Path}/codes?code={same.Id}&done=there#done");
        var id = 0;
        return await DoAsync(
            async () => id = await frames.AddCodeAsync(Frame.Id, label, NetKey(NewNet), User.StaffId(), cancel),
            () => $"code={id}",
            about => about == nameof(Code.NetId) ? nameof(NewNet) : nameof(NewLabel),
            cancel);
    }

    public Task<IActionResult> OnPostChangeAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code =>
        {
            var to = Form.Over(code);
            if (to != code.State && Form.Seen != CodeForm.Digest(code.State))
                ModelState.AddModelError("", "Somebody else has changed this code meanwhile. Check what is stored now, then save again");
            return DoAsync(
                () => frames.ChangeCodeAsync(Frame.Id, code.Id, code.State, to, User.StaffId(), cancel),
                () => $"code={code.Id}",
                about => $"{nameof(Form)}.{(about == nameof(Code.NetId) ? nameof(CodeForm.Net) : about)}",
                cancel);
        }, cancel);

    public Task<IActionResult> OnPostReviewAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code => DoAsync(
            () => frames.ReviewCodeAsync(Frame.Id, code.Id, User.StaffId(), cancel), () => $"code={code.Id}", null, cancel), cancel);

    public Task<IActionResult> OnPostMoveAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code => DoAsync(
            () => frames.MoveCodeAsync(
                Frame.Id, code.Id, Frame.Codes.FirstOrDefault(other => other.Id == Before)?.Id, User.StaffId(), cancel),
            () => $"code={code.Id}",
            null,
            cancel), cancel);

    public Task<IActionResult> OnPostMergeAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code =>
        {
            if (MergeInto is null)
                ModelState.AddModelError("into", "Select another code to merge into");
            return DoAsync(
                () => frames.MergeCodeAsync(Frame.Id, code.Id, MergeInto!.Id, User.StaffId(), cancel),
                () => $"code={MergeInto!.Id}",
                _ => "into",
                cancel);
        }, cancel);

    public Task<IActionResult> OnPostSplitAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code =>
        {
            var id = 0;
            return DoAsync(
                async () => id = await frames.SplitCodeAsync(Frame.Id, code.Id, NewLabel ?? "", Texts, User.StaffId(), cancel),
                () => $"code={id}",
                about => about == nameof(Texts) ? nameof(Texts) : nameof(NewLabel),
                cancel);
        }, cancel);

    public Task<IActionResult> OnPostRemoveAsync(string window, string table, CancellationToken cancel) =>
        OnCodeAsync(window, table, code => DoAsync(
            () => frames.RemoveCodeAsync(Frame.Id, code.Id, User.StaffId(), cancel), () => "", null, cancel), cancel);

    public async Task<IActionResult> OnPostAddNetAsync(string window, string table, CancellationToken cancel)
    {
        if (!await OpenAsync(window, table, cancel))
            return NotFound();
        var label = (NetLabel ?? "").Trim();
        if (CanChange && Frame.NetsInUse.FirstOrDefault(net => net.Label.Equals(label, StringComparison.OrdinalIgnoreCase)) is { } same)
            return Redirect($"{Path}/codes?net={same.Id}&done=there#done");
        var id = 0;
        return await DoAsync(
            async () => id = await frames.AddNetAsync(Frame.Id, label, User.StaffId(), cancel),
            () => $"net={id}",
            _ => nameof(NetLabel),
            cancel);
    }

    public Task<IActionResult> OnPostRenameNetAsync(string window, string table, CancellationToken cancel) =>
        OnNetAsync(window, table, net => DoAsync(
            () => frames.RenameNetAsync(Frame.Id, net.Id, NetLabel ?? "", User.StaffId(), cancel),
            () => $"net={net.Id}",
            _ => nameof(NetLabel),
            cancel), cancel);

    public Task<IActionResult> OnPostRemoveNetAsync(string window, string table, CancellationToken cancel) =>
        OnNetAsync(window, table, net => DoAsync(
            () => frames.RemoveNetAsync(Frame.Id, net.Id, User.StaffId(), cancel), () => "", null, cancel), cancel);

    public async Task<IActionResult> OnPostFileAsync(string window, string table, CancellationToken cancel)
    {
        if (!await OpenAsync(window, table, cancel))
            return NotFound();
        var codes = await ReadUploadAsync(cancel);
        return await AddCodesAsync(() => frames.AddCodesAsync(Frame.Id, codes, User.StaffId(), cancel: cancel), nameof(Upload), cancel);
    }

    public async Task<IActionResult> OnPostCopyAsync(string window, string table, CancellationToken cancel)
    {
        if (!await OpenAsync(window, table, cancel))
            return NotFound();
        if ((await OtherFrame.ListAsync(Db, Window, Coded, cancel)).All(other => other.FrameId != From))
            ModelState.AddModelError(nameof(From), "Select a survey");
        return await AddCodesAsync(() => frames.CopyCodesAsync(Frame.Id, From!.Value, User.StaffId(), cancel), nameof(From), cancel);
    }

    public async Task<IActionResult> OnPostUndoAsync(string window, string table, CancellationToken cancel)
    {
        if (!await OpenAsync(window, table, cancel))
            return NotFound();
        return await ActAsync(() => coding.UndoStepAsync(Frame.Id, Step, User.StaffId(), cancel))
            ? Redirect($"{Path}/codes?done=undone#done")
            : await ShowAsync(cancel);
    }

    private async Task<IActionResult> OnCodeAsync(
        string window, string table, Func<Code, Task<IActionResult>> act, CancellationToken cancel) =>
        await OpenAsync(window, table, cancel) && Open is not null ? await act(Open) : NotFound();

    private async Task<IActionResult> OnNetAsync(
        string window, string table, Func<Net, Task<IActionResult>> act, CancellationToken cancel) =>
        await OpenAsync(window, table, cancel) && OpenNet is not null ? await act(OpenNet) : NotFound();

    private async Task<IActionResult> DoAsync(
        Func<Task> act, Func<string> open, Func<string, string>? fieldOf, CancellationToken cancel) =>
        await ActAsync(act, fieldOf) ? Redirect($"{Path}/codes?{open()}&done=step#done") : await ShowAsync(cancel);

    private Task<IActionResult> AddCodesAsync(Func<Task<AddedCodes>> add, string field, CancellationToken cancel) => DoAsync(
        async () =>
        {
            if (await add() is { Added: 0 })
                throw new RuleException("Nothing was added: all these codes are here already, or are options of a questionnaire", field);
        },
        () => "",
        _ => field,
        cancel);

    private async Task<IReadOnlyList<NewCode>> ReadUploadAsync(CancellationToken cancel)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Select a file");
            return [];
        }

        try
        {
            if (Upload.Length > CodesFile.SizeLimit)
                throw CodesFile.TooLarge();
            var bytes = new byte[Upload.Length];
            await using (var content = Upload.OpenReadStream())
                await content.ReadExactlyAsync(bytes, cancel);
            return CodesFile.Read(bytes);
        }
        catch (ImportException exception)
        {
            foreach (var problem in exception.Problems)
                ModelState.AddModelError(nameof(Upload), problem);
            return [];
        }
    }

    private int? NetKey(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
            return null;
        return Frame.NetsInUse.FirstOrDefault(net => net.Id.ToString(CultureInfo.InvariantCulture) == typed)?.Id
            ?? throw new RuleException("This net has been removed meanwhile", nameof(Code.NetId));
    }

    /// <summary>Returns false if there is no such code frame, or if the query names a code or net that it does not have.</summary>
    private async Task<bool> OpenAsync(string window, string table, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel))
            return false;
        ReadQuery();
        return (Asked("code") is null || Open is not null) && (Asked("net") is null || OpenNet is not null);
    }

    private void ReadQuery()
    {
        Open = Frame.Codes.FirstOrDefault(code => code.Id == Asked("code"));
        OpenNet = Open is null ? Frame.Nets.FirstOrDefault(net => net.Id == Asked("net")) : null;
        MergeInto = Open is null ? null : Frame.Codes.FirstOrDefault(code => code.Id == Asked("into") && code.Id != Open.Id);
    }

    private int? Asked(string name) => int.TryParse(Request.Query[name], CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        await ReadFrameAsync(cancel);
        ReadQuery();
        Counts = await CodeCounts.OfAsync(Db, Frame, cancel);
        Progress = (await CodingProgress.OfAsync(Db, Window, cancel)).Single(progress => progress.Frame.Id == Frame.Id);
        Made = await MadeCode.OfAsync(Db, Frame, cancel);
        var steps = Db.CodingSteps.AsNoTracking().Where(step => step.FrameId == Frame.Id && step.StaffId == User.StaffId());
        Last = CanChange ? await steps.Where(step => step.UndoneAt == null).OrderByDescending(step => step.Id).FirstOrDefaultAsync(cancel)
            : null;
        Done = Request.Query["done"].ToString() switch
        {
            "step" when Last is not null => $"You {StepText.Of(Last)}.",
            "there" => $"‘{Open?.Label ?? OpenNet?.Label}’ was there already. Nothing was added.",
            "undone" when await steps.Where(step => step.UndoneAt != null).OrderByDescending(step => step.UndoneAt)
                .FirstOrDefaultAsync(cancel) is { } undone => $"Undone: you had {StepText.Of(undone)}.",
            _ => null,
        };
        if (Open is { IsInUse: true })
            await ShowCodeAsync(Open, cancel);
        if (Adding == "codes")
            Others = await OtherFrame.ListAsync(Db, Window, Coded, cancel);
        NetLabel ??= OpenNet?.Label;
        return Page();
    }

    private async Task ShowCodeAsync(Code code, CancellationToken cancel)
    {
        if (Form.Seen is null)
            Form = CodeForm.Of(code.State);
        var seen = CodeForm.Digest(code.State);
        (IsChangedMeanwhile, Form.Seen) = (Form.Seen != seen, seen);
        if (MergeInto is { IsInUse: true })
            WithEither = await Answers([code, MergeInto]).CountAsync(cancel);
        if (Request.Query["split"] == "true")
            Split = await CodeAnswersPage.ReadAsync(Answers([code]), Asked("part") ?? 1, cancel);
    }

    /// <summary>Returns the answers that have one of the codes.</summary>
    private IQueryable<CodingText> Answers(IReadOnlyCollection<Code> codes)
    {
        int[] given = [.. Frame.Codes.Where(code => codes.Contains(Frame.CountsAs(code))).Select(code => code.Id)];
        return Db.CodingTexts.Where(text => Db.CodingDecisions.Any(decision => decision.TextId == text.Id
            && decision.FrameId == Frame.Id && decision.IsStanding && decision.Codes.Any(code => given.Contains(code.Id))));
    }
}
