namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>A paragraph, an item of a list, a row of a table or a heading.</summary>
/// <param name="Start">The position of its first character in the text.</param>
/// <param name="End">The position after its last character.</param>
/// <param name="Level">The level of a heading, from 1; 0 if the block is none.</param>
/// <param name="IsContinued">Whether the block continues the one before it, as an item of a list does.</param>
/// <param name="Row">What the block is in a table.</param>
internal readonly record struct Block(int Start, int End, int Level, bool IsContinued, TableRow Row)
{
    public bool IsHeading => Level > 0;
}
