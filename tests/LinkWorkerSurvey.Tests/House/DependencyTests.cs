using System.Reflection;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Suggestions;
using NetArchTest.Rules;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>Tests that dependencies between projects and between folders go one way.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, Assembly> Projects = new()
    {
        ["Core"] = typeof(SurveyDbContext).Assembly,
        ["Reporting"] = typeof(WindowFigures).Assembly,
        ["Suggestions"] = typeof(AnswerText).Assembly,
        ["Web"] = typeof(Program).Assembly,
    };

    /// <summary>The folders of a project or a folder, in order. Each may use those after it and none before it.</summary>
    public static TheoryData<string, string[]> Order => new()
    {
        { "Web", ["Commands", "Api", "Pages", "Suggesting", "Live", "Hosting", "Security", "Failures"] },
        {
            "Web.Pages",
            ["Account", "People", "Shared", "Questionnaires", "Coding", "Published", "Reports", "Results", "Survey", "Surveys"]
        },
        {
            "Reporting",
            [
                "Reports", "Charts", "Export", "CrossTables", "Counting", "Comparison", "Claims", "Findings", "Figures", "Agreement",
                "Statistics",
            ]
        },
        { "Suggestions", ["Evaluation", "Similarity", "Learning", "Vectors", "Words"] },
        {
            "Core",
            [
                "Imports", "Waves", "StaffActions", "Storage", "Responses", "Accounts", "Invitations", "Secrets", "Windows", "Quotes",
                "Reports", "Coding", "Questionnaires", "Shared",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Order))]
    public void AFolder_UsesOnlyFoldersAfterIt(string place, string[] folders)
    {
        for (var i = 1; i < folders.Length; i++)
            Refuse(place, folders[i], [.. folders[..i].Select(folder => $"LinkWorkerSurvey.{place}.{folder}")]);
    }

    [Theory]
    [MemberData(nameof(Order))]
    public void AFolder_StandsInTheOrder(string place, string[] folders)
    {
        var above = $"LinkWorkerSurvey.{place}.";
        var found = Project(place).GetTypes()
            .Where(type => type.Namespace?.StartsWith(above, StringComparison.Ordinal) == true)
            .Select(type => type.Namespace![above.Length..].Split('.')[0]);
        Assert.Equal(folders.Order(), found.Distinct().Order());
    }

    [Theory]
    [InlineData("Core", "Reporting", "Suggestions", "Web", "LocalPostgres")]
    [InlineData("Reporting", "Suggestions", "Web", "LocalPostgres")]
    [InlineData("Suggestions", "Core", "Reporting", "Web", "LocalPostgres")]
    public void AProject_UsesNoProjectAboveOrBesideIt(string place, params string[] others) =>
        Refuse(place, folder: null, [.. others.Select(other => $"LinkWorkerSurvey.{other}")]);

    [Theory]
    [InlineData("Core.Coding")]
    [InlineData("Core.Invitations")]
    [InlineData("Core.Questionnaires")]
    [InlineData("Core.Quotes")]
    [InlineData("Core.Responses")]
    [InlineData("Core.Windows")]
    [InlineData("Reporting")]
    [InlineData("Suggestions")]
    public void TheSubject_KnowsNothingOfTheWeb(string place) => Refuse(place, folder: null, "Microsoft.AspNetCore");

    [Theory]
    [InlineData("Agreement")]
    [InlineData("Claims")]
    [InlineData("Comparison")]
    [InlineData("Figures")]
    [InlineData("Findings")]
    [InlineData("Statistics")]
    public void WhatIsPure_KnowsNothingOfTheDatabase(string folder) =>
        Refuse("Reporting", folder, "LinkWorkerSurvey.Core.Storage", "Microsoft.EntityFrameworkCore", "Npgsql");

    private static Assembly Project(string place) => Projects[place.Split('.')[0]];

    private static void Refuse(string place, string? folder, params string[] dependencies)
    {
        var name = $"LinkWorkerSurvey.{place}{(folder is null ? "" : "." + folder)}";
        var result = Types.InAssembly(Project(place)).That().ResideInNamespace(name).Should()
            .NotHaveDependencyOnAny(dependencies).GetResult();
        Assert.NotEmpty(result.SelectedTypesForTesting);
        Assert.Empty(result.FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}"));
    }
}
