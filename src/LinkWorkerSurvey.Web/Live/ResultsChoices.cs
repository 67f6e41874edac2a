using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>The options that a reader chose for the results pages, in their query string.</summary>
public sealed record ResultsChoices
{
    /// <summary>The query parameters with a fixed set of values, and these values; the first value is the default.</summary>
    internal static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>
    {
        ["base"] = WordsOf<PercentageBase>(),
        ["order"] = WordsOf<RowOrder>(),
        ["coding"] = WordsOf<Coding>(),
        ["intervals"] = WordsOf<Switch>(),
    };

    /// <summary>The maximum number of waves to compare with: more columns cannot be read.</summary>
    public const int MostWaves = 4;

    /// <summary>The options that change the figures: base, order of rows, and coding.</summary>
    public FigureView View { get; init; } = new();

    /// <summary>Whether confidence intervals are drawn in charts and written beside percentages.</summary>
    public bool Intervals { get; init; }

    /// <summary>The name of the wave to compare with; null for none.</summary>
    public string? Compare { get; init; }

    /// <summary>The names of further waves, for the page that compares several.</summary>
    public IReadOnlyList<string> MoreWaves { get; init; } = [];

    /// <summary>
    /// Whether the reader chose to compare with nothing. If the reader chose neither this nor a wave, the summary compares with the last
    /// wave.
    /// </summary>
    public bool ComparesNothing { get; init; }

    /// <summary>The names of all waves to compare with; empty for none.</summary>
    public IEnumerable<string> Waves => Compare is null ? [] : MoreWaves.Prepend(Compare);

    /// <summary>Parses a query string; returns null if a value is invalid. Missing parameters get their default values.</summary>
    public static ResultsChoices? Read(IQueryCollection query)
    {
        if (
            !TryRead(query, "base", out PercentageBase of)
            || !TryRead(query, "order", out RowOrder order)
            || !TryRead(query, "coding", out Coding coding)
            || !TryRead(query, "intervals", out Switch intervals))
            return null;
        string[] named = [.. query["compare"].OfType<string>().Where(name => name.Length > 0).Distinct()];
        return named.All(Slug.IsValid)
            ? new ResultsChoices
            {
                View = new FigureView { Of = of, Order = order, BeforeCoding = coding == Coding.Before },
                Intervals = intervals == Switch.On,
                Compare = named.FirstOrDefault(),
                MoreWaves = [.. named.Skip(1).Take(MostWaves - 1)],
                ComparesNothing = named.Length == 0 && query.ContainsKey("compare"),
            }
            : null;
    }

    /// <summary>Returns these choices as a query string: empty, or beginning with a question mark. Default values are left out.</summary>
    public string Query() => QueryString.Create(Fields()).Value ?? "";

    /// <summary>
    /// Returns the name of a file of these figures, such as <c>2019-figures-answered.csv</c>: choices that change the figures are in it.
    /// </summary>
    /// <param name="window">The short name of the window.</param>
    /// <param name="what">What the file holds, such as figures.</param>
    /// <param name="ending">The ending, without its dot.</param>
    public string FileName(string window, string what, string ending)
    {
        string?[] parts =
        [
            window,
            what,
            View.Of == default ? null : View.Of.ToString().ToLowerInvariant(),
            View.BeforeCoding ? "before-coding" : null,
            Compare is null ? null : $"with-{Compare}",
        ];
        return string.Join('-', parts.OfType<string>()) + $".{ending}";
    }

    /// <summary>Returns these choices as the names and values of a form. Default values are left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        List<KeyValuePair<string, string?>> fields = [];
        void Add<T>(string name, T value)
            where T : struct, Enum
        {
            if (!value.Equals(default(T)))
                fields.Add(new(name, value.ToString().ToLowerInvariant()));
        }

        Add("base", View.Of);
        Add("order", View.Order);
        Add("coding", View.BeforeCoding ? Coding.Before : default);
        Add("intervals", Intervals ? Switch.On : default);
        fields.AddRange((ComparesNothing ? [""] : Waves).Select(wave => new KeyValuePair<string, string?>("compare", wave)));
        return fields;
    }

    private static string[] WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    private static bool TryRead<T>(IQueryCollection query, string name, out T value)
        where T : struct, Enum
    {
        value = default;
        return query[name].FirstOrDefault() is not { Length: > 0 } said || EnumName.TryRead(said, out value, ignoreCase: true);
    }

    private enum Coding
    {
        After,
        Before,
    }

    private enum Switch
    {
        Off,
        On,
    }
}
