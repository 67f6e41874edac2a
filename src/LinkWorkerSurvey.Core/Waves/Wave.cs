using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>
/// A past wave as published, with the synthetic data that its reconstruction needs. Each wave is an embedded JSON file, and its synthetic
/// text answers are another.
/// </summary>
public sealed record Wave
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The name of the wave, which is also the version of its questionnaire: <c>2019</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The base of all the wave's percentages, in respondents.</summary>
    public required int Base { get; init; }

    /// <summary>The first and last day of the fieldwork.</summary>
    public required WaveFieldwork Fieldwork { get; init; }

    /// <summary>The description of the reconstruction, shown to readers of its results.</summary>
    public required string Note { get; init; }

    /// <summary>Descriptions of the parts of the reconstruction that are synthetic.</summary>
    public required IReadOnlyList<string> Synthetic { get; init; }

    /// <summary>
    /// The results, in the order of the published report: one entry for each question or, if it has facets, one for each facet.
    /// </summary>
    public required IReadOnlyList<WaveFacet> Facets { get; init; }

    /// <summary>The synthetic text answers to all questions, each with its codes.</summary>
    [JsonIgnore]
    public IReadOnlyList<SyntheticAnswer> Answers { get; private init; } = [];

    /// <summary>The workforce survey of 2019, the first wave.</summary>
    public static Wave Of2019 { get; } = Read<Wave>("Waves/2019.json") with
    {
        Answers = Read<IReadOnlyList<SyntheticAnswer>>("Waves/2019-answers.json"),
    };

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(EmbeddedFiles.Read(file), Json)!;
}
