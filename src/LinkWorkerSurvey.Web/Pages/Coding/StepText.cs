using LinkWorkerSurvey.Core.Coding.Steps;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Says what a coder did in a code frame.</summary>
internal static class StepText
{
    /// <summary>Returns what the coder did, to follow 'You': <c>added the code ‘Listening’</c>.</summary>
    public static string Of(CodingStep step)
    {
        var about = $"‘{step.About}’";
        return step.Kind switch
        {
            CodingStepKind.Decide => $"coded {Answers(step)} as {about}",
            CodingStepKind.AddCode => $"added the code {about}",
            CodingStepKind.ChangeCode => $"changed the code {about}",
            CodingStepKind.ReviewCode => $"reviewed the code {about}",
            CodingStepKind.MergeCode => $"merged the code {about} into another",
            CodingStepKind.SplitCode => $"split off the code {about} with {Answers(step)}",
            CodingStepKind.RemoveCode => $"removed the code {about}",
            CodingStepKind.AddNet => $"added the net {about}",
            CodingStepKind.RenameNet => $"renamed a net to {about}",
            CodingStepKind.RemoveNet => $"removed the net {about}",
            CodingStepKind.AddCodes => $"added {step.About}",
        };
    }

    private static string Answers(CodingStep step) => CodesText.Answers(step.Changes.Decisions.Count);
}
