namespace LinkWorkerSurvey.Core.Imports;

/// <summary>How the headings of a file are laid out.</summary>
public enum HeadingLayout
{
    /// <summary>One row; an option stands after ' - '.</summary>
    OneRow,

    /// <summary>Two rows: the question above, and 'Response', 'Open-Ended Response' or the option below.</summary>
    TwoRows,

    /// <summary>Our own export of cases: one row, the code of the question before its text.</summary>
    Ours,
}
