using CsCheck;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>A random question of a questionnaire.</summary>
internal sealed record QuestionPlan(QuestionKind Kind, int Options, bool Other, bool Facets)
{
    public const int Most = 5;
    public const int MostOptions = 4;
    public const int MostChoices = Most * (MostOptions + 1);

    /// <summary>The code of the question that every submission answers with a text of its own.</summary>
    public const string Naming = "Name";

    private static readonly Gen<QuestionPlan> Any =
        from kind in Gen.Int[0, QuestionKinds.All.Count - 1].Select(i => QuestionKinds.All[i])
        from options in Gen.Int[1, MostOptions]
        from other in Gen.Bool
        from facets in Gen.Bool
        select new QuestionPlan(kind, options, other, facets);

    /// <summary>Generates questionnaires of up to five questions of any kind, one of them open.</summary>
    public static readonly Gen<QuestionnaireDocument> Questionnaires = Gen.Select(Any.Array[1, Most - 1], Gen.Int[0, Most - 1], Gen.Bool)
        .Select(
            (plans, at, facets) =>
            {
                var questions = plans.Select((plan, i) => plan.Question(i)).ToList();
                questions.Insert(Math.Min(at, questions.Count), Open(Naming, facets));
                return new QuestionnaireDocument
                {
                    Code = "any",
                    Version = "1",
                    Title = "Any",
                    Strapline = "Any",
                    Heading = "Anybody",
                    Closing = "Thank you",
                    Questions = questions,
                };
            });

    private static Question Open(string code, bool facets) =>
        new()
        {
            Code = code,
            Kind = QuestionKinds.OpenText,
            Title = code,
            Text = $"{code}?",
            Facets = facets ? ["One way", "Another way"] : [],
        };

    private Question Question(int number)
    {
        var code = $"Q{number + 1}";
        Option Offered(int option) => new((short)((100 * (number + 1)) + option), Kind.IsOrdered ? $"{option}" : $"{code} option {option}");
        return Kind.IsOpen
            ? Open(code, Facets)
            : new()
            {
                Code = code,
                Kind = Kind,
                Title = code,
                Text = $"{code}?",
                Options = [.. Enumerable.Range(1, Kind.IsOrdered ? Math.Max(2, Options) : Options).Select(Offered)],
                Other = Other && !Kind.IsOrdered ? Offered(99) with { Label = "Other" } : null,
            };
    }
}
