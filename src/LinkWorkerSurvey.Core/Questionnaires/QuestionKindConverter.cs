using System.Text.Json;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>Serializes a question kind as its <see cref="QuestionKind.Name"/> in JSON.</summary>
internal sealed class QuestionKindConverter : JsonConverter<QuestionKind>
{
    // Without this, a JSON null would be accepted as a question without a kind.
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
