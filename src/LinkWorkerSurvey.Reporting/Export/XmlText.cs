using System.Xml;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>Makes texts that an XML document can hold.</summary>
internal static class XmlText
{
    private const char Unknown = '\ufffd';

    /// <summary>Returns a text with each character that XML cannot contain replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '\ud7ff'))
            return text;
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsHighSurrogate(letters[i]) && i + 1 < letters.Length && char.IsLowSurrogate(letters[i + 1]))
                i++;
            else if (!XmlConvert.IsXmlChar(letters[i]))
                letters[i] = Unknown;
        }

        return new string(letters);
    }
}
