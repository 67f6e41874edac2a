using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Finds where a sentence speaks of a row by a pronoun, so that the row is named before.</summary>
internal sealed class Pronouns(Sentence sentence)
{
    private const int PastLeadWords = 5;
    private const int Near = 8;

    /// <summary>Whether the sentence begins with a word for what was spoken of before.</summary>
    public bool IsAtStart => sentence.Is(PastLead(), "it", "this", "that", "they", "these", "both", "which", "its", "their", "it's",
        "that's");

    /// <summary>Returns whether the clause of a group ends with a pronoun: '… while 86% say that they are developing it'.</summary>
    public bool EndsClause(MentionGroup group)
    {
        var end = group.Last + 1;
        while (!Clauses.IsBoundary(sentence, end))
            end++;
        return group.Side == Side.After && end - group.Last < Near && sentence.Is(end - 1, "it", "this", "that", "so", "them");
    }

    /// <summary>
    /// Returns whether a group is a subject with a verb, of which no word is known: '… and 16 of you had once been helped'.
    /// </summary>
    public bool IsOfOwn(MentionGroup group)
    {
        var (before, verb) = (group.First - 1, group.Last + 1);
        if (!(Clauses.IsBoundary(sentence, before) || Clauses.IsConjunction(sentence, before)) || verb >= sentence.Count
            || !ReportWords.IsVerb(sentence.Words[verb]) || Clauses.IsBoundary(sentence, verb + 1))
            return false;
        return !Says(verb, Grouping.ClauseEnd(sentence, verb, sentence.Count), "so", "it", "this", "that", "them", "by", "these", "both");
    }

    /// <summary>Returns whether the object of a group is a pronoun: '72% gave this as a reason', '20% said so'.</summary>
    public bool IsObject(MentionGroup group)
    {
        var verb = sentence.Is(group.Last + 1, ")") ? group.Last + 2 : group.Last + 1;
        while (sentence.Is(verb, "still", "also", "now", "then", "simply", "only", "actually"))
            verb++;
        return sentence.Is(verb + 1, "this", "it", "so", "them", "that")
            && (Clauses.IsBoundary(sentence, verb + 2) || sentence.Is(verb + 2, "as", "in", "too"))
            && ReportWords.IsVerb(sentence.Words[verb]);
    }

    /// <summary>Returns whether a group is said of a pronoun before it, whatever the verb: '… 28%; now it troubles 10%'.</summary>
    public bool IsSubject(int from, MentionGroup group)
    {
        if (sentence.Is(group.First - 1, "its", "their"))
            return true;
        if (group.Side != Side.Before)
            return false;
        if (sentence.Open[group.First] == group.First - 1 && sentence.Is(group.First - 2, "it", "this", "them", "these"))
            return true;
        for (var at = from; at < group.First; at++)
        {
            if (sentence.Is(at, "it", "this", "they", "that") && (Clauses.IsBoundary(sentence, at - 1)
                || sentence.Is(at - 1, "now", "today", "and", "but", "time", "year", "survey", "wave", "2019")))
                return true;
        }

        return false;
    }

    /// <summary>Returns whether one of the words stands between two indexes.</summary>
    public bool Says(int from, int to, params ReadOnlySpan<string> words)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.Is(i, words))
                return true;
        }

        return false;
    }

    // 'In 2019 it …', 'today it …', 'but they …'.
    private int PastLead()
    {
        var at = 0;
        while (at < PastLeadWords && (sentence.Is(at, "in", "now", "today", "back", "then", "but", "and", "yet", ",", "still", "by", "here",
            "time", "however", "only") || sentence.Is(at + 1, "time", ",") || (at < sentence.Count && sentence.Tokens[at].IsNumber)))
            at++;
        return at;
    }
}
