using System.Globalization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// A rating scale: the respondent selects at most one of consecutive whole numbers, such as 1 to 5 or 0 to 10, without 'Other'. Each point
/// is an option labelled with its number; the end points, and possibly others, also have a verbal label (<see cref="ScalePoint"/>). Results
/// count each point and show no mean, because points need not be equally far apart.
/// </summary>
internal sealed class RatingScale : QuestionKind
{
    /// <summary>The maximum number of points: 11 fit side by side on a phone.</summary>
    public const int MaxPoints = 11;

    public override string Name => "ratingScale";

    public override string ImportName => "rating";

    public override string Title => "rating scale";

    public override bool IsOpen => false;

    public override bool TakesOneChoice => true;

    public override bool IsOrdered => true;

    public override int SecondsToAnswer => 15;

    public override string? FindFault(Question question)
    {
        var points = question.Options.Select(option => ScalePoint.Read(option.Label)?.Number).ToList();
        var isScale = question.Other is null && points.Count is >= 2 and <= MaxPoints && points[0] is 0 or 1
            && points.Select((number, i) => number == points[0] + i).All(follows => follows);
        return isScale
            ? null
            : $"is not a rating scale: it needs 2 to {MaxPoints} points, numbered one after the other from 0 or 1, and no 'Other'";
    }

    public override string? FindFault(Question question, IReadOnlyCollection<short> chosen) =>
        chosen.Count > 1 ? "Select only one number" : null;

    public override IEnumerable<ChoiceColumn> Columns(Question question) => [new(null, question.Options)];

    // A point that nobody chose was still offered.
    public override IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels)
    {
        var byNumber = labels.ToLookup(label => ScalePoint.Read(label)?.Number);
        if (labels.Count == 0 || byNumber.Any(point => point.Key is null or > MaxPoints || point.Skip(1).Any()))
            return labels;
        var (first, last) = (Math.Min(byNumber.Min(point => point.Key!.Value), 1), byNumber.Max(point => point.Key!.Value));
        return Enumerable.Range(first, last - first + 1)
            .Select(number => byNumber[number].FirstOrDefault() ?? number.ToString(CultureInfo.InvariantCulture));
    }
}
