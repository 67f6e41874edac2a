namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// One version of a questionnaire. Once a window is made on it the database refuses to change it; a change is a new version.
/// </summary>
public sealed class Questionnaire
{
    /// <summary>Stores a document as a version of its own.</summary>
    public Questionnaire(QuestionnaireDocument document) => Document = document;

    private Questionnaire()
    {
    }

    /// <summary>The key of this version.</summary>
    public int Id { get; private set; }

    /// <summary>The name of the questionnaire, the same in all its versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The questions and their texts.</summary>
    public QuestionnaireDocument Document
    {
        get;
        set => (field, Code, Version) = (value, value.Code, value.Version);
    } = null!;
}
