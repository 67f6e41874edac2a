namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The layout of a file's headings.</summary>
public enum HeadingLayout
{
    /// <summary>One row; an option stands after ' - '.</summary>
    OneRow,

    /// <summary>Two rows: the question above, and 'Response', 'Open-Ended Response' or the option below.</summary>
    TwoRows,

    /// <summary>Our own export of cases: one row, the code of the question before its text.</summary>
    Ours,
}
