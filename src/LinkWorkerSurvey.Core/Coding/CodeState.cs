namespace LinkWorkerSurvey.Core.Coding;

/// <summary>What can change about a code. Two equal states are the same code as far as coders can see.</summary>
/// <param name="Label">The label of the category, as shown in the results.</param>
/// <param name="Guide">What the code means and when to use it.</param>
/// <param name="Letter">The capital letter that gives the code on the keyboard; null for none.</param>
/// <param name="NetId">The key of the net that includes the code; null if no net does.</param>
/// <param name="Position">The position in the code frame, from 0.</param>
/// <param name="IsNew">Whether the code was made while coding and has not been reviewed.</param>
/// <param name="MergedIntoId">The key of the code that counts instead of this one; null if the code has not been merged.</param>
/// <param name="IsRemoved">Whether the code was removed. No decision that counts has a removed code.</param>
public sealed record CodeState(
    string Label, CodeGuide Guide, char? Letter, int? NetId, int Position, bool IsNew, int? MergedIntoId, bool IsRemoved);
