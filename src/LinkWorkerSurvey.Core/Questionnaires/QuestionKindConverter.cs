using System.Text.Json;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>Writes the kind of a question by its <see cref="QuestionKind.Name"/>.</summary>
internal sealed class QuestionKindConverter : JsonConverter<QuestionKind>
{
    // Otherwise null would be read as a question without a kind.
    public override bool HandleNull => true;

    public override QuestionKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.GetString();
        return QuestionKinds.All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new JsonException($"There is no question kind '{name}'. The kinds are {string.Join(", ", QuestionKinds.All)}.");
    }

    public override void Write(Utf8JsonWriter writer, QuestionKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
