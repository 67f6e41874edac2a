namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Lists the layouts of the headings of an import file.</summary>
public enum HeadingLayout
{
    /// <summary>One heading row: the question and, in a column of one option, ' - ' and the option.</summary>
    OneRow,

    /// <summary>Two heading rows: the question in the first; 'Response', 'Open-Ended Response' or the option in the second.</summary>
    TwoRows,

    /// <summary>The headings of this product's own export of cases: one row, with the question's code before its text.</summary>
    Ours,
}
