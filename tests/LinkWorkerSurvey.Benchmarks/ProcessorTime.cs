using System.Globalization;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>Reads the processor time counted by the kernel, in seconds.</summary>
internal static class ProcessorTime
{
    // The unit of /proc on every Linux that .NET supports.
    private const double TicksPerSecond = 100;

    public static double Of(int process) => Read(process) is { } stat ? stat.Own / TicksPerSecond : 0;

    /// <summary>Returns the time of a process and its children, including ended ones for which it has waited.</summary>
    public static double OfFamily(int parent)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                !int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                || Read(process) is not { } stat)
                continue;
            if (process == parent)
                ticks += stat.Own + stat.EndedChildren;
            else if (stat.Parent == parent)
                ticks += stat.Own;
        }

        return ticks / TicksPerSecond;
    }

    /// <summary>Returns the resident memory of a process, in MB.</summary>
    public static double Memory(int process) => Status(process, "VmRSS:");

    /// <summary>Returns the highest resident memory of a process so far, in MB.</summary>
    public static double PeakMemory(int process) => Status(process, "VmHWM:");

    private static double Status(int process, string name) =>
        double.Parse(
            File.ReadLines($"/proc/{process}/status")
                .First(l => l.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) / 1024;

    private static Stat? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");

            // The name, in brackets, may contain spaces, so the fields are counted after it.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number], CultureInfo.InvariantCulture);
            return new Stat((int)Field(1), Field(11) + Field(12), Field(13) + Field(14));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private readonly record struct Stat(int Parent, long Own, long EndedChildren);
}
