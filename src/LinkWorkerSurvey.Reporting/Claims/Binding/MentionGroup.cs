using LinkWorkerSurvey.Reporting.Claims.Finding;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Mentions beside each other: of one row, as in '41 of 105 (39%)', or of several, as in '42% and 41%'.</summary>
internal sealed class MentionGroup
{
    // Words with this score name a row clearly; the next row has less than this part of it.
    private const double Sure = 0.8;
    private const double Apart = 0.7;

    public required List<Mention> Mentions { get; init; }

    /// <summary>Whether each mention is of a row of its own.</summary>
    public bool IsList { get; set; }

    /// <summary>The side on which the words stand that the mentions are about.</summary>
    public Side Side { get; set; }

    /// <summary>The group before it in the same clause, of which this one may be said too; null if there is none.</summary>
    public MentionGroup? Previous { get; set; }

    /// <summary>Whether the group is said of several groups before it: 'were mentioned by', 'both'.</summary>
    public bool IsOfSeveral { get; set; }

    /// <summary>Whether it is the whole answer to the question before it: 'Coaching? About two-thirds.'</summary>
    public bool IsAnswer { get; set; }

    /// <summary>Whether no words of its sentence name a row, so that it may be about what was spoken of before.</summary>
    public bool IsCarried { get; set; }

    /// <summary>The rows that it may be about, best first.</summary>
    public List<Candidate> Candidates { get; set; } = [];

    /// <summary>For each mention, the row that it was found to be about; null if none.</summary>
    public List<IndexedRow?> Bound { get; } = [];

    /// <summary>
    /// Whether words of its own stand beside it, though none of them is known: it is rather of any row that its number fits than of the
    /// group that it shares its rows with.
    /// </summary>
    public bool HasUnknownWords { get; set; }

    /// <summary>The group whose rows this one shares, because no words of its own stand beside it.</summary>
    public MentionGroup? Shares { get; set; }

    /// <summary>
    /// The rows that it was found to be about, best first: those of the group whose rows it shares, if it has none of its own.
    /// </summary>
    public List<Candidate> Found
    {
        get
        {
            var own = Shares?.Found ?? Candidates;
            var bound = own.Where(each => Bound.Contains(each.Row)).ToList();
            return [.. bound, .. own.Except(bound)];
        }
    }

    /// <summary>Returns whether the words name a row beyond doubt: clearly, and no other nearly as well.</summary>
    public bool IsSureOf(IndexedRow row) => !IsList && !IsCarried && !IsAnswer && !HasUnknownWords
        && (Shares?.Candidates ?? Candidates) is [{ Score: >= Sure } best, .. var others] && best.Row == row
        && (others.Count == 0 || others[0].Score < Apart * best.Score);

    public int First => Mentions[0].First;

    public int Last => Mentions[^1].To;
}
