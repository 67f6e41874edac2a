using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Creates a table with labels that are difficult to lay out.</summary>
internal static class Awkward
{
    public static readonly string[] Labels =
    [
        "Short",
        new string('W', 200),
        string.Join(' ', Enumerable.Repeat("everything else that somebody wrote", 8)),
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz beside short words",
        "👩‍👩‍👧‍👦👍🏽 family 🏳️‍🌈 " + string.Concat(Enumerable.Repeat("👩🏽‍⚕️", 40)),
        "عدم وجود موارد كافية في المجتمع المحلي والوصول إليها",
        "חוסר משאבים \u202eתמיד\u202c and after",
        "<script>alert(\"1\")</script> & ]]> <!-- ' ",
        "line\r\nbreak\tand \0 \u0007 \ud800 \ufffe unpaired",
        "e" + new string('\u0301', 60) + " Ngữ Ωμέγα Ж",
        "你好世界" + new string('長', 60),
    ];

    public static WindowFigures Figures(bool compared)
    {
        FacetFigures Table(int more) =>
            AComparison.Table("Q7", 100, [.. Labels.Select((label, place) => (label, Math.Min(100, (place * 10) + more)))]) with
            {
                Facet = Labels[2],
                Title = Labels[1],
            };
        var figures = AComparison.Figures("here", Table(0)) with { Title = Labels[3] };
        return compared
            ? figures.ComparedWith(
                TestData.Questionnaire,
                ComparisonWave.Window(AComparison.Figures("there", Table(7)) with { Title = Labels[4] }, TestData.Questionnaire))
            : figures;
    }
}
