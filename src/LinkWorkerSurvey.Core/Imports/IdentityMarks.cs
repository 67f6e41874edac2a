using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Recognises, by its heading, a column that may show who answered, when or from where. <see cref="IdentityValues"/> recognises such a
/// column by its values.
/// </summary>
internal static partial class IdentityMarks
{
    // The headings that survey tools give to columns of identifying data, in lower case and reduced to letters. The languages are those of
    // the United Kingdom and the commonest among the tools' users.
    private static readonly HashSet<string> Names =
    [
        "respondentid", "respondent", "collectorid", "collector", "responseid", "submissionid", "userid", "userno", "username", "id",
        "uuid", "uniqueid", "instanceid", "instancename", "contactid", "internalid",
        "externalreference", "externaldatareference", "urn", "uniqueresponsenumber", "responsenumber", "recordid", "participantid",
        "networkid", "sessionid", "deviceid", "subscriberid", "simserial", "index", "seed",
        "token", "accesscode", "submittedby", "recipient", "recipients", "trackinglink", "linkname", "referrer", "referer", "referrerurl",
        "refurl", "extendedreferer", "useragent", "browser",
        "start", "end", "started", "ended", "startdate", "enddate", "starttime", "endtime", "completiontime", "lastmodifiedtime",
        "datecreated", "datemodified", "datesubmitted", "datestarted", "datelastaction",
        "recordeddate", "submitted", "submittedat", "submittedon", "submitdate", "stagedate", "startdateutc", "submitdateutc",
        "stagedateutc", "submissiondate", "submissiontime", "completed", "completedon", "completiondate", "datecompleted", "responsedate",
        "startedat", "completedat", "createdat", "timestarted", "timesubmitted", "datestamp", "timestamp", "date", "time", "datetime",
        "dateofbirth",
        "ip", "ipaddress", "ipaddr", "latitude", "longitude", "altitude", "locationlatitude", "locationlongitude", "gps", "geolocation",
        "postcode", "zipcode", "postalcode", "postal",
        "email", "emailaddress", "recipientemail", "phone", "phonenumber", "telephone", "telephonenumber", "mobile", "mobilenumber",
        "name", "nameoriginalname", "firstname", "lastname", "fullname", "surname", "forename", "familyname", "givenname", "yourname",
        "respondentname", "contactname", "recipientfirstname", "recipientlastname", "recipientname",
        "customdata", "customvariable",
        "enw", "enwllawn", "enwcyntaf", "cyfenw", "ebost", "cyfeiriadebost", "ffôn", "rhifffôn", "codpost", "stampamser", "dyddiad",
        "amser", "amserdechrau", "amsercwblhau", "cyfeiriadip", "dyddiadgeni",
        "vorname", "nachname", "emailadresse", "telefon", "telefonnummer", "plz", "postleitzahl", "zeitstempel", "startzeit",
        "fertigstellungszeit", "ipadresse", "datum", "uhrzeit", "geburtsdatum",
        "nom", "prénom", "nomcomplet", "adresseemail", "adressedemessagerie", "courriel", "téléphone", "codepostal", "horodateur",
        "heurededébut", "heuredefin", "adresseip", "datedenaissance",
        "nombre", "apellido", "apellidos", "correo", "correoelectrónico", "direccióndecorreoelectrónico", "teléfono", "códigopostal",
        "marcatemporal", "horadeinicio", "horadefinalización", "direcciónip", "fecha",
        "nome", "cognome", "nomeecognome", "indirizzoemail", "indirizzodipostaelettronica", "telefono", "cap", "informazionicronologiche",
        "oradiinizio", "oradicompletamento", "indirizzoip",
        "imię", "nazwisko", "imięinazwisko", "adresemail", "numertelefonu", "kodpocztowy", "sygnaturaczasowa", "godzinarozpoczęcia",
        "godzinaukończenia", "adresip",
        "sobrenome", "endereçodeemail", "telefone", "carimbodedatahora", "naam", "voornaam", "achternaam", "emailadres", "telefoonnummer",
        "tijdstempel", "begintijd", "tijdvanvoltooien",
    ];

    // The headings of columns in which survey tools record how a form was filled in, in lower case and reduced to letters.
    private static readonly HashSet<string> Additions =
    [
        "status", "progress", "finished", "duration", "durationinseconds", "distributionchannel", "userlanguage", "responsetype",
        "validationstatus", "version", "device",
        "lastpage", "startlanguage", "totaltime", "interviewtime", "timetaken", "tags", "altitude", "precision",
    ];

    /// <summary>Returns whether survey tools use the heading for identifying data, such as an email address or a time.</summary>
    public static bool IsNamed(string heading) => Says(heading, Names);

    /// <summary>
    /// Returns why the heading suggests identifying data, or data that survey tools record about how the form was filled in; null if it
    /// suggests neither. The reason is the end of a sentence that begins with the column.
    /// </summary>
    public static string? Suspicion(string heading) =>
        AsksForIdentity().IsMatch(heading) ? "asks for what names a person"
        : Says(heading, Additions) ? "is headed like a column that survey tools add about how the form was filled in"
        : null;

    // KoboToolbox puts the name behind the question: '_Where do you work?_latitude'.
    private static bool Says(string heading, HashSet<string> names) =>
        heading.Length <= 300 && heading.Count(char.IsAsciiDigit) < 4
        && (names.Contains(Letters(heading)) || AfterQuestion().IsMatch(heading));

    private static string Letters(string heading) => string.Concat(heading.ToLowerInvariant().Where(char.IsLetter));

    [GeneratedRegex(@"\A_.*_(latitude|longitude|altitude|precision)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterQuestion();

    [GeneratedRegex("""
        \b(?:
          (e-?mail|ip|home|postal)[ ]address
        | your[ ](e-?mail|post[ ]?code|(first[ ]|last[ ]|full[ ])?name)
        | (first|last|full)[ ]name
        | ((tele)?phone|mobile)[ ]number
        | contact[ ]details | post[ ]?code | zip[ ]code | date[ ]of[ ]birth
        | (adresse|dirección|indirizzo|adres|cyfeiriad)[ ](de[ ]correo[ ]|d')?e-?(mail|bost)
        )\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AsksForIdentity();
}
