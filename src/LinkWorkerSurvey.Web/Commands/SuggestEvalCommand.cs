using System.CommandLine;
using System.Globalization;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Evaluation;
using LinkWorkerSurvey.Suggestions.Vectors;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>
/// Defines the command that prints how well codes are suggested for texts whose codes are in a file. It needs no database.
/// </summary>
internal static class SuggestEvalCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A CSV file with the columns text, codes and split. Codes are separated by '|'; the split is train or test.",
        };
        var words = new Option<bool>("--words") { Description = "Leave the sentence vectors out." };
        var command = new Command("suggest-eval", "Learns codes from one part of a file and prints how well it suggests the other's.")
        {
            file,
            words,
        };
        command.SetAction(async (given, cancel) =>
        {
            try
            {
                var texts = await ReadAsync(given.GetRequiredValue(file), cancel);
                if (texts.IgnoredColumns.Count > 0)
                    await Console.Error.WriteLineAsync($"Ignored columns: {string.Join(", ", texts.IgnoredColumns)}.");
                if (texts.Test.Count(text => text.Codes.Count == 0) is > 0 and var without)
                    await Console.Error.WriteLineAsync($"Texts to test on without a code, each with a sample F1 of 0: {without:N0}.");

                var (train, test) = given.GetValue(words)
                    ? (Labelled(texts.Train), Labelled(texts.Test))
                    : WithVectors(texts, cancel);
                var evaluation = SuggestionEvaluation.Of(train, test, cancel);
                await Console.Out.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"sample F1: {evaluation.SampleF1:0.000}\n")
                    + string.Create(CultureInfo.InvariantCulture, $"micro F1: {evaluation.MicroF1:0.000}\n")
                    + string.Create(CultureInfo.InvariantCulture, $"macro F1: {evaluation.MacroF1:0.000}\n")
                    + string.Create(CultureInfo.InvariantCulture, $"recall at 5: {evaluation.RecallAtFive:0.000}\n"));
                return 0;
            }
            catch (ImportException exception)
            {
                foreach (var problem in exception.Problems)
                    await Console.Error.WriteLineAsync(problem);
                return 1;
            }
        });
        return command;
    }

    private static async Task<CodedTextFile> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        if (file is { Exists: true, Length: > CodedTextFile.SizeLimit })
            throw ImportFile.TooLarge(CodedTextFile.SizeLimit);
        return CodedTextFile.Read(await File.ReadAllBytesAsync(file.FullName, cancel));
    }

    private static (List<LabelledText> Train, List<LabelledText> Test) WithVectors(CodedTextFile texts, CancellationToken cancel)
    {
        using var model = VectorsCommand.Load()
            ?? throw new StartException("The model for sentence vectors is not in the program's folder. Leave vectors out with --words.");
        string[] different = [.. texts.Train.Concat(texts.Test).Select(text => text.Text).Distinct(StringComparer.Ordinal)];
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var request in VectorProtocol.Requests(different))
        {
            cancel.ThrowIfCancellationRequested();
            var some = Array.ConvertAll(request, i => different[i]);
            foreach (var (text, vector) in some.Zip(model.VectorsOf(some)))
                vectors[text] = vector;
        }

        return (Labelled(texts.Train, vectors), Labelled(texts.Test, vectors));
    }

    private static List<LabelledText> Labelled(
        IEnumerable<CodedTextFile.CodedText> texts, Dictionary<string, float[]>? vectors = null) =>
        [.. texts.Select(text => new LabelledText(new AnswerText(text.Text, vectors?[text.Text]), text.Codes))];
}
