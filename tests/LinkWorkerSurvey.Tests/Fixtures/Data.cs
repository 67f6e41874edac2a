using System.Text.Json;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reads files from outside the product that results are compared with.</summary>
internal static class Data
{
    public static JsonElement PublishedResults { get; } = Read("published-results.json");

    public static JsonElement PrintedQuestionnaire { get; } = Read("questionnaire.json");

    /// <summary>Returns a file as text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Data).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static JsonElement Read(string name)
    {
        using var stream = typeof(Data).Assembly.GetManifestResourceStream(name)!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }
}
