namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The layout of a file's headings.</summary>
public enum HeadingLayout
{
    /// <summary>One row; an option follows ' - '.</summary>
    OneRow,

    /// <summary>Two rows: the question above, and 'Response', 'Open-Ended Response' or the option below.</summary>
    TwoRows,

    /// <summary>The product's own export of cases: one row, with the question's code before its text.</summary>
    Ours,
}
