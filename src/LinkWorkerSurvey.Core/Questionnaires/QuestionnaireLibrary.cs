using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>The questionnaires that are embedded in the program, one JSON file for each version.</summary>
public static class QuestionnaireLibrary
{
    /// <summary>All versions of all embedded questionnaires.</summary>
    public static IReadOnlyList<QuestionnaireDocument> All { get; } =
        [.. EmbeddedFiles.Names("Questionnaires/").Select(EmbeddedFiles.Read).Select(QuestionnaireDocument.Parse)];

    /// <summary>The questionnaire of the first wave, 2019, with ten questions.</summary>
    public static QuestionnaireDocument LinkWorkers2019 { get; } =
        All.Single(q => q is { Code: "nalw-link-worker-workforce", Version: "2019" });
}
