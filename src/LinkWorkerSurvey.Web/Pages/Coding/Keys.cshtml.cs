using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Explains the keys with which answers are coded, and switches them off.</summary>
public sealed class KeysModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    /// <summary>The keys with what they do.</summary>
    public static IReadOnlyList<(string Key, string Does)> All { get; } =
    [
        ("A to Y", "gives the code with this letter, or takes it away"),
        ("/", "finds a code: type a part of its label; Enter gives the marked code, which is the most likely, or adds a new one"),
        ("1 to 5", "gives one of the suggested codes"),
        ("+", "ticks the next answer that is like this one, so that it gets the same codes; after the last, none"),
        ("6 to 9", "gives one of the codes used last that were not suggested when the answer came up"),
        ("0", "nothing to code: the answer has nothing that the code frame covers"),
        (".", "needs a second look"),
        ("Enter", "saves the codes and goes to the next answer; without a code, goes on without saving"),
        ("←", "goes back to the answer before"),
        ("→", "goes on without saving"),
        ("Z", "undoes your last step in this code frame"),
        ("Esc", "leaves the field for finding a code"),
        ("?", "shows this page"),
    ];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? Page() : NotFound();
}
