using System.CommandLine;
using LinkWorkerSurvey.Benchmarks.Coding;
using LinkWorkerSurvey.Benchmarks.Export;
using LinkWorkerSurvey.Benchmarks.Figures;
using LinkWorkerSurvey.Benchmarks.Release;
using LinkWorkerSurvey.Benchmarks.Reports;
using LinkWorkerSurvey.Benchmarks.Submit;

// One command for each benchmark: dotnet run -c Release --project tests/LinkWorkerSurvey.Benchmarks -- submit
return await new RootCommand("What the survey costs, measured.")
{
    SubmitBenchmark.Command(),
    FiguresBenchmark.Command(),
    CrossBenchmark.Command(),
    AnswersBenchmark.Command(),
    FinalReleaseBenchmark.Command(),
    OutputsBenchmark.Command(),
    KeysBenchmark.Command(),
    SuggestionsBenchmark.Command(),
    LearningBenchmark.Command(),
    EffortBenchmark.Command(),
    FloorHost.Command(),
}
    .Parse(args)
    .InvokeAsync();
