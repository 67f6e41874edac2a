using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>The options that a reader chose for the results page, in its query string.</summary>
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

    /// <summary>The options that change the figures: base, order of rows, and coding.</summary>
    public FigureView View { get; init; } = new();

    /// <summary>Whether confidence intervals are drawn in charts and written beside percentages.</summary>
    public bool Intervals { get; init; }

    /// <summary>The code of the one question to show, enlarged; null to show all questions.</summary>
    public string? Question { get; init; }

    /// <summary>The name of the wave to compare with; null for none.</summary>
    public string? Compare { get; init; }

    /// <summary>Parses a query string; returns null if a value is invalid. Missing parameters get their default values.</summary>
    public static ResultsChoices? Read(IQueryCollection query)
    {
        if (
            !TryRead(query, "base", out PercentageBase of)
            || !TryRead(query, "order", out RowOrder order)
            || !TryRead(query, "coding", out Coding coding)
            || !TryRead(query, "intervals", out Switch intervals))
            return null;
        return query["compare"].FirstOrDefault() is { Length: > 0 } named && !Slug.IsValid(named)
            ? null
            : new ResultsChoices
            {
                View = new FigureView { Of = of, Order = order, BeforeCoding = coding == Coding.Before },
                Intervals = intervals == Switch.On,
                Question = query["question"].FirstOrDefault() is { Length: > 0 } question ? question : null,
                Compare = query["compare"].FirstOrDefault() is { Length: > 0 } compare ? compare : null,
            };
    }

    /// <summary>Returns whether the chosen question, if any, is in the questionnaire.</summary>
    public bool AreOf(QuestionnaireDocument questionnaire) => Question is null || questionnaire.Questions.Any(q => q.Code == Question);

    /// <summary>Returns these choices as a query string: empty, or beginning with a question mark. Default values are left out.</summary>
    public string Query()
    {
        List<string> parts = [];
        void Add<T>(string name, T value)
            where T : struct, Enum
        {
            if (!value.Equals(default(T)))
                parts.Add($"{name}={value.ToString().ToLowerInvariant()}");
        }

        Add("base", View.Of);
        Add("order", View.Order);
        Add("coding", View.BeforeCoding ? Coding.Before : default);
        Add("intervals", Intervals ? Switch.On : default);
        if (Question is not null)
            parts.Add($"question={Uri.EscapeDataString(Question)}");
        if (Compare is not null)
            parts.Add($"compare={Compare}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
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
