namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>A code that can be suggested.</summary>
/// <param name="Code">The key of the code.</param>
/// <param name="Texts">
/// The texts that tell what the code means, such as its label with its definition, and its examples: see <see cref="Of"/>. Without any, the
/// code is suggested only after it has been given to an answer.
/// </param>
public sealed record CodeTexts(int Code, IReadOnlyList<AnswerText> Texts)
{
    /// <summary>
    /// Returns the texts that tell what a code means: the label with the definition, and each line of the examples. Their vectors are still
    /// to be had.
    /// </summary>
    public static IReadOnlyList<string> Of(string label, string definition, string examples)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return
        [
            .. new[] { string.Join('\n', new[] { label, definition }.Where(text => !string.IsNullOrWhiteSpace(text))) }
                .Concat(examples.Split(['\n', '\r'], Trimmed))
                .Where(text => text.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
