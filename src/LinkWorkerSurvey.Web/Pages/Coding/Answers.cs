using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// The answers to a question in the order in which a coder goes through them: by their random keys, from the coder's own place on, so that
/// two coders who begin at the same time meet late.
/// </summary>
public sealed class Answers
{
    private readonly List<Answer> inOrder;

    private Answers(List<Answer> inOrder) => this.inOrder = inOrder;

    public int Count => inOrder.Count;

    /// <summary>The number of texts: identical answers are several.</summary>
    public int Texts => inOrder.Sum(answer => answer.TextIds.Count);

    /// <summary>The number of texts with a decision other than 'needs a second look'.</summary>
    public int Coded => inOrder.Sum(answer => answer.Coded);

    /// <summary>Reads the answers to a frame's question with the decisions that count in the frame.</summary>
    public static async Task<Answers> ReadAsync(SurveyDbContext db, CodeFrame frame, Guid staffId, CancellationToken cancel)
    {
        var texts = await SameTexts.ReadAsync(db, frame, cancel);
        var codes = frame.Codes.ToDictionary(code => code.Id, code => frame.CountsAs(code).Id);
        var decisions = (await db.CodingDecisions.AsNoTracking()
            .Where(decision => decision.FrameId == frame.Id && (decision.IsStanding || decision.IsCompared))
            .Select(decision => new
            {
                decision.TextId,
                decision.IsStanding,
                decision.IsCompared,
                IsReaders = decision.StaffId == staffId,
                Decision = new Answer.Decision(
                    decision.Id,
                    decision.Outcome,
                    db.Users.Where(member => member.Id == decision.StaffId).Select(member => member.Name).FirstOrDefault(),
                    decision.Codes.Select(code => code.Id).ToArray(),
                    decision.Pass),
            }).ToListAsync(cancel)).ToLookup(
                decision => decision.TextId,
                decision => new ReadDecision(
                    decision.Decision with { Codes = [.. decision.Decision.Codes.Select(code => codes[code]).Distinct()] },
                    decision.IsStanding,
                    decision.IsCompared,
                    decision.IsReaders));
        var same = texts.Select(same => new ReadAnswer(same, [.. same.Ids.Select(id => decisions[id].ToList())])).ToList();
        var twice = same.OrderByDescending(answer => answer.HasSecond).Take(frame.IsBlind ? SampleOf(same.Count, frame) : 0).ToHashSet();
        return new Answers(
        [
            .. same.Select(answer => twice.Contains(answer) ? answer.ForOneOfTwo() : answer.ForAll(frame))
                .OrderBy(answer => answer.Id.CompareTo(staffId) < 0).ThenBy(answer => answer.Id),
        ])
        {
            Twice = twice.Count,
            DoneTwice = twice.Count(answer => answer.HasSecond),
        };
    }

    /// <summary>The number of answers in different words that two coders are to code, each without seeing the other's codes.</summary>
    public int Twice { get; private init; }

    /// <summary>The number of those that two have decided on.</summary>
    public int DoneTwice { get; private init; }

    /// <summary>Puts the answers into the order of texts; those without a place in it come last, in the order that they have.</summary>
    public void Order(IReadOnlyList<string> texts)
    {
        var places = texts.Index().ToDictionary(text => text.Item, text => text.Index, StringComparer.Ordinal);
        var ordered = inOrder.OrderBy(answer => places.GetValueOrDefault(answer.Text, int.MaxValue)).ToList();
        inOrder.Clear();
        inOrder.AddRange(ordered);
    }

    /// <summary>Returns the answer that has a text; null if the key is none of theirs, as after the final release.</summary>
    public Answer? Find(Guid textId) => inOrder.Find(answer => answer.Id == textId) ?? inOrder.Find(a => a.TextIds.Contains(textId));

    /// <summary>Returns the place of an answer in the coder's order, from 1.</summary>
    public int PlaceOf(Answer answer) => inOrder.IndexOf(answer) + 1;

    /// <summary>Returns the answers that two coders coded differently and nobody has settled.</summary>
    public IReadOnlyList<Answer> Disputed() => inOrder.FindAll(answer => answer.IsDisputed);

    /// <summary>Returns the answers that a filter lets through after one, from the beginning again at the end, without that one.</summary>
    public IEnumerable<Answer> After(Answer? answer, AnswerFilter filter)
    {
        var place = answer is null ? -1 : inOrder.IndexOf(answer);
        return inOrder.Skip(place + 1).Concat(inOrder.Take(Math.Max(place, 0))).Where(filter.Lets);
    }

    /// <summary>Returns the answer before one on the way back through a filter; null at the beginning.</summary>
    public Answer? Before(Answer answer, AnswerFilter filter) => inOrder.Take(inOrder.IndexOf(answer)).LastOrDefault(filter.LetsBack);

    // Those with two decisions belong to the sample already. The others are drawn by their keys, which are random.
    private static int SampleOf(int answers, CodeFrame frame) => ((answers * (frame.DoubleShare ?? 0)) + 99) / 100;

    private sealed record ReadDecision(Answer.Decision Decision, bool IsStanding, bool IsCompared, bool IsReaders)
    {
        public bool IsSecond => IsCompared && Decision.Pass == CodingPass.Second;

        public bool Decides => Decision.Outcome != CodingOutcome.SecondLook;
    }

    /// <summary>Texts in the same words, with all that coders have decided on each.</summary>
    private sealed record ReadAnswer(SameTexts Same, IReadOnlyList<List<ReadDecision>> Decisions)
    {
        public bool HasSecond => Decisions.Any(text => text.Exists(decision => decision.IsSecond));

        public Answer ForAll(CodeFrame frame) => Of(text => text.Where(decision => decision.IsStanding)) with
        {
            Readings = frame.IsBlind ? [] :
            [
                .. Decisions.Select(text => text.Where(decision => decision.IsCompared && decision.Decides).ToList())
                    .FirstOrDefault(pair => pair.Count == 2, []).OrderBy(decision => decision.IsSecond)
                    .Select(decision => decision.Decision),
            ],
        };

        public Answer ForOneOfTwo() =>
            Of(text => text.Where(decision => decision.IsReaders && (decision.IsStanding || decision.IsSecond))) with
            {
                IsTwice = true,
                DoneByOthers = Decisions.Count(text => text.Exists(d => d.IsSecond)
                    && text.TrueForAll(d => !d.IsReaders || !(d.IsStanding || d.IsSecond)) && text.Exists(d => d.IsStanding && d.Decides)),
            };

        private Answer Of(Func<List<ReadDecision>, IEnumerable<ReadDecision>> visible) => new(
            Same.Ids[0],
            Same.Text,
            Same.Form,
            Same.Ids,
            [.. Decisions.SelectMany(visible).Select(decision => decision.Decision)])
        {
            Coded = Decisions.Count(text => text.Exists(decision => decision.IsStanding && decision.Decides)),
        };
    }
}
