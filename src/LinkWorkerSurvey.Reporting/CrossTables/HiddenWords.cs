namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>How a table says that a cell is hidden.</summary>
public static class HiddenWords
{
    /// <summary>What stands in the cell.</summary>
    public static string Sign(this Hidden why) => why == Hidden.BaseUnder10 ? "[b]" : "[c]";

    /// <summary>What the sign means.</summary>
    public static string Meaning(this Hidden why) =>
        why == Hidden.BaseUnder10
            ? "fewer than 10, or all but fewer than 10, are in its row or column"
            : "fewer than 5, or would let fewer than 5 be worked out";
}
