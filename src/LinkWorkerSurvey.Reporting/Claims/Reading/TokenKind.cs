namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Sign,
}
