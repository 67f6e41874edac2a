using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>The input for what coders can write about a code.</summary>
public sealed class CodeForm
{
    public string? Label { get; set; }

    public string? Letter { get; set; }

    /// <summary>The key of the net; empty for none.</summary>
    public string? Net { get; set; }

    public string? Definition { get; set; }

    public string? UseWhen { get; set; }

    public string? NotWhen { get; set; }

    public string? Examples { get; set; }

    /// <summary>A digest of what was stored when the form was shown.</summary>
    public string? Seen { get; set; }

    public static CodeForm Of(CodeState state) => new()
    {
        Label = state.Label,
        Letter = state.Letter?.ToString(),
        Net = state.NetId?.ToString(CultureInfo.InvariantCulture),
        Definition = state.Guide.Definition,
        UseWhen = state.Guide.UseWhen,
        NotWhen = state.Guide.NotWhen,
        Examples = state.Guide.Examples,
        Seen = Digest(state),
    };

    /// <summary>Returns a short text that differs if anything that the form shows differs.</summary>
    public static string Digest(CodeState state) => Convert.ToHexString(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { state.Label, state.Guide, state.Letter, state.NetId })), 0, 16);

    /// <summary>Returns the state with what was entered in place of what the form shows.</summary>
    public CodeState Over(Code code) => code.State with
    {
        Label = code.IsOption ? code.Label : (Label ?? "").Trim(),
        Letter = (Letter ?? "").Trim() is { Length: > 0 } typed ? typed is [var one] ? char.ToUpperInvariant(one) : '?' : null,
        NetId = string.IsNullOrEmpty(Net) ? null : int.TryParse(Net, CultureInfo.InvariantCulture, out var net) ? net : 0,
        Guide = new CodeGuide
        {
            Definition = RespondentText.Clean(Definition),
            UseWhen = RespondentText.Clean(UseWhen),
            NotWhen = RespondentText.Clean(NotWhen),
            Examples = RespondentText.Clean(Examples),
        },
    };
}
