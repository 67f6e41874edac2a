using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Suggestions.Similarity;

/// <summary>Groups answers by spherical k-means (Dhillon and Modha, 2001), begun as k-means++ begins, with a fixed seed.</summary>
internal static class SphericalMeans
{
    private const int MaxGroups = 20;
    private const int MinAnswers = 3;
    private const int MaxWords = 5;
    private const int Typical = 3;
    private const int Starts = 5;
    private const int MaxIterations = 50;
    private const int Seed = 2019;

    public static IReadOnlyList<AnswerGroup> Find(
        FeatureSpace space, AnswerText[] answers, Features[] features, CancellationToken cancel)
    {
        var wanted = Math.Min(MaxGroups, (int)Math.Sqrt(answers.Length));
        if (wanted == 0)
            return [];
        var random = new Random(Seed);
        var best = Enumerable.Range(0, Starts)
            .Select(_ => Settle(space, features, Begin(space, features, wanted, random), cancel))
            .MaxBy(found => found.Fit)
            .Group;
        var all = new Centroid(space, features);
        return
        [
            .. best.Index().GroupBy(answer => answer.Item, answer => answer.Index)
                .Where(group => group.Count() >= MinAnswers)
                .OrderByDescending(group => group.Count())
                .Select(group => Describe(space, answers, features, [.. group], all)),
        ];
    }

    // Each next centre is an answer drawn by how unlike it is to the centres so far.
    private static Centroid[] Begin(FeatureSpace space, Features[] features, int wanted, Random random)
    {
        List<Centroid> centres = [new(space, [features[random.Next(features.Length)]])];
        var distances = features.Select(_ => double.PositiveInfinity).ToArray();
        while (centres.Count < wanted)
        {
            for (var i = 0; i < features.Length; i++)
                distances[i] = Math.Min(distances[i], Math.Max(0, Length(features[i]) - centres[^1].Similarity(features[i])));
            var (drawn, next) = (random.NextDouble() * distances.Sum(), 0);
            while (next < features.Length - 1 && (drawn -= distances[next]) > 0)
                next++;
            centres.Add(new(space, [features[next]]));
        }

        return [.. centres];
    }

    private static (int[] Group, double Fit) Settle(FeatureSpace space, Features[] features, Centroid[] centres, CancellationToken cancel)
    {
        var group = new int[features.Length];
        var fit = 0.0;
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            var nearest = features.Select(answer =>
                centres.Index().Select(centre => (centre.Index, Similarity: centre.Item.Similarity(answer))).MaxBy(c => c.Similarity))
                .ToArray();
            fit = nearest.Sum(answer => answer.Similarity);
            int[] moved = [.. nearest.Select(answer => answer.Index)];
            if (iteration > 0 && moved.AsSpan().SequenceEqual(group))
                break;
            group = moved;
            centres = [.. centres.Select((_, k) => new Centroid(space, features.Where((_, i) => group[i] == k)))];
        }

        return (group, fit);
    }

    private static AnswerGroup Describe(FeatureSpace space, AnswerText[] answers, Features[] features, int[] members, Centroid all)
    {
        var centre = new Centroid(space, members.Select(i => features[i]));
        List<AnswerText> ordered = [.. members.OrderByDescending(i => centre.Similarity(features[i])).Select(i => answers[i])];
        var words = TellingTerms.Most(centre.Beyond(all), space.Words.Terms, MaxWords);
        return new AnswerGroup([.. words.Select(term => space.Words.Terms[term])], [.. ordered.Take(Typical)], ordered);
    }

    private static double Length(Features answer) => Math.Sqrt(Math.Max(0, answer.Words.Dot(answer.Words) + answer.Vector.Sum(x => x * x)));
}
