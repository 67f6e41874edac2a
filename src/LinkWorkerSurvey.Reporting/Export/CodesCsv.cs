using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>Writes the codes of a code frame as a CSV file, which can be added to another frame.</summary>
public static class CodesCsv
{
    /// <summary>Returns the bytes of the file: the codes in use, under their nets, as the page of the code frame lists them.</summary>
    public static byte[] Write(CodeFrame frame)
    {
        var nets = frame.NetsInUse.Select((net, place) => (net, place)).ToDictionary(one => one.net.Id, one => (one.net.Label, one.place));
        return CsvFile.Write(
            CodesFile.Columns,
            frame.InUse.OrderBy(code => code.NetId is { } net ? nets[net].place : nets.Count)
                .Select(code => CodesFile.Cells(code, code.NetId is { } net ? nets[net].Label : null)));
    }
}
