namespace LinkWorkerSurvey.Core.Waves;

/// <summary>A text answer that was written for the reconstruction of a wave, and the decision on it. Nobody gave it.</summary>
/// <param name="Question">The code of the question, such as <c>Q7</c>.</param>
/// <param name="Text">The text. The same text of a question always has the same codes.</param>
/// <param name="Codes">
/// The keys of the wave's categories that are given to the text, in all facets of the question, those of options too. In a facet without
/// any of them there is nothing to code.
/// </param>
public sealed record SyntheticAnswer(string Question, string Text, IReadOnlyList<short> Codes);
