namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// One version of a questionnaire. A database trigger refuses changes to a version that a survey window uses; a changed questionnaire
/// becomes a new version.
/// </summary>
public sealed class Questionnaire
{
    /// <summary>Creates a version from its content.</summary>
    public Questionnaire(QuestionnaireDocument document) => Document = document;

    private Questionnaire()
    {
    }

    /// <summary>The key of this version.</summary>
    public int Id { get; private set; }

    /// <summary>The name of the questionnaire, the same in all its versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name of this version, such as <c>2019</c>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The content of the version: its questions and texts.</summary>
    public QuestionnaireDocument Document
    {
        get;
        set => (field, Code, Version) = (value, value.Code, value.Version);
    } = null!;
}
