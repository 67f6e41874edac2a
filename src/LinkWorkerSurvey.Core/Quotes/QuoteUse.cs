using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>Where a quote is used, such as a section of the report.</summary>
public sealed class QuoteUse
{
    /// <summary>The maximum length of the name of a section, in UTF-16 code units.</summary>
    public const int SectionLimit = 80;

    internal QuoteUse(Quote quote, string section, Guid staffId) => (QuoteId, Section, StaffId) = (quote.Id, section, staffId);

    private QuoteUse()
    {
    }

    /// <summary>The key of the quote.</summary>
    public Guid QuoteId { get; private set; }

    /// <summary>The section in which it is used, such as 'Question 7'.</summary>
    public string Section { get; private set; } = "";

    /// <summary>The key of the member of staff who said so.</summary>
    public Guid StaffId { get; private set; }

    /// <summary>Returns the name of a section without white space around it.</summary>
    /// <exception cref="RuleException">It is empty, too long, or has invisible characters.</exception>
    public static string RequireSection(string? typed)
    {
        var section = (typed ?? "").Trim();
        if (section.Length is 0 or > SectionLimit)
            throw new RuleException($"Enter a section, in {SectionLimit} characters or fewer", nameof(Section));
        if (!VisibleTextAttribute.IsVisible(section))
            throw new RuleException(VisibleTextAttribute.Message, nameof(Section));
        return section;
    }
}
