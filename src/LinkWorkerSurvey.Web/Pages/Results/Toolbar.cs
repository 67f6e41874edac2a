using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The toolbar above results: the reader's choices as a form. Choices that a page does not offer are kept all the same.</summary>
/// <param name="Path">The URL of the page, without its query string.</param>
/// <param name="Choices">The choices that the page shows.</param>
/// <param name="Waves">The waves with which the survey can be compared.</param>
public sealed record Toolbar(string Path, ResultsChoices Choices, IReadOnlyList<WaveName> Waves)
{
    /// <summary>The names of the choices that the page offers, in the order of the toolbar.</summary>
    public IReadOnlyList<string> Offered { get; init; } = ["base", "order", "coding", "intervals", "compare"];

    /// <summary>Whether the page offers several waves to compare with, instead of one.</summary>
    public bool HasSeveralWaves { get; init; }

    /// <summary>The choices that the page offers, each with one value.</summary>
    public IEnumerable<Choice> Offers => All().Where(choice => Offered.Contains(choice.Name) && choice.Values.Count > 1);

    /// <summary>The choices that the form keeps without offering them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Kept =>
        Choices.Fields().Where(choice => !Offered.Contains(choice.Key) && !(HasSeveralWaves && choice.Key == "compare"));

    /// <summary>The chosen values in words, which phones show instead of the form.</summary>
    public string Words => string.Join(
        ", ", Offers.Select(choice => $"{choice.Label.ToLowerInvariant()} {Chosen(choice)}").Concat(Compared()));

    public bool IsChosen(Choice choice, string value) =>
        value == (Choices.Fields().Where(given => given.Key == choice.Name).Select(given => given.Value).FirstOrDefault()
            ?? choice.Values[0].Value);

    private IEnumerable<string> Compared()
    {
        if (!HasSeveralWaves)
            return [];
        List<string> titles = [.. Waves.Where(wave => Choices.Waves.Contains(wave.Name)).Select(wave => wave.Title)];
        return [$"compare with {(titles.Count == 0 ? "nothing" : string.Join(" and ", titles))}"];
    }

    private string Chosen(Choice choice) => choice.Values.First(value => IsChosen(choice, value.Value)).Words;

    // The first value of each choice is the default.
    private IEnumerable<Choice> All() =>
    [
        new("base", "Percentages of", [.. Enum.GetValues<PercentageBase>().Select(of => (Value(of), BaseText.Of(of)))]),
        new("order", "Rows", [(Value(RowOrder.Largest), "largest first"), (Value(RowOrder.Questionnaire), "as in the questionnaire")]),
        new("coding", "Coded answers", [("after", "included"), ("before", "left out")]),
        new("intervals", "Intervals", [("off", "off"), ("on", "on")]),
        new("compare", "Compare with", [("", "nothing"), .. Waves.Select(wave => (wave.Name, wave.Title))]),
    ];

    private static string Value<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A choice of the toolbar.</summary>
    /// <param name="Name">The query parameter.</param>
    /// <param name="Label">The label of the choice.</param>
    /// <param name="Values">The values to choose from, with their words; the first is the default.</param>
    public sealed record Choice(string Name, string Label, IReadOnlyList<(string Value, string Words)> Values);
}
