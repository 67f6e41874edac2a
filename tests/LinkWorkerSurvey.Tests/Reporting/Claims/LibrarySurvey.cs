using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>The figures of a survey of 200 visitors of a library, compared with 150 visitors in 2021.</summary>
internal static class LibrarySurvey
{
    private const int Base = 200;
    private const int OtherBase = 150;

    public static WindowFigures Figures { get; } = Make(60);

    /// <summary>An earlier edition, in which 58% came to borrow books.</summary>
    public static WindowFigures Earlier { get; } = Make(58);

    private static WindowFigures Make(int booksPercent) => new()
    {
        Window = "library",
        Title = "Visitors of the library 2026",
        Kind = WindowKind.Live,
        Synthetic = [],
        Revision = 1,
        Received = 204,
        Released = Base,
        Of = PercentageBase.All,
        Order = RowOrder.Largest,
        BeforeCoding = false,
        Comparison = new() { With = "2021", Title = "Visitors of the library 2021", Called = "the comparison wave", Notes = [] },
        Questions =
        [
            Table(1, "Reasons for visiting", "What made you visit the library today?", 200, CategorySource.Option,
                ("To borrow books", 2 * booksPercent, 108), ("To use a computer", 66, 36), ("To meet people", 42, 33),
                ("To take children to an activity", 30, 30), ("Other (please specify)", 4, null)),
            Table(2, "What should change", "What would make the library better for you?", 180, CategorySource.Open,
                ("Longer opening hours", 98, 45), ("More staff", 54, 54), ("Quiet rooms to study", 46, null), ("A café", 12, 12)),
            Table(3, "Satisfaction", "How satisfied are you with the library?", 196, CategorySource.Option,
                ("Very satisfied", 104, 60), ("Fairly satisfied", 72, 54), ("Not satisfied", 20, 30)),
        ],
    };

    private static FacetFigures Table(
        int number,
        string title,
        string question,
        int answered,
        CategorySource source,
        params (string Label, int Count, int? Before)[] rows) => new()
        {
            Code = $"Q{number}",
            Key = $"Q{number}",
            Number = number,
            Title = title,
            Text = question,
            Base = Base,
            BaseMark = BaseMark.None,
            Answered = answered,
            NotAnswered = Base - answered,
            Texts = 0,
            Waiting = 0,
            Notes = [],
            Nets = [],
            Comparison = new() { Base = OtherBase, Compared = rows.Length, Missing = [], Notes = [] },
            Categories =
        [
            .. rows.Select((row, i) => new Category(
                $"{number}{i}",
                row.Label,
                row.Label.StartsWith("Other", StringComparison.Ordinal) ? CategorySource.Other : source,
                FigureOrigin.Counted,
                new Share(row.Count, Base))
            {
                Comparison = new()
                {
                    Words = "",
                    Changes = row.Before is { } before ? [new Change(new Share(row.Count, Base), new Share(before, OtherBase))] : [],
                },
            }),
        ],
        };
}
