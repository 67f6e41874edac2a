using System.Text.Json;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Shows one answer after the other with the codes of its frame, and records the decisions. Without script it is a form that leads to the
/// next answer; a script reads answers ahead and sends the same forms, so that each key acts at once.
/// </summary>
public sealed class AnswersModel(
    SurveyDbContext db, CodingService coding, CodeFrameService frames, SuggestionDesk desk, TimeProvider clock) : CodingPage(db, clock)
{
    // The answers that the script reads ahead: more than somebody codes before the next have come, even at the speed of a machine.
    private const int Ahead = 500;

    // Those that come with the page: enough until more are read.
    private const int WithPage = 200;

    // The final release gives answers new keys.
    private const string Moved = "This answer has a new place, because all responses have come into the results since. Go on with this one";

    private const string AlikeCoded = "One of the similar answers has been coded meanwhile, so nothing was saved. Look at them again";

    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    public Answers Answers { get; private set; } = null!;

    /// <summary>The answer shown; null if the filter lets none through.</summary>
    public Answer? Shown { get; private set; }

    public AnswerFilter Filter { get; private set; } = new(null, "");

    /// <summary>The keys of the codes ticked in the form.</summary>
    public IReadOnlyCollection<int> Ticked { get; private set; } = [];

    /// <summary>The keys of the texts of similar answers that were chosen in the form.</summary>
    public IReadOnlyCollection<Guid> Chosen { get; private set; } = [];

    /// <summary>How often each code counts.</summary>
    public CodeCounts InCodes { get; private set; } = null!;

    /// <summary>The answer before the one shown, in the filter; null at the beginning.</summary>
    public Answer? Before { get; private set; }

    /// <summary>The answer that follows without a decision; null if there is none.</summary>
    public Answer? Next { get; private set; }

    /// <summary>The answers that follow, for the script.</summary>
    public string NextAsJson => JsonSerializer.Serialize(Following(Shown, WithPage), Json);

    /// <summary>What is suggested for the answer shown; null if nothing is to be suggested, or it has not been learnt yet.</summary>
    public AnswerHelp? Help { get; private set; }

    /// <summary>The same for the script; null if nothing is suggested.</summary>
    public string? HelpAsJson => Help is null ? null : JsonSerializer.Serialize(Help, Json);

    /// <summary>
    /// Whether codes and similar answers are suggested: not while two code without seeing each other, not after the sign-off, and not if
    /// the user switched it off.
    /// </summary>
    public bool Suggests => Filter.Suggests && CanSuggest;

    /// <summary>Whether the order that the user chose is still being found out.</summary>
    public bool IsOrderAwaited { get; private set; }

    /// <summary>The user's last step in the code frame, which can be undone; null if there is none.</summary>
    public CodingStep? LastStep { get; private set; }

    /// <summary>Whether the answer was coded by somebody else since the user read it, so that saving again replaces it.</summary>
    public bool IsStale { get; private set; }

    private bool AsksForJson => Request.Headers.Accept.Contains("application/json");

    public async Task<IActionResult> OnGetAsync(string window, string table, Guid? answer, CancellationToken cancel) =>
        await ReadAsync(window, table, cancel) ? await ShowAsync(answer, cancel) : NotFound();

    /// <summary>Returns the answers that follow one, for the script.</summary>
    public async Task<IActionResult> OnGetAheadAsync(string window, string table, Guid? answer, CancellationToken cancel)
    {
        if (!await ReadAsync(window, table, cancel))
            return NotFound();
        return new JsonResult(Following(answer is { } id ? Answers.Find(id) : null, Ahead), Json);
    }

    /// <summary>Returns what is suggested for an answer, for the script.</summary>
    public async Task<IActionResult> OnGetSuggestAsync(string window, string table, Guid answer, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel) || !CanSuggest)
            return NotFound();
        var text = await Db.CodingTexts
            .Where(text => text.Id == answer && text.WindowId == Window.Id && text.Question == Coded.Question.Code)
            .Select(text => text.Text).SingleOrDefaultAsync(cancel);
        return text is null ? NotFound() : new JsonResult(await HelpAsync(text, cancel), Json);
    }

    /// <summary>
    /// Records a decision, on several answers if the coder chose similar ones. The script says which texts it is about, as the page or the
    /// answers read ahead told it, so that the question's answers need not all be read for each decision.
    /// </summary>
    public async Task<IActionResult> OnPostSaveAsync(
        string window, string table, Guid answer, Guid[] texts, string[] with, bool twice, bool suggested, string? outcome, int[] codes,
        string? seen, CancellationToken cancel)
    {
        var isToldTexts = AsksForJson && texts.Length > 0;
        if (!(isToldTexts ? await FindAsync(window, table, cancel) : await ReadAsync(window, table, cancel)))
            return NotFound();
        ModelState.Clear();
        Chosen =
        [
            .. with.OfType<string>().SelectMany(of => of.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => Guid.TryParse(id, out var text) ? text : Guid.Empty),
        ];
        if (!isToldTexts)
        {
            if (Answers.Find(answer) is not { } found)
                return await RefuseAsync(Moved, null, cancel);
            (texts, twice) = ([.. found.TextIds], found.IsTwice);
        }

        if (Chosen.Count > 0 && !CanSuggest)
        {
            await ReadAsync(cancel);
            return await RefuseAsync("Similar answers cannot be coded together any more. Look at this answer again", answer, cancel);
        }

        // The button that saves codes has no outcome of its own.
        var decided = CodingOutcome.Coded;
        var isKnown = outcome is null || EnumName.TryRead(outcome, out decided);
        Ticked = codes;
        if (!isKnown || (decided == CodingOutcome.Coded && codes.Length == 0))
        {
            await ReadAsync(cancel);
            return await RefuseAsync("Select a code, or ‘Nothing to code’ or ‘Needs a second look’", answer, cancel);
        }

        IReadOnlyList<Guid> made;
        try
        {
            made = await coding.RecordDecisionAsync(
                [.. texts, .. Chosen], Frame.Id, decided, decided == CodingOutcome.Coded ? codes : [], User.StaffId(), seen ?? "", twice,
                suggested, cancel);
        }
        catch (StaleDecisionException)
        {
            IsStale = true;
            await ReadAsync(cancel);
            return await RefuseAsync(
                Answers.Find(texts[0]) is not { } present ? Moved : present.Mark == (seen ?? "") ? AlikeCoded : StaleMessage(present),
                texts[0],
                cancel);
        }
        catch (Exception refused) when (refused is RuleException or KeyNotFoundException)
        {
            await ReadAsync(cancel);
            return await RefuseAsync(refused.Message, answer, cancel);
        }

        if (!AsksForJson)
        {
            var next = Answers.After(Answers.Find(answer), Filter).FirstOrDefault(other => !other.TextIds.Any(Chosen.Contains));
            return Redirect(Path + Filter.Query(("answer", next?.Id.ToString())));
        }

        return new JsonResult(
            new
            {
                Coded = await Db.CodingDecisions.CountAsync(
                    d => d.FrameId == Frame.Id && d.IsStanding && d.Outcome != CodingOutcome.SecondLook, cancel),
                Texts = await Db.CodingTexts.CountAsync(
                    text => text.WindowId == Window.Id && text.Question == Coded.Question.Code, cancel),
                Decided = AgreementText.Decided("You", decided),
                Seen = DecisionMark.Of(made.Take(texts.Length)),
            },
            Json);
    }

    /// <summary>Undoes the step that the page showed, so that a double click undoes one; for the script, the user's last.</summary>
    public async Task<IActionResult> OnPostUndoAsync(
        string window, string table, long? step, CancellationToken cancel)
    {
        if (!await ReadAsync(window, table, cancel))
            return NotFound();
        ModelState.Clear();
        try
        {
            var undone = step is { } seen
                ? await coding.UndoStepAsync(Frame.Id, seen, User.StaffId(), cancel)
                : await coding.UndoAsync(Frame.Id, User.StaffId(), cancel);
            if (undone is null)
                return await RefuseAsync("There is nothing to undo", null, cancel);
            // The decision on the answer itself comes first, then those on similar ones.
            var made = undone.Changes.Decisions.Select(decision => decision.Made).ToList();
            var texts = await Db.CodingDecisions.Where(decision => made.Contains(decision.Id))
                .ToDictionaryAsync(decision => decision.Id, decision => decision.TextId, cancel);
            List<Guid> undoneTexts = [.. made.Where(texts.ContainsKey).Select(id => texts[id])];
            await ReadFrameAsync(cancel);
            await ReadAsync(cancel);
            var answer = undoneTexts.Count > 0 ? Answers.Find(undoneTexts[0]) : null;
            return AsksForJson
                ? new JsonResult(
                    new
                    {
                        Answers.Coded,
                        Answers.Texts,
                        Undone = undone.About,
                        UndoneTexts = undoneTexts,
                        Answer = undone.Kind == CodingStepKind.Decide && answer is not null
                            ? AnswerJson.Of(answer, Answers.PlaceOf(answer), Frame)
                            : null,
                    },
                    Json)
                : Redirect(Path + Filter.Query(("answer", answer?.Id.ToString())));
        }
        catch (Exception refused) when (refused is RuleException or KeyNotFoundException)
        {
            return await RefuseAsync(refused.Message, null, cancel);
        }
    }

    /// <summary>Adds a code that fits an answer, for the script.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string window, string table, string? label, CancellationToken cancel)
    {
        if (!await ReadAsync(window, table, cancel))
            return NotFound();
        ModelState.Clear();
        try
        {
            var id = await frames.AddCodeAsync(Frame.Id, label ?? "", netId: null, User.StaffId(), cancel);
            await ReadFrameAsync(cancel);
            var code = Frame.Codes.Single(code => code.Id == id);
            return AsksForJson ? new JsonResult(new { code.Id, code.Label }, Json) : Redirect(Path);
        }
        catch (RuleException refused)
        {
            return await RefuseAsync(refused.Message, null, cancel);
        }
    }

    // The choice of answers is in the query string of all addresses, those of forms too.
    private async Task<bool> ReadAsync(string window, string table, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel))
            return false;
        var words = RespondentText.Clean(Request.Query["search"]);
        Filter = new AnswerFilter(
            Request.Query["show"],
            words.Length == 0 ? ""
                : await Db.Database.SqlQuery<string>($"SELECT normalize({words}, NFKC) AS \"Value\"").SingleAsync(cancel),
            Request.Query["order"],
            Request.Query["suggest"]);
        await ReadAsync(cancel);
        return true;
    }

    private IEnumerable<AnswerJson> Following(Answer? answer, int most) =>
        Answers.After(answer, Filter).Take(most).Select(next => AnswerJson.Of(next, Answers.PlaceOf(next), Frame));

    private async Task ReadAsync(CancellationToken cancel)
    {
        Answers = await Answers.ReadAsync(Db, Frame, User.StaffId(), cancel);
        if (Filter.Order is null || !CanSuggest)
            return;
        var learnt = desk.Find(Frame.Id, Window.Revision);
        if ((Filter.Order == AnswerFilter.LikeAfterLike ? learnt?.LikeAfterLike() : learnt?.HardestFirst()) is { } texts)
            Answers.Order(texts);
        else
            IsOrderAwaited = true;
    }

    private Task<AnswerHelp> HelpAsync(string text, CancellationToken cancel) =>
        AnswerHelp.OfAsync(Db, desk.Find(Frame.Id, Window.Revision), Frame, text, cancel);

    private async Task<IActionResult> RefuseAsync(string message, Guid? answer, CancellationToken cancel)
    {
        if (AsksForJson)
        {
            return new JsonResult(
                new
                {
                    Message = message,
                    Stale = IsStale,
                    Answer = answer is { } id && Answers.Find(id) is { } found ? AnswerJson.Of(found, Answers.PlaceOf(found), Frame) : null,
                },
                Json)
            {
                StatusCode = StatusCodes.Status409Conflict,
            };
        }

        ModelState.AddModelError("", message);
        return await ShowAsync(answer, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid? answer, CancellationToken cancel)
    {
        Shown = answer is { } id ? Answers.Find(id) : null;
        if (answer is not null && Shown is null && ModelState.IsValid)
            ModelState.AddModelError("", Moved);
        Shown ??= Answers.After(null, Filter).FirstOrDefault();
        if (Shown is not null)
        {
            (Before, Next) = (Answers.Before(Shown, Filter), Answers.After(Shown, Filter).FirstOrDefault());
            if (Ticked.Count == 0)
                Ticked = [.. Shown.Codes];
            if (Suggests && await HelpAsync(Shown.Text, cancel) is { IsReady: true } help)
                Help = help;
        }

        InCodes = await CodeCounts.OfAsync(Db, Frame, cancel);
        var user = User.StaffId();
        LastStep = await Db.CodingSteps.AsNoTracking()
            .Where(step => step.FrameId == Frame.Id && step.StaffId == user && step.UndoneAt == null)
            .OrderByDescending(step => step.Id).FirstOrDefaultAsync(cancel);
        return Page();
    }

    private string StaleMessage(Answer present)
    {
        var labels = string.Join(", ", Frame.Codes.Where(code => present.Codes.Contains(code.Id)).Select(code => code.Label));
        return $"{present.Coder ?? "Somebody else"} has coded this answer meanwhile: {(labels.Length > 0 ? labels : "no code")}. "
            + "Yours was not saved. Save again to replace it, or go on";
    }
}
