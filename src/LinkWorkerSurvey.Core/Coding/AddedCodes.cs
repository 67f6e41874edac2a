namespace LinkWorkerSurvey.Core.Coding;

/// <summary>What became of the codes of a file, or of another survey.</summary>
/// <param name="Added">The number of codes that were added.</param>
/// <param name="AlreadyThere">The number of codes whose label a code had already. They were left as they are.</param>
/// <param name="Options">The number of options of another questionnaire, which were left out.</param>
/// <param name="WithoutLetter">The number of codes that were added without their letter, because other codes have letters.</param>
public sealed record AddedCodes(int Added, int AlreadyThere, int Options, int WithoutLetter)
{
    /// <summary>Returns the result in words, such as <c>12 codes from a file; 3 were there already and stay as they are</c>.</summary>
    /// <param name="source">Where the codes are from: <c>from a file</c>.</param>
    public string InWords(string source) => $"{Added:N0} {(Added == 1 ? "code" : "codes")} {source}"
        + (AlreadyThere == 0 ? "" : $"; {AlreadyThere:N0} {Were(AlreadyThere)} there already and left as {AsIs(AlreadyThere)}")
        + (Options == 0 ? "" : $"; {Options:N0} {Were(Options)} left out as {(Options == 1 ? "an option" : "options")} of a questionnaire")
        + (WithoutLetter == 0 ? "" : $"; {WithoutLetter:N0} {Were(WithoutLetter)} added without a letter, because other codes have it");

    private static string AsIs(int count) => count == 1 ? "it is" : "they are";

    private static string Were(int count) => count == 1 ? "was" : "were";
}
