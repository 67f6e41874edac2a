using System.Security.Cryptography;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Marks which decisions count on answers in the same words, so that a form can say what its coder saw. The mark is made of random keys
/// alone.
/// </summary>
public static class DecisionMark
{
    private const int Bytes = 12;

    /// <summary>Returns the mark of decisions in any order; empty for none.</summary>
    public static string Of(IEnumerable<Guid> decisions)
    {
        byte[] keys = [.. decisions.Order().SelectMany(key => key.ToByteArray())];
        return keys.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(keys).AsSpan(0, Bytes));
    }
}
