namespace LinkWorkerSurvey.Reporting.Charts;

internal static class Inks
{
    public static string Hex(this Ink ink) => ink switch
    {
        Ink.Dark => "#17282c",
        Ink.Soft => "#4a5b5f",
        Ink.Faint => "#dfe6e5",
        Ink.Teal => "#0b5f66",
        Ink.Accent => "#a34a08",
        Ink.Paper => "#ffffff",
    };
}
