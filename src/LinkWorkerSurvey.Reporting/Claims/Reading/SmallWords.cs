namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>English words that say nothing about a row: grammar, and the words with which every report on a survey speaks.</summary>
internal static class SmallWords
{
    private static readonly HashSet<string> Words =
    [
        .. """
        a an the this that these those such it its they them their theirs there here he she his her him we us our you your i me my mine who
        whom whose which what when where why how one ones
        and or but nor so yet if as than then also too both either neither each every any some all no not none only just even still again
        of in on at by for from to into onto with without within about above below under over up down out off between among amongst across
        through during before after since until while whilst whereas although though because around along upon per via versus vs beyond
        toward towards against despite besides
        be is are was were been being am do does did done doing have has had having can could may might must shall should will would
        get gets got getting let make makes made making go goes went come comes came coming put puts take takes took taken taking
        very more most less least much many few several other others another rather quite almost nearly approximately roughly
        approx circa slightly well further furthermore however therefore thus meanwhile overall indeed instead otherwise ever never clearly
        simply now today respectively example own once themselves
        often frequently commonly usually mostly mainly largely especially particularly including included include includes
        respondent respondents participant participants interviewee interviewees sample
        said say says saying mention mentions mentioned mentioning name named naming cite cited citing report reported reporting state
        stated
        choose chose chosen choosing chooses pick picked picking select selected selecting tick ticked ticking point pointed
        answer answers answered answering respond responded response responses reply replied question questions survey surveys option
        options asked ask asks agree agreed think thought thinks told tell feel felt feels feeling describe described give gave given gives
        percent percentage percentages cent share shares proportion proportions figure figures number numbers total base based basis table
        chart
        category categories result results finding findings item items list listed
        majority minority half third thirds quarter quarters fifth fifths tenth tenths tenths everyone everybody nobody nearly
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
        thirty forty fifty sixty seventy eighty ninety hundred first second
        main top highest lowest key popular common frequent frequently common biggest largest smallest leading
        thing things way ways something anything area areas aspect aspects part parts kind kinds type types like e.g eg i.e ie etc
        don't didn't doesn't wasn't weren't isn't aren't couldn't wouldn't can't won't it's they're
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static bool Contains(string word) => Words.Contains(word);
}
