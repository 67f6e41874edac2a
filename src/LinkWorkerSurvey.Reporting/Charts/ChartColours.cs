namespace LinkWorkerSurvey.Reporting.Charts;

internal static class ChartColours
{
    public static string Hex(this ChartColour ink) => ink switch
    {
        ChartColour.Dark => "#17282c",
        ChartColour.Soft => "#4a5b5f",
        ChartColour.Faint => "#dfe6e5",
        ChartColour.Teal => "#0b5f66",
        ChartColour.Accent => "#a34a08",
        ChartColour.Paper => "#ffffff",
    };
}
