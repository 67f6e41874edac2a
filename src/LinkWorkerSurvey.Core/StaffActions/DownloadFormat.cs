namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>The format of a file of answers.</summary>
public enum DownloadFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Excel,
}
