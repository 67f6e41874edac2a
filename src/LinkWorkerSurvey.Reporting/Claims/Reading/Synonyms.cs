namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Words of general English that mean nearly the same, as a thesaurus has them. No group is made for one survey. Words of one family, such
/// as 'encourage' and 'encouragement', are left to <see cref="Stems"/>, unless their spelling hides it.
/// </summary>
internal static class Synonyms
{
    // Each line is a group; its first word stands for all.
    private const string Groups =
        """
        help assist assistance
        job post occupation employment
        money fund funding funds finance financial cash
        lack shortage absence scarcity lacking missing insufficient inadequate scarce shortfall
        manager boss supervisor
        colleague peer coworker teammate workmate fellow
        clear clarity unclear
        uncertain unsure doubtful
        train course
        learn learnt
        qualification qualified qualify
        talk speak discuss conversation
        communicate communication
        exchange swap share sharing
        reflect reflection ponder
        compassion compassionate kindness caring sympathy
        empathy empathetic empathic
        honest truthful sincerity
        optimistic positive optimism
        trust faith
        solve resolve resolution solution
        problem issue
        helpless powerless
        bound boundary boundaries limit
        opportunity chance occasion
        knowledge know knowing known expertise
        skill ability competence competency
        career profession
        change switch alter
        new novel fresh
        mandatory compulsory obligatory requirement required
        past previously formerly earlier
        want wish desire hope hoping keen
        conflict dispute
        influence persuade persuasion
        evaluate assess assessment appraise appraisal
        collaborate cooperate cooperation collaboration
        partner partnership
        flexible adaptable adaptability
        lonely loneliness alone lone
        frustrate frustration
        house housing accommodation
        supervise supervision
        individual person people client
        relate relationship relation relational
        informal casual
        willing readiness ready
        story stories tale
        reply react reaction
        long longer lengthy prolonged
        challenge difficulty difficult hard obstacle hurdle tough trouble struggle
        institution institute college university
        community neighbourhood locality
        valuable value worthwhile
        advice advise
        guide guidance
        advocate advocacy
        motive motivate motivation motivational reason
        quality virtue trait
        influence influencing
        formal official
        try attempt tried
        equal alike equally
        patience forbearance
        law legislation legal legislative
        behaviour behavior behavioural behavioral
        doctor physician gp
        build develop grow strengthen strengthening
        confidence confident
        enable empower
        pay salary wage wages
        begin start
        end finish
        buy purchase
        child children kid
        teacher tutor
        quick fast speed rapid
        cheap affordable inexpensive
        cost price expense
        easy simple
        happy satisfied pleased satisfaction
        unhappy dissatisfied dissatisfaction
        stress pressure strain
        tired exhausted exhaustion fatigue burnout
        ill sick illness sickness
        safe secure security
        travel journey
        car vehicle
        home residence
        choice selection
        big large
        goal aim objective
        error mistake
        friend mate
        lead leader leadership
        old elderly older
        young youth younger
        meet meeting
        need necessity
        office workplace
        organise organisation organize organization organisational
        plan planning
        rule regulation
        technology digital computer
        """;

    private static readonly Dictionary<string, string> ByWord = Read(word => word);

    private static readonly Dictionary<string, string> ByStem = Read(Stems.Strip);

    /// <summary>Returns the word that stands for the group of a word; null if it is in none.</summary>
    public static string? Find(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>Returns the same for a stem.</summary>
    public static string? FindStem(string stem) => ByStem.GetValueOrDefault(stem);

    private static Dictionary<string, string> Read(Func<string, string> form)
    {
        var found = new Dictionary<string, string>();
        foreach (var group in Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = group.Trim().Split(' ');
            foreach (var word in words)
                found.TryAdd(form(word), words[0]);
        }

        return found;
    }
}
