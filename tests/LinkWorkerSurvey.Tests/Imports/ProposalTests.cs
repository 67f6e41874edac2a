using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests the proposal for a file in each layout, and the questionnaire made from it.</summary>
public class ProposalTests
{
    public static TheoryData<string> Layouts => ["two rows, CSV", "two rows, Excel", "one row, CSV", "one row, Excel"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void SurveyMonkeysExport_IsUnderstood(string layout)
    {
        var proposal = Propose(layout);

        Assert.Equal(
            [
                ("Q1", QuestionKinds.SingleChoice, "What is your role?"),
                ("Q2", QuestionKinds.MultipleChoice, "What do you do?"),
                ("Q3", QuestionKinds.OpenText, "What would help?"),
            ],
            proposal.Questions.Select(q => (q.Code, q.Kind, q.Text)));
        Assert.Equal(Files.Identities, proposal.Columns.Where(c => c.IsIdentity).Select(c => c.Heading));
        Assert.Equal(6, proposal.Rows);
        Assert.Equal([(5, 3), (4, 3), (4, 4)], proposal.Questions.Select(q => (q.Filled, q.Different)));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void SurveyMonkeysExport_BecomesAnswers_OtherIsTickedByItsWords_AndEmptyRowsAreNoResponses(string layout)
    {
        var proposal = Propose(layout);

        var wave = proposal.Make("old", "Old wave", proposal.Proposed);

        var (role, tasks, help) = (wave.Questionnaire.Questions[0], wave.Questionnaire.Questions[1], wave.Questionnaire.Questions[2]);
        Assert.Equal(["Connector", "Link worker"], role.Options.Select(o => o.Label));
        Assert.Equal(["Listen", "Walk", "Write letters"], tasks.Options.Select(o => o.Label));
        Assert.Equal("Other (please specify)", role.Other!.Label);
        Assert.Equal("Other (please specify)", tasks.Other!.Label);
        Assert.Empty(help.Choices());
        Assert.Equal(
            [
                "Link worker|Listen|Walk|Q3: More time",
                "Connector|Listen|Other (please specify)|Q2: Sing together|Q3: A car",
                "Link worker|Q3: Supervision",
                "Other (please specify)|Listen|Q1: Navigator",
                "Other (please specify)|Walk|Q1: Champion|Q3: A desk",
            ],
            wave.Submissions.Select(sheet =>
                string.Join(
                    '|',
                    sheet
                        .Ticks.Select(tick => wave.Questionnaire.Questions.SelectMany(q => q.Choices()).Single(o => o.Key == tick).Label)
                        .Concat(sheet.Texts.Select(t => $"{t.Question}: {t.Text}")))));
        Assert.Equal(1, wave.Empty);
    }

    [Fact]
    public void AColumnOfFewDifferentValues_IsAChoice_AndOneOfMany_IsFreeText()
    {
        var proposal = Propose([
            ["Region", "Wish"],
            .. Enumerable.Range(0, 30).Select(i => new[] { i % 3 == 0 ? "North" : "South", $"wish {i}" }),
        ]);

        Assert.Equal([QuestionKinds.SingleChoice, QuestionKinds.OpenText], proposal.Questions.Select(q => q.Kind));
    }

    [Fact]
    public void ChoicesThatEndWithSemicolons_AreToldApart_AsMicrosoftFormsWritesThem()
    {
        var proposal = Propose(
            ["Which of these do you do?", "Where?"],
            ["Home visits;Phone calls;", "GP surgery"], ["Phone calls;", "Charity"], ["Home visits;Groups;Phone calls;", "GP surgery"],
            ["Groups;", "GP surgery"], ["Phone calls;", "Charity"], ["Phone calls;Home visits;", "Charity"], ["Phone calls;", "Charity"]);

        Assert.Equal([QuestionKinds.MultipleChoice, QuestionKinds.SingleChoice], proposal.Questions.Select(q => q.Kind));
        Assert.Equal([("Phone calls", 6), ("Home visits", 3), ("Groups", 2)], proposal.Questions[0].Answers);
        var wave = proposal.Make("old", "Old", proposal.Proposed);
        Assert.Equal(["Groups", "Home visits", "Phone calls"], wave.Questionnaire.Questions[0].Options.Select(o => o.Label));
        Assert.Null(wave.Questionnaire.Questions[0].Other);
        Assert.Equal([2, 1, 3, 1, 1, 2, 1], wave.Submissions.Select(s => s.Ticks.Count(tick => tick <= 3)));
    }

    [Fact]
    public void ChoicesBetweenCommas_AreToldApart_AndACommaWithinOneStays()
    {
        var proposal = Propose(
            ["Which tools?", "Role"],
            ["Phone, Laptop", "Link worker"], ["Phone", "Manager"], ["Laptop, Paper (diary, notes)", "Link worker"],
            ["Phone, Laptop, Paper (diary, notes)", "Link worker"], ["Phone, Yes, always", "Link worker"], ["Phone, Laptop", "Manager"],
            ["Yes, always", "Manager"], ["Laptop", "Manager"], ["Phone, Laptop", "Manager"]);

        Assert.Equal(QuestionKinds.MultipleChoice, proposal.Questions[0].Kind);
        Assert.Equal(
            [("Phone", 6), ("Laptop", 6), ("Paper (diary, notes)", 2), ("Yes, always", 2)],
            proposal.Questions[0].Answers.OrderByDescending(a => a.Count).ThenByDescending(a => a.Label == "Phone").ThenBy(a => a.Label));
    }

    [Fact]
    public void OneChoiceWithACommaInIt_StaysOneChoice()
    {
        var proposal = Propose([
            ["Is it so?", "Where?"],
            .. Enumerable.Range(0, 30).Select(i => new[]
            {
                (i % 3) switch { 0 => "Yes, definitely", 1 => "Yes, somewhat", _ => "No" },
                i % 2 == 0 ? "Leeds, West Yorkshire" : "York, North Yorkshire",
            }),
        ]);

        Assert.All(proposal.Questions, q => Assert.Equal(QuestionKinds.SingleChoice, q.Kind));
        Assert.Equal([3, 2], proposal.Questions.Select(q => q.Different));
    }

    [Fact]
    public void WordsOfOnesOwnInAList_AreNoOption_ButAnOtherText()
    {
        var proposal = Propose([
            ["Which?"],
            .. Enumerable.Range(0, 30).Select(i => new[]
            {
                i switch { 3 => "Walks;A choir in town;A shed;", 4 => "A garden;", _ => "Walks;Talks;" },
            }),
        ]);

        var wave = proposal.Make("old", "Old", proposal.Proposed);

        Assert.Equal(3, proposal.Questions[0].ListedOnce);
        Assert.Equal(["Talks", "Walks"], wave.Questionnaire.Questions[0].Options.Select(o => o.Label));
        Assert.Equal("Other", wave.Questionnaire.Questions[0].Other!.Label);
        Assert.Equal(["A choir in town; A shed", "A garden"], wave.Submissions.SelectMany(s => s.Texts).Select(t => t.Text));
        Assert.Equal([30], wave.Submissions.CountBy(s => s.Ticks.Count is 1 or 2).Select(c => c.Value));
    }

    [Fact]
    public void FreeTextWithCommas_StaysFreeText_AndCanStillBeReadAsLists()
    {
        var proposal = Propose([
            ["Which?"],
            ["Phone; Letter"], ["Phone"], ["Fax; Phone"], ["Pigeon"],
        ]);

        var wave = proposal.Make(
            "old", "Old", proposal.Proposed with
            {
                Kinds = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.MultipleChoice },
            });

        Assert.NotEqual(QuestionKinds.MultipleChoice, proposal.Questions[0].Kind);
        Assert.Equal(("Phone", 3), proposal.Questions[0].ListedChoices[0]);
        Assert.Equal(["Fax", "Letter", "Phone", "Pigeon"], wave.Questionnaire.Questions[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void NumbersFromOneUp_AreARatingScale_AndSentencesThatSeldomRepeat_AreFreeText()
    {
        var proposal = Propose([
            ["How content are you?", "Any children?", "What helps?"],
            .. Enumerable.Range(0, 30).Select(i => new[]
            {
                $"{1 + (i % 4)}", i % 2 == 0 ? "0" : "1",
                $"What helps me most is time for a long talk with everybody I see, number {i / 2}",
            }),
        ]);

        Assert.Equal(
            [QuestionKinds.RatingScale, QuestionKinds.SingleChoice, QuestionKinds.OpenText], proposal.Questions.Select(q => q.Kind));
    }

    [Fact]
    public void OptionsOfOneColumn_AreInAlphabeticalOrder_NotInThatOfRespondents()
    {
        var proposal = Propose(["Region"], ["West"], ["West"], ["East"], ["East"]);

        Assert.Equal(
            ["East", "West"],
            proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void OptionsWithNumbers_AreInTheOrderOfTheNumbers()
    {
        string[] labels = ["10 years or more", "5 to 9 years", "Less than 1 year", "I do not know", "1 to 2 years"];
        var proposal = Propose([["How long?"], .. labels.Concat(labels).Select(label => new[] { label })]);

        Assert.Equal(
            ["Less than 1 year", "1 to 2 years", "5 to 9 years", "10 years or more", "I do not know"],
            proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void NumbersWithCommas_AreInOrder()
    {
        string[] labels = ["500 to 1,000", "1,000 to 5,000", "More than 5,000", "Under 500"];
        var proposal = Propose([["How many?"], .. labels.Concat(labels).Select(label => new[] { label })]);

        Assert.Equal(
            ["Under 500", "500 to 1,000", "1,000 to 5,000", "More than 5,000"],
            proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void OtherThatSomebodyTicked_AndWordsOfOnesOwn_AreOneOther()
    {
        var proposal = Propose([
            ["Which?"],
            .. Enumerable.Range(0, 30).Select(i => new[] { i == 3 ? "Walks;A shed;" : i % 3 == 0 ? "Walks;Other;" : "Walks;Talks;" }),
        ]);

        var question = proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions[0];

        Assert.Equal(["Talks", "Walks"], question.Options.Select(o => o.Label));
        Assert.Equal("Other", question.Other!.Label);
    }

    [Fact]
    public void AnswersOfVeryManyPieces_AreNoLists()
    {
        var cell = string.Join(',', Enumerable.Range(0, 200).Select(i => $"piece {i % 9}"));
        var proposal = Propose([["Which?"], .. Enumerable.Range(0, 9).Select(i => new[] { $"{cell} {i % 3}" })]);

        Assert.Empty(proposal.Questions[0].ListedChoices);
    }

    [Fact]
    public void AMatrix_BecomesAQuestionForEachOfItsRows()
    {
        var proposal = Propose(
            ["How content are you?", "", ""],
            ["Pay", "Hours", "Team"],
            ["Very", "Not", "Very"],
            ["Very", "Not", "Not"],
            ["Not", "Not", "Very"]);

        Assert.Equal(
            ["How content are you? - Pay", "How content are you? - Hours", "How content are you? - Team"],
            proposal.Questions.Select(q => q.Text));
        Assert.All(proposal.Questions, q => Assert.Equal(QuestionKinds.SingleChoice, q.Kind));
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("1", "")]
    public void AnExportInFigures_TicksWithOnes(string yes, string no)
    {
        var proposal = Propose(
            ["What do you do?", "", ""],
            ["Listen", "Walk", "Other (please specify)"],
            [yes, no, ""],
            [yes, yes, "Sing"],
            [no, no, "Dance"]);
        var wave = proposal.Make("old", "Old", proposal.Proposed);

        Assert.Equal(QuestionKinds.MultipleChoice, wave.Questionnaire.Questions[0].Kind);
        Assert.Equal(["1", "1 2 3", "3"], wave.Submissions.Select(s => string.Join(' ', s.Ticks)));
    }

    [Fact]
    public void AnOptionNobodyTicked_GoesWithItsNeighbours_InOneRowOfHeadings()
    {
        var proposal = Propose(
            ["Why? - Money", "Why? - Fun - and more", "Why? - Fame", "Where?"],
            ["", "Fun - and more", "", "Leeds"],
            ["", "", "", "Bath"],
            ["", "Fun - and more", "", "York"]);

        Assert.Equal([("Q1", "Why?"), ("Q2", "Where?")], proposal.Questions.Select(q => (q.Code, q.Text)));
        Assert.Equal(
            ["Money", "Fun - and more", "Fame"],
            proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void TheQuestionRepeatedAboveEachOption_IsOneQuestion()
    {
        var proposal = Propose(
            ["Why?", "Why?", "Where?"],
            ["Money", "Fun", "Open-Ended Response"],
            ["Money", "", "Leeds"],
            ["", "Fun", "York"]);

        Assert.Equal([QuestionKinds.MultipleChoice, QuestionKinds.OpenText], proposal.Questions.Select(q => q.Kind));
    }

    [Fact]
    public void OpenEndedResponses_StayFreeText_HoweverFewTheyAre()
    {
        var proposal = Propose(["Where?", "Role?"], ["Open-Ended Response", "Response"], ["Leeds", "A"], ["Leeds", "B"], ["Leeds", "C"]);

        Assert.Equal([QuestionKinds.OpenText, QuestionKinds.SingleChoice], proposal.Questions.Select(q => q.Kind));
    }

    [Fact]
    public void BothHeadingsInOneRow_SayWhatTwoRowsDo()
    {
        var proposal = Propose(
            ["Role? - Response", "Role? - Other (please specify)", "Where? - Open-Ended Response"],
            ["A", "", "Leeds"],
            ["", "Champion", "Leeds"]);

        Assert.Equal(
            [("Role?", QuestionKinds.SingleChoice, true), ("Where?", QuestionKinds.OpenText, false)],
            proposal.Questions.Select(q => (q.Text, q.Kind, q.HasWords)));
    }

    [Fact]
    public void AKind_CanBeCorrected_AndAQuestionLeftOut()
    {
        var proposal = Propose("two rows, CSV");

        var wave = proposal.Make(
            "old",
            "Old",
            proposal.Proposed with
            {
                Kinds = new Dictionary<string, QuestionKind?>
                {
                    ["Q1"] = QuestionKinds.OpenText,
                    ["Q2"] = null,
                    ["Q3"] = QuestionKinds.SingleChoice,
                },
            });

        Assert.Equal(
            [("Q1-1", QuestionKinds.OpenText), ("Q1-2", QuestionKinds.OpenText), ("Q3", QuestionKinds.SingleChoice)],
            wave.Questionnaire.Questions.Select(q => (q.Code, q.Kind)));
        Assert.Equal(["A car", "A desk", "More time", "Supervision"], wave.Questionnaire.Questions[2].Options.Select(o => o.Label));
    }

    [Fact]
    public void OptionsInSeveralColumns_CanBeOneChoice_UnlessARowTicksTwo()
    {
        var proposal = Propose(
            ["Role?", "", ""],
            ["Link worker", "Connector", "Navigator"],
            ["Link worker", "", ""],
            ["", "Connector", ""],
            ["Link worker", "", "Navigator"]);

        var wrong = Assert.Throws<ImportException>(() =>
            proposal.Make(
                "old",
                "Old",
                proposal.Proposed with
                {
                    Kinds = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.SingleChoice },
                }));

        Assert.Equal("Row 5: Q1 (one choice) cannot have these answers together: several of its columns (A, C) are ticked.", wrong.Message);
    }

    [Fact]
    public void AnUnknownQuestion_IsNotCorrected()
    {
        var proposal = Propose("one row, CSV");

        var wrong = Assert.Throws<ImportException>(() =>
            proposal.Make("old", "Old", proposal.Proposed with { Kinds = new Dictionary<string, QuestionKind?> { ["Q9"] = null } }));

        Assert.Equal("There is no question Q9. They are Q1, Q2, Q3.", wrong.Message);
    }

    [Theory]
    [InlineData("Respondent ID")]
    [InlineData("RespondentID")]
    [InlineData("collector_id")]
    [InlineData("Start Date")]
    [InlineData("Date Modified")]
    [InlineData("IP Address")]
    [InlineData("E-mail address")]
    [InlineData("First name:")]
    [InlineData("Custom Data 1")]
    [InlineData("Timestamp")]
    public void AnIdentityColumn_IsKnownByItsHeading_AndCannotBeKept(string heading)
    {
        var proposal = Propose([heading, "Where?"], ["one", "Leeds"], ["two", "York"]);

        Assert.True(proposal.Columns[0].IsIdentity);
        Assert.Equal(
            ["Where?"],
            proposal.Make("old", "Old", new ImportCorrections { LeftOut = new HashSet<int>() }).Questionnaire.Questions.Select(q => q.Text)
        );
    }

    [Theory]
    [InlineData("Contact", "holds an e-mail address in row 3", "", "write to nia@example.org", "no")]
    [InlineData("Source", "holds an IP address in row 2", "192.0.2.7", "somewhere", "no")]
    [InlineData("Source", "holds an IP address in row 2", "2001:db8::7", "", "no")]
    [InlineData("Column 1", "holds times", "2019-01-18 10:00:01", "2019-01-18 10:05:00", "")]
    [InlineData("Column 1", "holds dates", "2019-01-18", "2019-02-15", "")]
    [InlineData("Column 1", "holds dates", "18/01/2019", "1/2/2019", "")]
    [InlineData("Number", "numbers the rows", "114771234501", "114771234502", "114771234503")]
    [InlineData("What is your first name?", "asks for what names a person", "Nia", "Ann", "Nia")]
    public void AColumnThatMaySayWhoAnswered_IsLeftOut_UnlessItIsKept(string heading, string why, params string[] cells)
    {
        var proposal = Propose([["Where?", heading], .. cells.Select(cell => new[] { "Leeds", cell })]);

        Assert.Equal((false, why), (proposal.Columns[1].IsIdentity, proposal.Columns[1].Identity));
        Assert.Equal([1], proposal.Proposed.LeftOut);
        Assert.Single(proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions);
        Assert.Equal(2, proposal.Make("old", "Old", new ImportCorrections { LeftOut = new HashSet<int>() }).Questionnaire.Questions.Count);
    }

    [Fact]
    public void AnOptionThatIsCalledLikeAnIdentity_IsNone()
    {
        var proposal = Propose(["What do you note down? - Name", "What do you note down? - Email"], ["Name", ""], ["Name", "Email"]);

        Assert.All(proposal.Columns, c => Assert.Null(c.Identity));
        Assert.Equal(QuestionKinds.MultipleChoice, Assert.Single(proposal.Questions).Kind);
    }

    [Fact]
    public void WordsWithoutTheirQuestion_AreFreeText_WhenItsOtherColumnsAreLeftOut()
    {
        var proposal = Propose(["Role?", "Role? - Other (please specify)"], ["A", ""], ["A", ""], ["", "Champion"]);

        var question = proposal.Make("old", "Old", new ImportCorrections { LeftOut = new HashSet<int> { 0 } }).Questionnaire.Questions[0];

        Assert.Equal((QuestionKinds.OpenText, "Role? - Other (please specify)"), (question.Kind, question.Text));
    }

    private static ImportProposal Propose(string layout)
    {
        var rows = layout.StartsWith("two", StringComparison.Ordinal) ? Files.TwoRows : Files.OneRow;
        return ImportProposal.Read(layout.EndsWith("CSV", StringComparison.Ordinal) ? Files.Csv(rows) : Files.Excel(rows));
    }

    private static ImportProposal Propose(params string[][] rows) => ImportProposal.Read(Files.Csv(rows));
}
