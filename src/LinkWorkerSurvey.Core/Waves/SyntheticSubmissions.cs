using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>
/// Generates synthetic submissions that, once coded, have exactly the wave's number of respondents in each category. A fixed random seed
/// gives the same submissions every time.
/// </summary>
internal sealed class SyntheticSubmissions
{
    /// <summary>The separator between the phrases in one text.</summary>
    public const string Separator = "; ";

    private readonly Wave wave;
    private readonly QuestionnaireDocument questionnaire;
    private readonly Random random = new(2019);
    private readonly List<short>[] ticks;
    private readonly Dictionary<string, List<string>>[] phrases;

    private SyntheticSubmissions(Wave wave, QuestionnaireDocument questionnaire)
    {
        (this.wave, this.questionnaire) = (wave, questionnaire);
        ticks = [.. Enumerable.Range(0, wave.Base).Select(_ => new List<short>())];
        phrases = [.. Enumerable.Range(0, wave.Base).Select(_ => new Dictionary<string, List<string>>())];
    }

    /// <summary>Returns as many submissions as there are respondents in the wave's base.</summary>
    public static IReadOnlyList<Submission> Of(Wave wave, QuestionnaireDocument questionnaire)
    {
        var submissions = new SyntheticSubmissions(wave, questionnaire);
        foreach (var question in questionnaire.Questions)
        {
            if (question.Kind.IsOpen)
                submissions.Write(question);
            else if (question.Kind.TakesOneChoice)
                submissions.ChooseOne(question);
            else
                submissions.ChooseMany(question);
        }

        return [.. Enumerable.Range(0, wave.Base).Select(submissions.Of)];
    }

    private Submission Of(int respondent) =>
        new(
            questionnaire,
            ticks[respondent],
            phrases[respondent]
                .Select(text => new AnswerText(
                    text.Key,
                    questionnaire.Question(text.Key).Other is not null,
                    string.Join(Separator, text.Value))));

    private void Write(Question question)
    {
        var facets = wave.Facets.Where(f => f.Question == question.Code).ToList();
        var writers = Everyone()[..facets.Max(f => f.Answered)];
        foreach (var category in facets.SelectMany(f => f.Categories))
        {
            foreach (var respondent in Draw(writers, category.Count))
                Say(respondent, question, category.Phrases);
        }

        foreach (var respondent in writers.Where(r => !phrases[r].ContainsKey(question.Code)))
            Say(respondent, question, facets[0].Uncoded);
    }

    private void ChooseMany(Question question)
    {
        var facet = wave.Facets.Single(f => f.Question == question.Code);
        foreach (var option in question.Options)
        {
            foreach (var respondent in Draw(Everyone(), Category(facet, option).Count))
                ticks[respondent].Add(option.Key);
        }

        foreach (var category in facet.Categories.Where(c => c.Phrases.Count > 0))
        {
            foreach (var respondent in Draw(Everyone(), category.Count))
                Say(respondent, question, category.Phrases);
        }

        foreach (var respondent in Everyone().Where(r => !phrases[r].ContainsKey(question.Code)).Take(facet.OtherUncoded))
            Say(respondent, question, facet.Uncoded);
    }

    private void ChooseOne(Question question)
    {
        var facet = wave.Facets.Single(f => f.Question == question.Code);
        var left = new Queue<int>(Everyone());
        foreach (var option in question.Options)
        {
            var codedBack = facet.Categories.Where(c => c.AlsoOptions.Contains(option.Key)).Sum(c => c.Count);
            for (var n = Category(facet, option).Count - codedBack; n > 0; n--)
                ticks[left.Dequeue()].Add(option.Key);
        }

        foreach (var category in facet.Categories.Where(c => c.Phrases.Count > 0))
        {
            for (var n = category.Count; n > 0; n--)
                Say(left.Dequeue(), question, category.Phrases);
        }

        for (var n = facet.OtherUncoded; n > 0; n--)
            Say(left.Dequeue(), question, facet.Uncoded);
    }

    private static WaveCategory Category(WaveFacet facet, Option option) => facet.Categories.Single(c => c.Key == option.Key);

    private void Say(int respondent, Question question, IReadOnlyList<string> choice)
    {
        if (!phrases[respondent].TryGetValue(question.Code, out var said))
        {
            phrases[respondent][question.Code] = said = [];
            if (question.Other is { } other)
                ticks[respondent].Add(other.Key);
        }

        said.Add(choice[random.Next(choice.Count)]);
    }

    private int[] Everyone() => Draw([.. Enumerable.Range(0, wave.Base)], wave.Base);

    private int[] Draw(int[] from, int count)
    {
        var drawn = from.ToArray();
        random.Shuffle(drawn);
        return drawn[..count];
    }
}
