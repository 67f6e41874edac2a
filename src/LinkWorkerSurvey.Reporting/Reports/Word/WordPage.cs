namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>The page: A4 with margins of 25 mm. Lengths are in twips, twentieths of a point.</summary>
internal static class WordPage
{
    public const int PaperWidth = 11_906;
    public const int PaperHeight = 16_838;
    public const int Margin = 1_418;
    public const int FooterMargin = 680;

    /// <summary>The width of the text.</summary>
    public const int Width = PaperWidth - (2 * Margin);

    /// <summary>The number of English Metric Units, in which Word measures pictures, in a twip.</summary>
    public const int EmuInTwip = 635;
}
