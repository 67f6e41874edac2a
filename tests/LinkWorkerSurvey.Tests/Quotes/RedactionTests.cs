using System.Globalization;
using CsCheck;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Tests.Quotes;

public class RedactionTests
{
    // Of these answers are made: words inside others, both cases, marks, surrogates, joined emoji, two directions, brackets.
    private static readonly string[] Pieces =
    [
        "Ann", "ann", "Annual", "Riverside Surgery", "surgery", "é", "e\u0301", "Rene\u0301", "Rene", "👩‍⚕️", "👩", "😀",
        "שלום", "[", "]", ".", ",", " ", "  ", "\n", "ΑΒΓ", "β", "名前", "名", "1", "12", "I", "i",
    ];

    private static readonly string[] Insteads = ["employer", "[place]", "…", "...", "Ann"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Answers = Piece.Array[1, 14].Select(string.Concat);

    private static readonly Gen<(string Words, string Instead)[]> Rows = Gen.Select(
        Piece.Array[1, 2].Select(string.Concat), Gen.Int[0, Insteads.Length - 1].Select(i => Insteads[i])).Array[0, 4];

    [Fact]
    public void WhatIsPublished_NeverHoldsTheWordsThatAreReplaced_AndAllElseAsItWasWritten()
    {
        var accepted = 0;
        Gen.Select(Answers, Rows).Sample((answer, rows) =>
        {
            var redaction = new Redaction(answer);
            var replaced = new List<string>();
            try
            {
                foreach (var (gone, instead) in rows)
                {
                    redaction.Replace(gone, instead);
                    replaced.Add(gone);
                }

                Redaction.Require(answer, redaction.Replacements);
            }
            catch (RuleException)
            {
                return;
            }

            var parts = Redaction.Parts(answer, redaction.Replacements);
            var published = Redaction.Published(answer, redaction.Replacements);
            Interlocked.Add(ref accepted, replaced.Count);

            Assert.Equal(answer, string.Concat(parts.Select(part => part.Written)));
            Assert.Equal(published, string.Concat(parts.Select(part => part.Instead ?? part.Written)));
            Assert.All(parts.Where(part => part.Instead is not null), part => Assert.Matches(@"^\[[^\[\]]+\]$", part.Instead));
            Assert.All(replaced, gone => Assert.False(StandsAlone(published, gone), $"{gone} in {published}"));

            // Words that stand only within others are gone there too.
            Assert.All(
                replaced.Where(gone => !StandsAlone(answer, gone)),
                gone => Assert.DoesNotContain(parts.Where(part => part.Instead is null), part => Holds(part.Written, gone)));

            // No character is cut.
            var edges = StringInfo.ParseCombiningCharacters(answer).Append(answer.Length).ToHashSet();
            Assert.All(redaction.Replacements, one => Assert.True(edges.Contains(one.Start) && edges.Contains(one.End)));
        }, iter: 20_000);
        Assert.InRange(accepted, 1_000, int.MaxValue);
    }

    [Theory]
    [InlineData("I work at Riverside Surgery in Leeds", "riverside  surgery", "employer", "I work at [employer] in Leeds")]
    [InlineData("Ann does the Annual count. ANN!", "Ann", "name", "[name] does the Annual count. [name]!")]
    [InlineData("before\nand   after that", "and after", "…", "before\n[…] that")]
    [InlineData("one, two, three", "two,", "...", "one, […] three")]
    [InlineData("at the [old] office", "[old]", "[new]", "at the [new] office")]
    [InlineData("我在河边诊所工作", "河边诊所", "雇主", "我在[雇主]工作")]
    [InlineData("Cafe\u0301 and Cafe", "Cafe", "place", "Cafe\u0301 and [place]")]
    [InlineData("Cafe\u0301 alone", "Cafe", "place", "[place] alone")]
    [InlineData("from 👩‍⚕️ to all", "👩", "person", "from [person] to all")]
    [InlineData("אני עובדת בלידס", "בלידס", "מקום", "אני עובדת [מקום]")]
    public void Replace_ReplacesTheWordsWhereverTheyStand(string answer, string words, string instead, string published)
    {
        var redaction = new Redaction(answer);
        redaction.Replace(words, instead);

        Redaction.Require(answer, redaction.Replacements);
        Assert.Equal(published, Redaction.Published(answer, redaction.Replacements));
    }

    [Fact]
    public void Replace_OfWordsWithinOthers_KeepsTheLonger_InAnyOrder()
    {
        const string answer = "Riverside Surgery, the surgery here";
        string[][] orders = [["Surgery", "Riverside Surgery"], ["Riverside Surgery", "Surgery"]];
        foreach (var order in orders)
        {
            var redaction = new Redaction(answer);
            foreach (var words in order)
                redaction.Replace(words, words.Length > 7 ? "employer" : "place");
            Assert.Equal("[employer], the [place] here", Redaction.Published(answer, redaction.Replacements));
        }
    }

    [Theory]
    [InlineData("listening", "advice", "x", "does not have these words")]
    [InlineData("listening", "", "x", "does not have these words")]
    [InlineData("listening", "listening", "", "Enter what to write instead")]
    [InlineData("listening", "listening", "[]", "Enter what to write instead")]
    [InlineData("listening", "listening", "a[b]c", "without square brackets")]
    [InlineData("listening", "listening", "a\u202Eb", "invisible characters")]
    [InlineData("listening", "listening", "Listening again", "other words than those")]
    public void Replace_OfWhatCannotBe_IsRefused(string answer, string words, string instead, string message) => Assert.Contains(
        message,
        Assert.Throws<RuleException>(() => new Redaction(answer).Replace(words, instead)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Replace_ByMoreThanTheLimit_IsRefused_AndOverlappingWordsAreToo()
    {
        var redaction = new Redaction("the old town hall");
        Assert.Throws<RuleException>(() => redaction.Replace("old", new string('x', Replacement.WordsLimit + 1)));
        redaction.Replace("old town", new string('x', Replacement.WordsLimit));
        Assert.Throws<RuleException>(() => redaction.Replace("town hall", "place"));
        Assert.Single(redaction.Replacements);
    }

    [Theory]
    [InlineData("words", -1, 2)]
    [InlineData("words", 0, 0)]
    [InlineData("words", 4, 2)]
    [InlineData("words", 2, int.MaxValue)]
    [InlineData("a😀b", 1, 1)]
    [InlineData("a😀b", 2, 1)]
    [InlineData("e\u0301 b", 0, 1)]
    [InlineData("word word", 0, 4)]
    [InlineData("word", 0, 4)]
    public void Require_OfWhatIsNoReplacement_Refuses(string excerpt, int start, int length) =>
        Assert.Throws<RuleException>(() => Redaction.Require(excerpt, [new(start, length, "other")]));

    [Fact]
    public void Require_OfOverlappingReplacements_Refuses() =>
        Assert.Throws<RuleException>(() => Redaction.Require("some words", [new(0, 4, "x"), new(3, 3, "y")]));

    [Theory]
    [InlineData("one two one two", "one two", 2)]
    [InlineData("one\n two  three", "one two three", 1)]
    [InlineData("One two", "one", 0)]
    [InlineData("Cafe\u0301", "Cafe", 0)]
    [InlineData("👨‍👩‍👧", "👩", 0)]
    [InlineData("anything", "", 0)]
    [InlineData("anything", "anything else", 0)]
    public void Exactly_FindsWordsHoweverTheyAreSpaced(string text, string words, int places) =>
        Assert.Equal(places, FoundWords.Exactly(text, words).Count);

    private static bool Holds(string text, string words) =>
        Spaced(words).Length > 0 && Spaced(text).Contains(Spaced(words), StringComparison.OrdinalIgnoreCase);

    // Another way to look: cut at all that is no letter, digit or mark, with whole characters only.
    private static bool StandsAlone(string text, string words)
    {
        var (wanted, all) = (Elements(Spaced(words)), Elements(Spaced(text)));
        for (var i = 0; wanted.Count > 0 && i + wanted.Count <= all.Count; i++)
        {
            if (all.Skip(i).Take(wanted.Count).SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase)
                && !(i > 0 && IsWord(all[i - 1]) && IsWord(all[i]))
                && !(i + wanted.Count < all.Count && IsWord(all[i + wanted.Count - 1]) && IsWord(all[i + wanted.Count])))
                return true;
        }

        return false;
    }

    private static string Spaced(string text) => string.Join(
        ' ', text.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Elements(string text)
    {
        var found = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
            found.Add(all.GetTextElement());
        return found;
    }

    private static bool IsWord(string element) => System.Text.Rune.IsLetterOrDigit(System.Text.Rune.GetRuneAt(element, 0));
}
