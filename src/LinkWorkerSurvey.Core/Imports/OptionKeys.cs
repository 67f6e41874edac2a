using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Creates the options of one imported questionnaire, with consecutive keys from 1.</summary>
internal sealed class OptionKeys
{
    private short last;

    /// <exception cref="ImportException">
    /// The label is longer than <see cref="Coding.Code.LabelLimit"/>, or the questionnaire already has 32,767 options: keys are 16-bit.
    /// </exception>
    public Option Make(string label, string place)
    {
        if (label.Length > Coding.Code.LabelLimit)
            throw new ImportException(
                $"{place}: the option is longer than {Coding.Code.LabelLimit} characters. Import the question as free text, or leave it "
                    + "out.");
        if (last == short.MaxValue)
            throw new ImportException(
                $"{place}: up to this question the file has more than {short.MaxValue:N0} options. Import questions with many different "
                    + "answers as free text.");
        return new Option(++last, label);
    }
}
