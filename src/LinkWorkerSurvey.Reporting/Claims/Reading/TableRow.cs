namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>What a line is in a table of Markdown.</summary>
internal enum TableRow
{
    /// <summary>No row of a table.</summary>
    None,

    /// <summary>The row that names the columns.</summary>
    Head,

    /// <summary>Another row.</summary>
    Body,
}
