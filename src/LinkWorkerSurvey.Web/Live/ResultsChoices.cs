using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What a reader of results has chosen to see, as the address says it.</summary>
public sealed record ResultsChoices
{
    /// <summary>The parts of an address that are one of several words, and these words; the first is the usual one.</summary>
    internal static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>
    {
        ["base"] = WordsOf<PercentageBase>(),
        ["order"] = WordsOf<RowOrder>(),
        ["coding"] = WordsOf<Coding>(),
        ["intervals"] = WordsOf<Switch>(),
    };

    /// <summary>Which figures.</summary>
    public FigureView View { get; init; } = new();

    /// <summary>Whether intervals are drawn and written beside the shares.</summary>
    public bool Intervals { get; init; }

    /// <summary>The one question that is shown large; null for all.</summary>
    public string? Question { get; init; }

    /// <summary>The wave the figures are compared with; null for none.</summary>
    public string? Compare { get; init; }

    /// <summary>What an address asks for; null when it asks for something there is not. What it does not name is as usual.</summary>
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

    /// <summary>Whether the question asked for, if one is, is asked there.</summary>
    public bool AreOf(QuestionnaireDocument questionnaire) => Question is null || questionnaire.Questions.Any(q => q.Code == Question);

    /// <summary>The part of an address that says the same: empty, or with its question mark.</summary>
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
