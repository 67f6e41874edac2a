using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>The figures of a survey of 250 members of staff, whose categories are numbers and degrees of agreement.</summary>
internal static class StaffSurvey
{
    private const int Base = 250;

    public static WindowFigures Figures { get; } = new()
    {
        Window = "staff",
        Title = "Staff 2026",
        Kind = WindowKind.Live,
        Synthetic = [],
        Revision = 1,
        Received = Base,
        Released = Base,
        Of = PercentageBase.All,
        Order = RowOrder.Largest,
        BeforeCoding = false,
        Questions =
        [
            Table(1, "Length of service", "How long have you worked here?", ("Less than 1 year", 30), ("1 to 2 years", 55),
                ("3 to 5 years", 70), ("6 to 10 years", 60), ("More than 10 years", 33)),
            Table(2, "Rating of the job", "How would you rate your job, from 1 to 5?", ("1", 10), ("2", 25), ("3", 60), ("4", 100),
                ("5", 50)),
            Table(3, "Age", "How old are you?", ("18–24", 18), ("25–34", 52), ("35–44", 68), ("45–54", 66), ("55 or over", 40)),
            Table(4, "Wellbeing", "I am well on most days", ("Strongly agree", 48), ("Agree", 112), ("Neither agree nor disagree", 45),
                ("Disagree", 30), ("Strongly disagree", 12)),
        ],
    };

    private static FacetFigures Table(int number, string title, string question, params (string Label, int Count)[] rows) => new()
    {
        Code = $"Q{number}",
        Key = $"Q{number}",
        Number = number,
        Title = title,
        Text = question,
        Base = Base,
        BaseMark = BaseMark.None,
        Answered = rows.Sum(row => row.Count),
        NotAnswered = Base - rows.Sum(row => row.Count),
        Texts = 0,
        Waiting = 0,
        Notes = [],
        Nets = [],
        Categories =
        [
            .. rows.Select((row, i) => new Category(
                $"{number}{i}", row.Label, CategorySource.Option, FigureOrigin.Counted, new Share(row.Count, Base))),
        ],
    };
}
