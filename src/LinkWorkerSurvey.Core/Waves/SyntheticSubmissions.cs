using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>
/// Combines ticks and a wave's synthetic text answers into submissions that, once coded, have exactly the wave's number of respondents in
/// each category. A fixed random seed gives the same submissions every time.
/// </summary>
internal sealed class SyntheticSubmissions
{
    private readonly Wave wave;
    private readonly QuestionnaireDocument questionnaire;
    private readonly Random random = new(2019);
    private readonly List<short>[] ticks;
    private readonly List<AnswerText>[] texts;

    private SyntheticSubmissions(Wave wave, QuestionnaireDocument questionnaire)
    {
        (this.wave, this.questionnaire) = (wave, questionnaire);
        ticks = [.. Enumerable.Range(0, wave.Base).Select(_ => new List<short>())];
        texts = [.. Enumerable.Range(0, wave.Base).Select(_ => new List<AnswerText>())];
    }

    /// <summary>Returns as many submissions as there are respondents in the wave's base.</summary>
    public static IReadOnlyList<Submission> Of(Wave wave, QuestionnaireDocument questionnaire)
    {
        var submissions = new SyntheticSubmissions(wave, questionnaire);
        foreach (var question in questionnaire.Questions)
            submissions.Answer(question);
        return
        [
            .. Enumerable.Range(0, wave.Base)
                .Select(r => new Submission(questionnaire, submissions.ticks[r], submissions.texts[r])),
        ];
    }

    private void Answer(Question question)
    {
        // Where one is to be chosen, nobody gives two answers. Elsewhere the answers fall on respondents independently.
        var left = new Queue<int>(Everyone());
        int[] Draw(int count) =>
            question.Kind.TakesOneChoice ? [.. Enumerable.Range(0, count).Select(_ => left.Dequeue())] : Everyone()[..count];

        var written = wave.Answers.Where(answer => answer.Question == question.Code).ToList();
        foreach (var option in question.Options)
        {
            var category = wave.Facets.Single(f => f.Question == question.Code).Categories.Single(c => c.Key == option.Key);
            var codedBack = written.Count(answer => answer.Codes.Contains(option.Key));
            foreach (var respondent in Draw(category.Count - codedBack))
                ticks[respondent].Add(option.Key);
        }

        foreach (var (respondent, answer) in Draw(written.Count).Zip(written))
        {
            texts[respondent].Add(new AnswerText(question.Code, question.Other is not null, answer.Text));
            if (question.Other is { } other)
                ticks[respondent].Add(other.Key);
        }
    }

    private int[] Everyone()
    {
        int[] all = [.. Enumerable.Range(0, wave.Base)];
        random.Shuffle(all);
        return all;
    }
}
